import type { SignedInContext } from '../../../kernel/http/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import { parseDate } from '../../../kernel/text/dates.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getFormVersion } from '../../../foundation/forms/index.ts'
import { getProcessVersion, longestWayText, processVersionPath } from '../../../foundation/workflow/index.ts'
import { findTiers, today } from '../../../foundation/organisation/index.ts'
import { findPostingsOf, type PostingOfVersion } from '../posting/posting-queries.ts'
import { keepsSome, mayKeep } from '../procedure-access.ts'
import { codeText } from '../procedure-code.ts'
import { findVersions, isLive, type ProcedureVersion } from '../procedure-version.ts'
import { findTakenBack } from '../take-back.ts'
import { processRecord } from '../process/process-record.ts'
import { contentView } from './content-view.ts'
import { takenBackList } from './take-back-page.ts'
import { t } from './texts.ts'
import { marks, onlineBadge, stateBadge, stateOf } from './words.ts'
import { cataloguePath } from './paths.ts'

const binds = (on: Temporal.PlainDate) => (version: ProcedureVersion) => stateOf(version, on) === 'in_force'

/** The version that was asked for: by number, by day, else today's, else the nearest there is. */
function choose(versions: readonly ProcedureVersion[], url: URL, on: Temporal.PlainDate): ProcedureVersion | undefined {
  const number = url.searchParams.get('ban')
  if (number) return versions.find((version) => String(version.number) === number)
  const day = parseDate(url.searchParams.get('ngay') ?? '')
  if (day) return versions.find(binds(day))
  return versions.find(binds(on)) ?? versions.find(isLive) ?? versions[0]
}

const decision = (version: ProcedureVersion): ui.Content =>
  version.decidedOn
    ? html`${version.decisionNumber} · ${ui.date(version.decidedOn)} · ${version.decisionIssuer}`
    : t('procedures.state_draft')

const history = (versions: readonly ProcedureVersion[], shown: ProcedureVersion, on: Temporal.PlainDate): ui.Html =>
  ui.table({
    caption: t('procedures.versions'),
    columns: [
      {
        header: t('procedures.version_column'),
        rowHeader: true,
        cell: (version) =>
          version === shown
            ? html`<strong class="code">${t('procedures.version_number', { number: version.number })}</strong>`
            : html`<a class="code" href="${cataloguePath}/${version.procedureId}?ban=${version.number}"
                >${t('procedures.version_number', { number: version.number })}</a
              >`,
      },
      { header: t('procedures.state_column'), cell: (version) => stateBadge(stateOf(version, on)) },
      { header: t('procedures.valid_from'), cell: (version) => ui.date(version.validFrom) },
      {
        header: t('procedures.valid_to'),
        mayBeEmpty: true,
        cell: (version) =>
          version.validTo &&
          html`${ui.date(version.validTo)}${version.endDecisionNumber !== '' && html`<br /><span class="muted">${t('procedures.abolished_by', { number: version.endDecisionNumber })}</span>`}`,
      },
      { header: t('procedures.decision_column'), cell: decision },
      {
        header: t('procedures.changes_column'),
        mayBeEmpty: true,
        cell: (version) =>
          version.number > 1 &&
          html`<a
            href="${cataloguePath}/${version.procedureId}/so-sanh?cu=${version.number - 1}&amp;moi=${version.number}"
            >${t('procedures.what_changes')}</a
          >`,
      },
    ],
    rows: versions,
  })

const postings = (rows: readonly PostingOfVersion[]): ui.Content =>
  rows.length > 0 &&
  ui.disclosure({
    summary: t('procedures.posted_at', { done: rows.filter((row) => row.postedOn).length, all: rows.length }),
    children: ui.table({
      caption: t('procedures.places'),
      captionHidden: true,
      columns: [
        {
          header: t('procedures.place_column'),
          rowHeader: true,
          cell: (row) => html`${row.authorityName}<br /><span class="muted">${row.placeName}, ${row.unitName}</span>`,
        },
        {
          header: t('procedures.posted_on'),
          cell: (row) =>
            row.postedOn
              ? html`${ui.date(row.postedOn)}${row.removedOn && html`<br /><span class="muted">${t('procedures.removed_at', { day: (lang) => formatDate(row.removedOn!, lang) })}</span>`}`
              : ui.statusBadge({ text: t('procedures.not_posted'), tone: 'warning' }),
        },
        {
          header: t('procedures.proof'),
          cell: (row) =>
            row.postingId &&
            (row.hasFile
              ? html`<a href="/niem-yet/minh-chung/${row.postingId}">${t('procedures.proof_file')}</a>`
              : html`<a href="${row.link}">${t('procedures.proof_link')}</a>`),
        },
      ],
      rows,
    }),
  })

/** By which form it is filed and by which process it is settled, each a press away; forms open to those who make them. */
async function carriedOut(
  { db, actor }: SignedInContext,
  { formVersionId, processVersionId }: ProcedureVersion,
): Promise<ui.Html> {
  const form = formVersionId && (await getFormVersion(db, formVersionId))
  const process = processVersionId && (await getProcessVersion(db, processVersionId))
  const none = (text: Text) => html`<span class="muted">${text}</span>`
  return html`<section class="section">
    <h2>${t('procedures.section_carrying-out')}</h2>
    ${ui.descriptionList([
      {
        term: t('procedures.form'),
        value: form
          ? html`${keepsSome(actor) ? html`<a href="/bieu-mau/${form.formId}">${form.title}</a>` : form.title}
            (${form.number})`
          : none(t('procedures.without_form')),
      },
      {
        term: t('procedures.process'),
        value: process
          ? html`<a href="${processVersionPath(process.id)}">${process.name}</a> (${process.number}) ·
              ${longestWayText(process.definition)}`
          : none(t('procedures.without_process')),
      },
    ])}
  </section>`
}

function actionsOf(
  version: ProcedureVersion,
  versions: readonly ProcedureVersion[],
  { csrf, actor }: SignedInContext,
): ui.Content {
  if (!mayKeep(actor, version.authorityPath)) return undefined
  const draft = versions.find((each) => !each.announcedAt)
  const last = versions.find(isLive)
  return [
    draft
      ? ui.linkButton({ text: t('procedures.edit_draft'), href: `${cataloguePath}/ban-thao/${draft.id}` })
      : ui.buttonForm({
          action: `${cataloguePath}/${version.procedureId}/phien-ban`,
          csrf,
          text: t('procedures.amend'),
          kind: 'primary',
        }),
    last &&
      !last.validTo &&
      ui.linkButton({
        text: t('procedures.abolish'),
        href: `${cataloguePath}/${version.procedureId}/bai-bo`,
        kind: 'secondary',
      }),
    last &&
      ui.linkButton({
        text: t('procedures.take_back'),
        href: `${cataloguePath}/${version.procedureId}/rut-lai`,
        kind: 'secondary',
      }),
    ui.linkButton({
      text: t('procedures.copy'),
      href: `${cataloguePath}/moi?tu=${version.procedureId}`,
      kind: 'secondary',
    }),
  ]
}

/** One procedure as it stands today, on a day, or in a version that was asked for. */
export async function showProcedure(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, frame, params, url } = context
  const on = today(db)
  const all = await findVersions(db, params.id!)
  const versions = all.filter((version) => version.announcedAt || mayKeep(actor, version.authorityPath))
  const version = choose(versions, url, on)
  if (!version) throw notFound('procedures.not_found')
  const tiers = await findTiers(db, on)
  const takenBack = await findTakenBack(db, version.procedureId)
  const rows = version.announcedAt ? await findPostingsOf(db, version.id) : []
  return ui.staffPage({
    ...frame,
    title: version.name,
    lead: html`${codeText(version)} · ${decision(version)}`,
    status: [stateBadge(stateOf(version, on)), onlineBadge(version.onlineLevel), marks(version)],
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    width: 'narrow',
    actions: actionsOf(version, versions, context),
    children: [
      contentView(version, tiers, (key) => `${cataloguePath}/${version.procedureId}/tep/${version.id}/${key}`),
      await carriedOut(context, version),
      await processRecord(db, version),
      postings(rows),
      history(versions, version, on),
      takenBackList(takenBack),
      html`<form class="form" action="${cataloguePath}/${version.procedureId}" role="search">
        ${ui.dateInput({ name: 'ngay', label: t('procedures.on_day'), value: url.searchParams.get('ngay') ?? undefined })}
        ${ui.button({ text: t('procedures.see_day'), kind: 'secondary' })}
      </form>`,
    ],
  })
}
