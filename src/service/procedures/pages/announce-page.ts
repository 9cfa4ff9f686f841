import { forbidden } from '../../../kernel/errors.ts'
import { scopesOf } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findLacks } from '../missing.ts'
import { actions, keepsSome } from '../procedure-access.ts'
import { findDrafts, type ProcedureVersion } from '../procedure-version.ts'
import { decisionFields } from './decision-fields.ts'
import { lackList } from './editor-page.ts'
import { t } from './texts.ts'
import { fieldText } from './words.ts'
import { cataloguePath, draftPath } from './paths.ts'

const name = 'procedures.announce'
const most = 200

const draftsOf = ({ db, actor }: SignedInContext): Promise<ProcedureVersion[]> =>
  findDrafts(db, scopesOf(actor, actions['procedures.keep']), most)

/** What is being written, with what each still lacks. */
export async function showDrafts(context: SignedInContext): Promise<ui.Html> {
  const { actor, frame } = context
  if (!keepsSome(actor)) throw forbidden({ action: 'procedures.keep' })
  const drafts = await draftsOf(context)
  return ui.staffPage({
    ...frame,
    title: t('procedures.drafts'),
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    actions: [
      ui.linkButton({ text: t('procedures.announce'), href: `${cataloguePath}/cong-bo` }),
      ui.linkButton({ text: t('procedures.new'), href: `${cataloguePath}/moi`, kind: 'secondary' }),
    ],
    children: ui.table({
      caption: t('procedures.drafts'),
      captionHidden: true,
      columns: [
        {
          header: t('procedures.name_column'),
          rowHeader: true,
          cell: (draft) =>
            html`<a href="${draftPath(draft.id)}">${draft.name}</a><br /><span class="muted"
                >${draft.code} · ${fieldText(draft.fieldNames)}</span
              >`,
        },
        {
          header: t('procedures.version_column'),
          cell: (draft) =>
            draft.number === 1 ? t('procedures.is_new') : t('procedures.version_number', { number: draft.number }),
        },
        { header: t('procedures.changed_at'), cell: (draft) => ui.dateTime(draft.changedAt) },
        {
          header: t('procedures.state_column'),
          cell: (draft) => {
            const { length } = findLacks(draft)
            return length === 0
              ? ui.statusBadge({ text: t('procedures.ready'), tone: 'success' })
              : ui.statusBadge({ text: t('procedures.still_lacks', { count: length }), tone: 'warning' })
          },
        },
      ],
      rows: drafts,
      empty: ui.emptyState({ title: t('procedures.no_drafts'), body: t('procedures.no_drafts_body') }),
    }),
  })
}

/** Chooses drafts and enters the decision that puts them into force. */
export async function showAnnounce(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { actor, csrf, frame, url } = context
  if (!keepsSome(actor)) throw forbidden({ action: name })
  const drafts = await draftsOf(context)
  const ready = drafts.filter((draft) => findLacks(draft).length === 0)
  const others = drafts.filter((draft) => !ready.includes(draft))
  const asked = url.searchParams.getAll('ban')
  const chosen = problem ? [problem.values.ids ?? []].flat() : asked
  return ui.staffPage({
    ...frame,
    title: t('procedures.announce'),
    lead: t('procedures.announce_lead'),
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: t('procedures.drafts'), href: `${cataloguePath}/ban-thao` },
    ],
    width: 'narrow',
    errors: problem?.errors,
    children: [
      ready.length === 0
        ? ui.emptyState({ title: t('procedures.none_ready'), body: t('procedures.none_ready_body') })
        : ui.form({
            action: `${cataloguePath}/cong-bo`,
            csrf,
            idempotencyKey: context.key(),
            multipart: true,
            children: [
              ui.checkboxes({
                name: 'ids',
                label: t('procedures.which'),
                values: chosen,
                error: problem?.errors.ids,
                choices: ready.map((draft) => ({
                  value: draft.id,
                  text: draft.name,
                  hint: html`${draft.code} ·
                  ${draft.number === 1 ? t('procedures.is_new') : html`<a href="${cataloguePath}/${draft.procedureId}/so-sanh?moi=${draft.number}">${t('procedures.what_changes')}</a>`}`,
                })),
              }),
              decisionFields(problem, name, 'procedures.announce_from'),
              ui.button({ text: t('procedures.announce') }),
            ],
          }),
      others.length > 0 &&
        ui.disclosure({
          summary: t('procedures.not_ready_count', { count: others.length }),
          children: others.map(
            (draft) =>
              html`<h3>${draft.name}</h3>
                ${lackList(draft, findLacks(draft))}`,
          ),
        }),
    ],
  })
}
