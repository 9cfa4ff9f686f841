import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { uploadLimit } from '../../../kernel/files/receive.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from './texts.ts'

/** What is printed on the decision, and the day from which it works. */
export function decisionFields(
  problem: FormProblem | undefined,
  action: string,
  from: Parameters<typeof t>[0],
): ui.Content {
  const bind = (name: string) => ({ name, value: typed(problem, action, name), error: errorOf(problem, action, name) })
  const confirmed = bind('confirmed')
  const asked = confirmed.error !== undefined
  return [
    ui.textInput({
      ...bind('number'),
      label: t('procedures.decision_number'),
      hint: t('procedures.decision_number_hint'),
      width: 'medium',
    }),
    ui.dateInput({ ...bind('issuedOn'), label: t('procedures.decided_on') }),
    ui.textInput({ ...bind('issuer'), label: t('procedures.decision_issuer') }),
    ui.textInput({ ...bind('signer'), label: t('procedures.decision_signer'), optional: true }),
    ui.dateInput({ ...bind('from'), label: t(from) }),
    (asked || confirmed.value) &&
      ui.checkbox({
        ...confirmed,
        value: 'true',
        label: t('procedures.effect_confirm'),
        checked: confirmed.value !== '',
      }),
    ui.fileInput({
      name: 'file',
      label: t('procedures.decision_file'),
      optional: true,
      error: errorOf(problem, action, 'file'),
      accept: ['.pdf', '.docx', '.jpg', '.png'],
      maxBytes: uploadLimit,
    }),
  ]
}
