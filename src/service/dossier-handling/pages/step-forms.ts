// The open steps a person has before them: who holds each, until when, and the forms of what can be done.
import { decidingRoles, roleName, type PersonInRole, type Role } from '../../../foundation/organisation/index.ts'
import { leads } from '../../../foundation/workflow/index.ts'
import type { UnitClock } from '../../../foundation/calendar/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Dossier } from '../../dossiers/index.ts'
import { isForSignature, isOpinion, ofUnit, type StepAtHand } from '../acting/step-actions.ts'
import { keepingList } from '../lists/came-from.ts'
import { effectFields, takesFiles } from './effect-fields.ts'
import { fieldsOf, part } from './part.ts'
import { draftToSign } from './result-drafts.ts'
import { remainingBadge } from './remaining.ts'
import { t } from '../texts.ts'

export type Hands = {
  context: SignedInContext
  dossier: Dossier
  hands: readonly StepAtHand[]
  people: readonly PersonInRole[]
  clock: UnitClock | undefined
  signer: string | undefined
  problem: FormProblem | undefined
}

const pathOf = (it: Hands, { step }: StepAtHand, deed: string): string =>
  `/ho-so/${it.dossier.id}/buoc/${step.id}/${deed}`

const peopleOf = (it: Hands, wanted: { role: string; unitPath: string } | undefined): PersonInRole[] =>
  it.people.filter(({ role, unitPath }) => role === wanted?.role && unitPath === wanted.unitPath)

/** Units that were asked and have not answered are named before anybody goes on without them. */
function withoutOpinions(it: Hands, { step }: StepAtHand, form: string): ui.Content {
  const asked = it.hands.filter((one) => one.step.asked_on === step.id)
  const { value, ...field } = fieldsOf(it.problem, form)('withoutOpinions')
  return (
    asked.length > 0 &&
    ui.checkbox({
      ...field,
      label: t('handling.without_opinions', { units: asked.map((one) => one.step.unit_in_place).join('; ') }),
      checked: value !== '',
    })
  )
}

/** The first step stands open with its first action: what is done most is one press away. */
const actionForms = (it: Hands, hand: StepAtHand, at: number): ui.Content =>
  hand.actions.map(({ action, next, takesDraft }, nth) => {
    const form = `b${at}-${action.key}`
    const { context, dossier, problem } = it
    return part(context, problem, {
      name: form,
      title: action.name,
      path: pathOf(it, hand, 'xu-ly'),
      open: nth === 0 && !problem,
      multipart: takesDraft || takesFiles(action),
      hidden: { version: String(hand.step.version), action: action.key },
      children: [
        effectFields({
          form,
          action,
          dossier,
          people: peopleOf(it, next),
          signer: it.signer,
          now: context.db.now,
          takesDraft,
          problem,
        }),
        withoutOpinions(it, hand, form),
        ui.buttonGroup([
          ui.button({ text: action.name, kind: action.effect === 'refuse' ? 'danger' : 'primary' }),
          action.effect === 'take_supplement' &&
            ui.button({
              text: t('handling.take_part'),
              kind: 'secondary',
              formaction: keepingList(context.url, pathOf(it, hand, 'mot-phan')),
            }),
        ]),
      ],
    })
  })

const opinionForm = (it: Hands, hand: StepAtHand, at: number): ui.Html => {
  const form = `b${at}-opinion`
  return part(it.context, it.problem, {
    name: form,
    title: t('handling.give_opinion'),
    path: pathOf(it, hand, 'cho-y-kien'),
    open: true,
    hidden: { version: String(hand.step.version) },
    children: [
      ui.textarea({ ...fieldsOf(it.problem, form)('text'), label: t('handling.opinion') }),
      ui.button({ text: t('handling.give_opinion') }),
    ],
  })
}

const assignForm = (it: Hands, hand: StepAtHand, at: number): ui.Content => {
  const form = `b${at}-assign`
  const people = toGiveTo(it, hand)
  if (people.length === 0) return undefined
  return part(it.context, it.problem, {
    name: form,
    title: t(hand.step.person_id ? 'handling.reassign' : 'handling.assign'),
    path: pathOf(it, hand, 'giao'),
    open: hand.step.of_nobody,
    hidden: { version: String(hand.step.version) },
    children: [
      ui.select({
        ...fieldsOf(it.problem, form)('personId', (!hand.step.of_nobody && hand.step.person_id) || ''),
        label: t('handling.person'),
        options: people.map(({ id, name }) => ({ value: id, text: name })),
      }),
      ui.button({ text: t('handling.assign_button') }),
    ],
  })
}

/** Deciding needs somebody who leads; what else nobody can do goes to anybody of the unit, or to whoever gives it. */
function toGiveTo(it: Hands, { step, mayLetStandIn }: StepAtHand): { id: string; name: string }[] {
  const holders = peopleOf(it, { role: step.role, unitPath: step.unit_path })
  if (holders.length > 0 || !mayLetStandIn) return holders
  const { personId: id, name } = it.context.actor
  const others = decidingRoles.includes(step.role) ? [] : peopleOf(it, { role: ofUnit, unitPath: step.unit_path })
  return [...others.filter((one) => one.id !== id), { id, name }]
}

/** Why it stands still, and who can set it going again. */
function ofNobodyNotice(it: Hands, hand: StepAtHand): ui.Content {
  const { step, mayAssign: gives, mayLetStandIn } = hand
  if (!step.of_nobody) return undefined
  const others = peopleOf(it, { role: step.role, unitPath: step.unit_path }).length > 0
  const unit = step.unit_in_place
  const what = gives
    ? t(others ? 'handling.of_nobody_give' : 'handling.of_nobody_stand_in')
    : t('handling.of_nobody_whom_to_ask', { unit })
  const above = step.unit_path.split('.').slice(0, -1).join('.')
  return ui.notice({
    tone: 'warning',
    title: step.person_name
      ? t('handling.of_nobody_holder', { person: step.person_name })
      : t('handling.of_nobody_role', { unit, role: roleName(step.role as Role) }),
    body: html`<p>${what}</p>
      ${mayLetStandIn && !others && leads(it.context.actor, above) && html`<p><a href="${keepingList(it.context.url, pathOf(it, hand, 'chuyen-don-vi'))}">${t('handling.move_step')}</a></p>`}`,
  })
}

const quickButton = (it: Hands, hand: StepAtHand, deed: string, text: 'handling.claim' | 'handling.release'): ui.Html =>
  ui.buttonForm({
    action: keepingList(it.context.url, pathOf(it, hand, deed)),
    csrf: it.context.csrf,
    hidden: { version: String(hand.step.version), form: deed },
    text: t(text),
    small: true,
    about: hand.step.name,
  })

const holder = ({ step }: StepAtHand): ui.Content =>
  step.person_name ?? html`<span class="muted">${t('handling.nobody')} (${roleName(step.role as Role)})</span>`

const stepCard = (it: Hands, hand: StepAtHand, at: number): ui.Html => {
  const { step } = hand
  const { context, clock } = it
  const consults = hand.mayAct && !isOpinion(step)
  return html`<section class="stack" aria-labelledby="b${at}">
    <h3 id="b${at}">${isOpinion(step) ? t('handling.opinion_on', { step: step.name }) : step.name}</h3>
    <p>
      ${step.unit_name} ·
      ${holder(hand)}${step.due_at && html` · ${t('handling.step_due')} ${ui.dateTime(step.due_at)}`}
      ${step.held_at ? ui.statusBadge({ text: t('handling.stands') }) : step.due_at && clock && remainingBadge(clock, context.db.now, step.due_at)}
    </p>
    ${ofNobodyNotice(it, hand)}
    ${step.question && html`<p><strong>${t('handling.question')}:</strong> ${step.question}</p>`}
    ${hand.mayAct && step.person_id === null && quickButton(it, hand, 'nhan', 'handling.claim')}
    ${hand.mayAct && !isOpinion(step) && isForSignature(hand.actions) && draftToSign(it.dossier)}
    ${(hand.mayAct || hand.mayAssign) && isOpinion(step) && opinionForm(it, hand, at)}
    ${hand.mayAct && !isOpinion(step) && actionForms(it, hand, at)} ${hand.mayAssign && assignForm(it, hand, at)}
    ${ui.buttonGroup([
      hand.mayAssign && step.person_id !== null && quickButton(it, hand, 'tra-ve', 'handling.release'),
      consults &&
        ui.linkButton({
          text: t('handling.consult'),
          href: keepingList(context.url, pathOf(it, hand, 'xin-y-kien')),
          kind: 'secondary',
          small: true,
        }),
    ])}
    ${!hand.mayAct && !hand.mayAssign && html`<p class="muted">${t('handling.not_yours')}</p>`}
  </section>`
}

export const stepForms = (it: Hands): ui.Content =>
  it.hands.length > 0 &&
  ui.section({
    id: 'viec-can-lam',
    title: t('handling.to_do'),
    children: [
      it.hands.some(({ mayAct, actions }) => mayAct && actions.length > 1) && ui.severalForms(),
      it.hands.map((hand, at) => stepCard(it, hand, at)),
    ],
  })
