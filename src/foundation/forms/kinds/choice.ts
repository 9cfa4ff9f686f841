import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, typedIn } from './simple.ts'

/** So many are seen at a glance; more stand in a select. */
const glance = 6

export const choiceKind: FieldKind = {
  read: (field, path, reading) => {
    const chosen = (field.many ? [...reading.typed(path)] : [typedIn(path, reading)]).filter((one) => one !== '')
    if (chosen.some((one) => !field.choices?.includes(one))) {
      reading.wrong(path, t('forms.choice_wrong'))
      return undefined
    }
    if (!field.many) return chosen[0]
    // In the order of the form, whatever the order in which they were ticked.
    const kept = (field.choices ?? []).filter((one) => chosen.includes(one))
    return kept.length > 0 ? kept : undefined
  },
  input: (field, path, asking) => {
    const choices = (field.choices ?? []).map((one) => ({ value: one, text: one }))
    const box = boxOf(field, path, asking)
    if (field.many) return ui.checkboxes({ ...box, choices, values: asking.typed(path) })
    return choices.length <= glance
      ? ui.radios({ ...box, choices, inline: choices.length <= 3 })
      : ui.select({ ...box, options: choices })
  },
  text: (_, answer) => (Array.isArray(answer) ? answer.join('; ') : (answer as string)),
  boxes: (path, answer) => ({ [path]: Array.isArray(answer) ? (answer as string[]) : (answer as string) }),
}
