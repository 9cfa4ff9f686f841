// The box of a field in the editor, by its kind.
import { errorOf, fieldIdIn, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { conditionFields, type ConditionName } from '../../../kernel/conditions/index.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { asText, optionText, writeCell, type CellField } from '../parts/cell.ts'
import { t } from './texts.ts'

/** `choices`: for a field whose values are rows of a table, such as the field of work or the unit. */
export type InputContext = {
  action: string
  problem: FormProblem | undefined
  choices?: Partial<Record<string, readonly ui.Option[]>>
  /** The questions of the form by which it is filed: what a formula may speak of. */
  questions?: readonly ConditionName[]
}

/** The id of the list that suggests questions. */
export const questionList = 'procedure-questions'

const labels = (field: CellField) => ({ label: field.label, hint: field.hint as Text | undefined })

export function partInput(
  field: CellField,
  value: unknown,
  { action, problem, choices = {}, questions = [] }: InputContext,
): ui.Html {
  const { name, kind, options = [] } = field
  const at = { name, id: fieldIdIn(action, name), error: errorOf(problem, action, name), ...labels(field) }
  const isBack = problem?.action === action
  const back = problem?.values[name]
  const selected = choices[name]
  if (selected) return ui.select({ ...at, value: typed(problem, action, name, asText(value)), options: selected })
  if (kind === 'formula' && questions.length > 0)
    return conditionFields({
      name,
      label: field.label,
      formula: typed(problem, action, name, asText(value)),
      names: questions,
      list: questionList,
      error: at.error,
    })
  switch (kind) {
    case 'flag':
      return ui.checkbox({ ...at, checked: isBack ? back !== undefined : value === true })
    case 'choice':
      return ui.select({
        ...at,
        value: typed(problem, action, name, asText(value)),
        placeholder: field.nullable ? t('procedures.by_rule') : false,
        options: options.map((option) => ({ value: option, text: optionText(option) })),
      })
    case 'choices':
      return ui.checkboxes({
        ...at,
        values: isBack ? [back ?? []].flat() : ((value as string[]) ?? []),
        choices: options.map((option) => ({ value: option, text: optionText(option) })),
      })
    case 'text':
      return ui.textarea({ ...at, rows: 7, value: typed(problem, action, name, writeCell(field, value)) })
    case 'lines':
    case 'tiers':
    case 'exemptions':
      return ui.textarea({ ...at, rows: 4, value: typed(problem, action, name, writeCell(field, value)) })
    case 'date':
      return ui.dateInput({ ...at, value: typed(problem, action, name, asText(value)) })
    case 'integer':
    case 'money':
    case 'number':
    case 'percent':
      return ui.numberInput({ ...at, value: typed(problem, action, name, writeCell(field, value)), width: 'medium' })
    default:
      return ui.textInput({ ...at, value: typed(problem, action, name, writeCell(field, value)) })
  }
}
