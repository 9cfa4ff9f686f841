// The procedure's own form, asked of each person of a group: a column of the sheet for each question that fits into a cell.
import {
  getFormVersion,
  readAnswers,
  topFields,
  type Answers,
  type Field,
  type FieldKindName,
  type FormDefinition,
} from '../../../foundation/forms/index.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { RowFault, SheetRow } from './group-rows.ts'

const inCells: readonly FieldKindName[] = ['text', 'number', 'money', 'date', 'choice', 'identity_number', 'statement']

const isAsked = ({ calculate }: Field): boolean => !calculate

export const columnsOf = (definition: FormDefinition): Field[] =>
  topFields(definition).filter((field) => isAsked(field) && inCells.includes(field.kind))

/** What must be answered and fits into no cell: families, files, addresses. */
const tooLargeOf = (definition: FormDefinition): Field[] =>
  topFields(definition).filter((field) => isAsked(field) && field.required && !inCells.includes(field.kind))

export type GroupForm = { definition: FormDefinition; columns: readonly Field[]; tooLarge: readonly Field[] }

export async function findGroupForm(db: Db, { formVersionId }: ProcedureVersion): Promise<GroupForm | undefined> {
  if (!formVersionId) return undefined
  const { definition } = await getFormVersion(db, formVersionId)
  return { definition, columns: columnsOf(definition), tooLarge: tooLargeOf(definition) }
}

const chosen = ({ choices = [] }: Field, cell: string): string =>
  choices.find((one) => fold(one) === fold(cell)) ?? cell

/** A box is ticked by whatever people put into a cell to say so. */
const yes = /^(x|v|1|co|roi|dong y|da|true|yes)$/

function typedIn(field: Field, cell: string): string | string[] {
  if (field.kind === 'statement') return yes.test(fold(cell)) ? 'true' : ''
  if (field.kind !== 'choice') return cell
  return field.many ? cell.split(/[,+]/).map((one) => chosen(field, one.trim())) : chosen(field, cell)
}

/** The answers of each row, and a sentence for each cell that is wrong. */
export async function readAnswersOf(
  db: Db,
  form: GroupForm,
  rows: readonly SheetRow[],
): Promise<{ answers: Answers[]; faults: RowFault[] }> {
  const labels = new Map(topFields(form.definition).map(({ key, label }) => [`form.${key}`, label]))
  const all: Answers[] = []
  const faults: RowFault[] = []
  for (const { line, applicant, cells } of rows) {
    const values = Object.fromEntries(
      form.columns.map((field) => [`form.${field.key}`, typedIn(field, cells.get(field.key) ?? '')]),
    )
    const { answers, errors } = await readAnswers(db, form.definition, values)
    all.push(answers)
    for (const [path, sentence] of Object.entries(errors))
      faults.push({
        line,
        name: applicant.applicantName,
        sentence: (lang) => `${labels.get(path) ?? path}: ${inLanguage(sentence, lang)}`,
      })
  }
  return { answers: all, faults }
}
