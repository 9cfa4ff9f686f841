import { dateOf } from '../../../foundation/calendar/index.ts'
import { findUnitChoices } from '../../../foundation/organisation/index.ts'
import { canAnywhere, scopesOf } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import { typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDateTime } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnknownNews, isOverAll } from '../news/unknown-news.ts'
import { getPostState } from '../post/post-state.ts'
import { numberField, type HandedToPost } from '../sending/hand-to-post.ts'
import { shipmentActions } from '../shipment-access.ts'
import { countLists, findList, listNames, pageSize, type ListName, type Shipment } from '../shipment-queries.ts'
import { t } from '../texts.ts'
import { unknownNewsList } from './news-page.ts'
import { shipmentsPath } from './paths.ts'
import { sinceOf, stateBadge, trouble } from './words.ts'

const handName = 'dossier_shipments.hand_to_post'

const nameOf = (url: URL): ListName => listNames.find((name) => name === url.searchParams.get('danh-sach')) ?? 'gui'

/** Where the list stands after a hand-over of which not everything went. */
export const someFailedAddress = ({ done, failed }: HandedToPost): string => {
  const search = new URLSearchParams({ 'danh-sach': 'gui', xong: String(done) })
  for (const { id } of failed) search.append('loi', id)
  return `${shipmentsPath}?${search.toString()}`
}

const link = (row: Shipment): ui.Html => html`<a class="code" href="${shipmentsPath}/${row.id}">${row.code}</a>`

const tick = (row: Shipment, chosen: readonly string[]): ui.Html =>
  html`<span class="choice"
    ><input
      type="checkbox"
      id="s-${row.id}"
      name="shipments"
      value="${row.id}"
      ${chosen.includes(row.id) && html`checked`}
    /><label for="s-${row.id}"
      ><span class="visually-hidden">${t('shipments.choose_one', { code: row.code })}</span></label
    ></span
  >`

const party = (row: Shipment): ui.Html =>
  html`${row.party_name}<br /><span class="muted"
      >${[row.party_phone, row.party_address].filter(Boolean).join(' · ')}</span
    >`

const toSend = (context: SignedInContext, rows: readonly Shipment[], problem?: FormProblem): ui.Html => {
  const failed = context.url.searchParams.getAll('loi')
  const chosen = [problem?.values['shipments'] ?? failed].flat().map(String)
  const table = ui.table({
    caption: t('shipments.tab_gui'),
    captionHidden: true,
    rows,
    columns: [
      { header: t('shipments.choose'), cell: (row) => tick(row, chosen) },
      {
        header: t('shipments.dossier'),
        rowHeader: true,
        cell: (row) =>
          html`${link(row)}<br /><span class="muted">${t(`shipments.direction_${row.direction as 'result'}`)}</span>`,
      },
      { header: t('shipments.party'), cell: party },
      {
        header: t('shipments.number'),
        cell: (row) =>
          ui.textInput({
            name: numberField(row.id),
            label: t('shipments.number_of', { code: row.code }),
            labelHidden: true,
            value: typed(problem, handName, numberField(row.id), row.tracking_number),
            error:
              failed.includes(row.id) && !row.tracking_number
                ? t('dossier_shipments.number_missing', { code: row.code })
                : undefined,
            width: 'medium',
            code: true,
          }),
      },
    ],
  })
  return ui.form({
    action: `${shipmentsPath}/giao`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    children: html`<p class="hint">${t('shipments.hand_hint')} ${t('shipments.number_hint')}</p>
      ${table}
      <div class="field">${ui.button({ text: t('shipments.hand'), accesskey: 'g' })}</div>`,
  })
}

const watched = (name: ListName, rows: readonly Shipment[]): ui.Html =>
  ui.table({
    caption: t(`shipments.tab_${name}`),
    captionHidden: true,
    rows,
    columns: [
      { header: t('shipments.dossier'), rowHeader: true, cell: link },
      { header: t('shipments.number'), cell: (row) => html`<span class="code">${row.tracking_number || '—'}</span>` },
      { header: t('shipments.party'), cell: party },
      { header: t('shipments.state'), cell: (row) => html`${stateBadge(row)} ${trouble(row)}` },
      { header: t('shipments.since'), cell: (row) => ui.dateTime(sinceOf(row)) },
    ],
  })

async function postNotice({ db }: SignedInContext): Promise<ui.Content> {
  const state = await getPostState(db)
  return (
    state.failing_since &&
    ui.notice({
      tone: 'warning',
      title: t('shipments.failing'),
      body: html`<p>
        ${t('shipments.failing_body', { since: formatDateTime(state.failing_since), words: state.last_error })}
      </p>`,
    })
  )
}

/** Leads to the PDF. */
async function printForm({ db, actor }: SignedInContext): Promise<ui.Content> {
  const scopes = scopesOf(actor, shipmentActions['dossier_shipments.read'])
  const units = await findUnitChoices(db, { within: scopes, kinds: ['centre'], limit: 300 })
  const places = units.some(({ value }) => value === actor.unitId)
    ? units
    : [{ value: actor.unitId, text: actor.unitName }, ...units]
  return ui.disclosure({
    summary: t('shipments.print'),
    children: html`<form class="form" method="get" action="${shipmentsPath}/bang-ke.pdf">
      ${ui.fieldRow([
        ui.select({
          name: 'don-vi',
          label: t('shipments.print_unit'),
          value: actor.unitId,
          placeholder: false,
          options: places,
        }),
        ui.dateInput({ name: 'ngay', label: t('shipments.print_day'), value: dateOf(db.now).toString() }),
      ])}
      <div class="field">${ui.button({ text: t('shipments.print'), kind: 'secondary' })}</div>
    </form>`,
  })
}

export async function showShipments(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, url } = context
  if (!canAnywhere(actor, shipmentActions['dossier_shipments.read'])) throw forbidden()
  const name = nameOf(url)
  const counts = await countLists(db, actor)
  const found = await findList(db, actor, name, placeOf(url))
  const { shown: rows, pages } = onePage(url, found, pageSize, (row) => ({ at: row.prepared_at, id: row.id }))
  const failed = url.searchParams.getAll('loi').length
  const unknown = isOverAll(actor, 'dossier_shipments.read') ? await findUnknownNews(db) : []
  const maySend = canAnywhere(actor, shipmentActions['dossier_shipments.send'])
  return ui.staffPage({
    ...context.frame,
    title: t('shipments.title'),
    lead: t('shipments.lead'),
    errors: problem?.errors,
    children: html`${await postNotice(context)}
    ${
      failed > 0 &&
      ui.notice({
        tone: 'warning',
        title: t('shipments.some_failed', { count: failed }),
        body: html`<p>
          ${t('shipments.said_given', { count: Math.trunc(Number(url.searchParams.get('xong'))) || 0 })}
        </p>`,
      })
    }
    ${ui.tabs(
      listNames.map((one) => ({
        text: t(`shipments.tab_${one}`),
        href: `${shipmentsPath}?danh-sach=${one}`,
        current: one === name,
        count: counts[one],
      })),
    )}
    ${
      rows.length === 0
        ? html`<p class="muted">${t(`shipments.empty_${name}`)}</p>`
        : name === 'gui' && maySend
          ? toSend(context, rows, problem)
          : watched(name, rows)
    }
    ${pages} ${await printForm(context)} ${unknownNewsList(unknown)}`,
  })
}
