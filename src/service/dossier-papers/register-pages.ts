import type { SignedInContext } from '../../kernel/http/context.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { nameInPlace } from '../../foundation/organisation/index.ts'
import { dayMoneyPart, findDayMoney } from '../dossier-fees/index.ts'
import { findFields } from '../procedures/index.ts'
import { findDay, findRegister, readFilter, type RegisterRow } from './register.ts'
import { t } from './texts.ts'

type Filter = Awaited<ReturnType<typeof readFilter>>

const unitField = ({ units, unit, authorities }: Filter): ui.Html =>
  ui.select({
    name: 'don-vi',
    label: t('papers.unit'),
    value: unit?.id,
    options: units.map((one) => ({ value: one.id, text: nameInPlace(one, authorities) })),
  })

type Row = Omit<RegisterRow, 'serial'> & { serial?: number; by_name?: string | null }

const received = (row: Row): ui.Html =>
  html`${ui.dateTime(row.accepted_at)}${
    row.receipt_number !== null &&
    html`<br /><span class="muted">${t('papers.receipt_number', { number: row.receipt_number })}</span>`
  }`

/** With the numbers of the book, where the rows are of a book. */
const rowsTable = (rows: readonly Row[], caption: Parameters<typeof t>[0], withClerk: boolean): ui.Html =>
  ui.table({
    caption: t(caption),
    captionHidden: true,
    columns: [
      ...(withClerk ? [] : [{ header: t('papers.col_number'), cell: (row: Row) => String(row.serial) }]),
      {
        header: t('papers.col_code'),
        rowHeader: true,
        cell: (row) => html`<a class="code" href="/ho-so/${row.id}">${row.code}</a>`,
      },
      { header: t('papers.col_procedure'), cell: (row) => row.procedure_name },
      { header: t('papers.col_applicant'), cell: (row) => row.applicant_name },
      { header: t('papers.col_unit'), cell: (row) => row.competent_unit },
      { header: t('papers.col_received'), cell: received },
      { header: t('papers.col_due'), cell: (row) => ui.dateTime(row.first_due_at) },
      withClerk
        ? { header: t('papers.col_clerk'), cell: (row) => row.by_name ?? row.accepted_by_name ?? '' }
        : { header: t('papers.col_returned'), cell: (row) => (row.returned_at ? ui.dateTime(row.returned_at) : '') },
    ],
    rows,
  })

/** The register of one place of reception as it is printed. */
export async function showRegister(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url, lang } = context
  const filter = await readFilter(db, actor, url.searchParams)
  const fields = await findFields(db)
  const { unit, from, to, fieldId } = filter
  const rows = unit ? await findRegister(db, actor, { unitId: unit.id, from, to, fieldId }) : []
  const files = (['pdf', 'xlsx', 'csv'] as const).map((kind) =>
    ui.linkButton({
      text: t(`papers.export_${kind}`),
      href: `/so-theo-doi-ho-so.${kind}${url.search}`,
      kind: 'secondary',
      small: true,
      download: kind !== 'pdf',
    }),
  )
  return ui.staffPage({
    ...context.frame,
    title: t('papers.register'),
    lead: t('papers.register_lead'),
    actions: unit && ui.buttonGroup(files),
    children: unit
      ? html`${ui.filterBar({
          action: '/so-theo-doi-ho-so',
          fields: [
            unitField(filter),
            ui.select({
              name: 'linh-vuc',
              label: t('papers.field'),
              value: fieldId,
              placeholder: t('papers.all_fields'),
              options: fields.map((field) => ({ value: field.id, text: field[lang] })),
            }),
            ui.dateInput({ name: 'tu', label: t('papers.from'), value: from.toString() }),
            ui.dateInput({ name: 'den', label: t('papers.to'), value: to.toString() }),
          ],
        })}${rows.length ? rowsTable(rows, 'papers.register', false) : ui.emptyState({ title: t('papers.none') })}`
      : ui.emptyState({ title: t('papers.nobody_unit') }),
  })
}

// Every dossier of the day stands in exactly one of these; what was received is told besides.
const parts = [
  { key: 'unaccepted', id: 'chua-tiep-nhan', tone: 'warning' },
  { key: 'asked', id: 'cho-bo-sung', tone: undefined },
  { key: 'still_here', id: 'chua-chuyen', tone: 'warning' },
  { key: 'handed_on', id: 'da-chuyen', tone: undefined },
  { key: 'refused', id: 'tu-choi', tone: undefined },
  { key: 'ended', id: 'rut-dung', tone: undefined },
  { key: 'returned', id: 'da-tra', tone: undefined },
] as const

/** What was done at one place on one day; the clerk hands the pile over with it. */
export async function showDay(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const filter = await readFilter(db, actor, url.searchParams)
  const { unit, on } = filter
  const day = unit && (await findDay(db, actor, unit.id, on))
  const money = unit && (await findDayMoney(db, actor, unit.id, on))
  return ui.staffPage({
    ...context.frame,
    title: t('papers.day'),
    lead: t('papers.day_lead'),
    children:
      day && money
        ? html`${ui.filterBar({
            action: '/tong-hop-cuoi-ngay',
            fields: [unitField(filter), ui.dateInput({ name: 'ngay', label: t('papers.on'), value: on.toString() })],
          })}
          ${ui.statTiles([
            {
              label: t('papers.received'),
              value: ui.number(day.received.length),
              href: '#chua-chuyen',
              tone: 'neutral',
            },
            ...parts.map(({ key, id, tone }) => ({
              label: t(`papers.${key}`),
              value: ui.number(day[key].length),
              href: `#${id}`,
              tone: tone && day[key].length ? tone : ('neutral' as const),
            })),
          ])}
          ${parts
            .filter(({ key }) => day[key].length > 0)
            .map(({ key, id }) =>
              ui.section({ id, title: t(`papers.${key}`), children: rowsTable(day[key], `papers.${key}`, true) }),
            )}
          ${parts.every(({ key }) => day[key].length === 0) && ui.emptyState({ title: t('papers.day_none') })}
          ${dayMoneyPart(money)}`
        : ui.emptyState({ title: t('papers.nobody_unit') }),
  })
}
