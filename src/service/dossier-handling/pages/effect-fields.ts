// Exactly the fields that the effect of an action needs, with what is already known filled in.
import type { StepAction } from '../../../foundation/workflow/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { dossierText, paperEndings, paperLimit, returnWays } from '../../dossiers/index.ts'
import type { EffectForm } from './effect-form.ts'
import { fieldsOf, valuesOf } from './part.ts'
import { draftField } from './result-drafts.ts'
import { checkPapers, lackingOf, takeSupplement } from './taking-fields.ts'
import { t } from '../texts.ts'

const note = (it: EffectForm, label: Parameters<typeof t>[0], required: boolean): ui.Html =>
  ui.textarea({ ...fieldsOf(it.problem, it.form)('note'), label: t(label), optional: !required, rows: 2 })

const askSupplement = (it: EffectForm): ui.Content => {
  const { dossier, form, problem } = it
  const field = fieldsOf(problem, form)
  const again = dossier.supplements > 0
  return [
    ui.checkboxes({
      ...field('componentKeys'),
      label: t('handling.papers_missing'),
      hint: t('handling.papers_missing_hint'),
      values: valuesOf(problem, form, 'componentKeys', lackingOf(it)),
      choices: dossier.procedure.components.map(({ key, name }) => ({ value: key, text: name })),
    }),
    note(it, 'handling.supplement_reason', true),
    (again || field('legalReason').error) &&
      ui.textarea({
        ...field('legalReason'),
        label: t('handling.legal_reason'),
        hint: t('handling.legal_reason_hint', { number: dossier.supplements + 1 }),
        rows: 2,
      }),
    ui.textInput({ ...field('contact'), label: t('handling.contact'), optional: true, width: 'medium' }),
  ]
}

const issueResult = (it: EffectForm): ui.Content => {
  const field = fieldsOf(it.problem, it.form)
  const { results } = it.dossier.procedure
  return [
    results.length > 1 &&
      ui.select({
        ...field('resultKey', results[0]!.key),
        label: t('handling.result'),
        placeholder: false,
        options: results.map(({ key, name }) => ({ value: key, text: name })),
      }),
    ui.fieldRow([
      ui.textInput({ ...field('resultNumber'), label: t('handling.result_number'), optional: true, width: 'medium' }),
      ui.dateInput({ ...field('issuedOn', dateOf(it.now).toString()), label: t('handling.issued_on') }),
    ]),
    ui.textInput({ ...field('signedBy', it.signer), label: t('handling.signed_by'), width: 'medium', optional: true }),
    ui.radios({
      ...field('signedHow', 'paper'),
      label: t('handling.signed_how'),
      inline: true,
      choices: (['paper', 'electronic'] as const).map((how) => ({ value: how, text: t(`handling.signed_${how}`) })),
    }),
    ui.fileInput({
      ...field('file'),
      label: t('handling.result_file'),
      optional: true,
      accept: paperEndings,
      maxBytes: paperLimit,
    }),
    note(it, 'handling.note', it.action.needsNote ?? false),
  ]
}

const handOver = (it: EffectForm): ui.Content => {
  const field = fieldsOf(it.problem, it.form)
  const { submitter, applicant_name, return_by } = it.dossier
  return [
    ui.textInput({
      ...field('takenBy', submitter?.name || applicant_name),
      label: t('handling.taken_by'),
      width: 'medium',
    }),
    ui.radios({
      ...field('how', return_by),
      label: t('handling.how'),
      inline: true,
      choices: returnWays.map((way) => ({ value: way, text: dossierText(`dossiers.return_${way}`) })),
    }),
    note(it, 'handling.hand_over_note', false),
  ]
}

const person = (it: EffectForm): ui.Content =>
  it.people.length > 0 &&
  ui.select({
    ...fieldsOf(it.problem, it.form)('personId'),
    label: t('handling.next_person'),
    optional: true,
    placeholder: t('handling.whoever_takes_it'),
    options: it.people.map(({ id, name }) => ({ value: id, text: name })),
  })

/** Effects whose words need a reason, whatever the process says. */
const reasons: Record<string, Parameters<typeof t>[0]> = {
  refuse: 'handling.refuse_reason',
  return: 'handling.return_reason',
  send_obligation: 'handling.obligation_note',
  take_payment: 'handling.payment_proof',
  begin_verification: 'handling.verification_reason',
}

export function effectFields(it: EffectForm): ui.Content {
  const { effect = '', needsNote = false } = it.action
  if (effect === 'ask_supplement') return askSupplement(it)
  if (effect === 'take_supplement') return [takeSupplement(it), note(it, 'handling.note', false)]
  if (effect === 'receive') return [checkPapers(it), note(it, 'handling.note', needsNote)]
  if (effect === 'issue_result') return issueResult(it)
  if (effect === 'hand_over_result') return handOver(it)
  const reason = reasons[effect]
  const { value: _, ...draft } = fieldsOf(it.problem, it.form)('draft')
  return html`${it.takesDraft && draftField(it.dossier, draft)}
  ${note(it, reason ?? 'handling.note', needsNote || effect === 'refuse')}${person(it)}`
}

export const takesFiles = ({ effect = '' }: StepAction): boolean =>
  ['receive', 'take_supplement', 'issue_result'].includes(effect)
