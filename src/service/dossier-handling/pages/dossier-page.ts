import { findPeopleInRoles, findUnitNames } from '../../../foundation/organisation/index.ts'
import {
  findSteps,
  getProcessVersion,
  namedUnits,
  processDrawing,
  type Definition,
  type StepRow,
} from '../../../foundation/workflow/index.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findInterlinked, getDossierWith, isOver, readClockOf, type Dossier } from '../../dossiers/index.ts'
import { feesFrom, feesPart, moneyOf } from '../../dossier-fees/index.ts'
import { findShipmentsOf, shipmentsPart } from '../../dossier-shipments/index.ts'
import { isOpen, peopleWanted, signerOf, stepsAtHand } from '../acting/step-actions.ts'
import { linksOf } from '../dossier-links.ts'
import { afterActionFlash, listCrumb } from './after-action.ts'
import { courseForms } from './course-forms.ts'
import { mayAtItsUnits } from './may-at-its-units.ts'
import { clockPart, dossierFacts } from './dossier-facts.ts'
import { handOvers, history, papers, requests, results, stepList } from './dossier-log.ts'
import { interlinkedPart, isAwaited } from './interlinked-part.ts'
import { draftVersions } from './result-drafts.ts'
import { remainingBadge } from './remaining.ts'
import { soonIn } from './soon.ts'
import { arrivalOf, formAnswers } from './form-answers.ts'
import { stateBadge } from './state-badge.ts'
import { stepForms } from './step-forms.ts'
import { summaryOf } from './part.ts'
import { t } from '../texts.ts'

/** Everything the page is made from; at most nine statements beside the frame's. */
async function read(context: SignedInContext) {
  const { db, actor, params } = context
  const { dossier, beside: money } = await getDossierWith(db, actor, params.id!, moneyOf)
  const steps = await findSteps(db, dossier.id)
  const definition = steps[0] && (await getProcessVersion(db, steps[0].process_version_id)).definition
  const hands = definition ? stepsAtHand(actor, dossier, steps, definition) : []
  const clock = await readClockOf(db, dossier)
  const arrival = await arrivalOf(context, dossier)
  return {
    dossier,
    steps,
    definition,
    // Of parts in units that the process names: most processes name none, and then nothing is asked.
    unitNames: await findUnitNames(db, definition ? namedUnits(definition) : []),
    hands,
    signer: definition && signerOf(definition, steps),
    clock,
    unitClock: clock && { calendar: clock.setting.calendar, rules: clock.setting.termRules },
    people: await findPeopleInRoles(db, peopleWanted(hands)),
    interlinked: dossier.children ? await findInterlinked(db, actor, dossier.id) : [],
    shipments: await findShipmentsOf(db, dossier.id),
    fees: feesFrom(dossier, money),
    history: await findHistory(db, [dossier.id]),
    arrival,
    answers: await formAnswers(context, dossier, arrival),
  }
}

/** A date went by before another was given, or the result came after the one that held. */
const wasLate = ({ missed_at: missed, due_at: due, finished_at: finished }: Dossier): boolean =>
  missed !== null || (due !== null && finished !== null && Temporal.Instant.compare(due, finished) < 0)

const badges = (dossier: Dossier, left: ui.Content): ui.Html =>
  html`${stateBadge(dossier.state)}
  ${left}${wasLate(dossier) && [' ', ui.statusBadge({ text: t('handling.was_late'), tone: 'danger' })]}`

/** What was typed into a form that is no longer there, as when a colleague was quicker: nothing of it is lost. */
function leftOver(problem: FormProblem | undefined, body: ui.Html): ui.Content {
  const form = String(problem?.values['form'] ?? '')
  const text = [problem?.values['note'], problem?.values['text'], problem?.values['reason']].flat().filter(Boolean)
  const isShown = form !== '' && ui.render(body, 'vi').includes(`value="${form}"`)
  return (
    problem &&
    !isShown &&
    text.length > 0 &&
    ui.notice({ title: t('handling.you_typed'), body: text.map((words) => html`<p>${words}</p>`) })
  )
}

/** The whole way, with where it stands now. */
const drawing = (
  definition: Definition | undefined,
  steps: readonly StepRow[],
  unitNames: ReadonlyMap<string, string>,
): ui.Content =>
  definition &&
  ui.disclosure({
    summary: t('handling.process'),
    children: processDrawing(definition, { active: steps.filter(isOpen).map(({ key }) => key), unitNames }),
  })

/** One dossier: who wants what, where it stands, what can be done, and what has happened. */
export async function showDossier(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const whole = await read(context)
  const { dossier, unitClock } = whole
  const now = context.db.now
  const left =
    !isOver(dossier.state) && dossier.due_at && unitClock
      ? remainingBadge(unitClock, now, dossier.due_at, dossier.missed_at)
      : undefined
  const forms = html`${stepForms({ ...whole, context, clock: unitClock, problem })}
  ${courseForms({ context, dossier, problem })}`
  const soon = () =>
    whole.clock ? soonIn(whole.clock.setting.calendar, whole.clock.setting.rules.warn_days_before, now) : now
  return ui.staffPage({
    ...context.frame,
    flash: await afterActionFlash(context, dossier.id, soon),
    title: t('handling.dossier', { code: dossier.code }),
    heading: html`${t('handling.dossier', { code: '' })}<span class="code">${dossier.code}</span>`,
    status: html`${badges(dossier, left)}
    ${isAwaited(whole.interlinked) && ui.statusBadge({ text: t('handling.waits_interlinked'), tone: 'warning' })}`,
    lead: html`${dossier.procedure.name}${dossier.parent_id && html` · ${t('handling.part_of')} <a href="/ho-so/${dossier.parent_id}">${dossier.parent_code}</a>`}`,
    actions: linksOf({ ...whole, actor: context.actor }).map(({ text, href }) =>
      ui.linkButton({ text, href: href(dossier), kind: 'secondary', small: true }),
    ),
    crumbs: [listCrumb(context.url)],
    errors: summaryOf(problem),
    children: html`${leftOver(problem, forms)} ${dossierFacts(context, dossier, whole.arrival)}
    ${clockPart(dossier, whole.clock)} ${forms} ${feesPart(dossier, whole.fees)}
    ${interlinkedPart(dossier, whole.interlinked)} ${whole.answers} ${papers(dossier)} ${requests(dossier)}
    ${draftVersions(dossier)} ${results(dossier, mayAtItsUnits(context, dossier, 'dossiers.correct'))}
    ${handOvers(dossier)} ${shipmentsPart(context, dossier, whole.shipments)} ${stepList(whole.steps, whole.definition)}
    ${drawing(whole.definition, whole.steps, whole.unitNames)} ${history(whole.history)}`,
  })
}
