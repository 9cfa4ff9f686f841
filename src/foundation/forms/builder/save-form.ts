import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { AppError } from '../../../kernel/errors.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { checkDefinition } from '../check-definition.ts'
import { createForm, publishVersion, saveDefinition } from '../edit-form.ts'
import type { FormDefinition } from '../form-definition.ts'
import { getFormVersion } from '../form-queries.ts'
import { guessFields } from './guess-field.ts'
import { insertRows, moveAfter, moveRow, placeTyped } from './arrange-rows.ts'
import { definitionOfRows, keysOf, rowsSent, type Row } from './rows.ts'
import { writeOperand } from './write-operand.ts'

/** All rows of the builder beside the form's own boxes. */
export const saveFormInput = z.looseObject({
  id: id(),
  version: version(),
  step: z.string().max(100).default('save'),
  title: z.string().max(500).default(''),
  lead: z.string().max(2000).default(''),
  labels: z.string().max(50_000).default(''),
  /** The number of the row after which new ones go; empty for the end. */
  add_after: z.string().max(10).default(''),
})
export type SaveFormInput = z.output<typeof saveFormInput>

const guessedRows = (text: string, rows: readonly Row[]): Row[] =>
  guessFields(text, keysOf(rows)).map((row) => ('section' in row ? { section: { title: row.section } } : row))

const emptyRow = (step: string): Row[] => {
  if (step === 'section') return [{ section: { title: '' } }]
  return step === 'add' ? [{ field: { key: '', kind: 'text', label: '' } }] : []
}

/** `to:3`: the row goes where the box beside it says. */
function moveTyped(rows: readonly Row[], input: SaveFormInput): Row[] {
  const at = Number(input.step.slice('to:'.length))
  if (!Number.isInteger(at) || !rows[at]) return [...rows]
  const typed = input[`r.${at}.to`]
  const after = placeTyped(rows, typeof typed === 'string' ? normalise(typed) : '')
  if (after === undefined) throw new AppError('forms.no_such_place', 422, {}, `r.${at}.to`)
  return moveAfter(rows, at, after)
}

/** `operand:3`: the field named in the box goes into the formula of the row. */
function operandTyped(rows: readonly Row[], input: SaveFormInput): Row[] {
  const at = Number(input.step.slice('operand:'.length))
  const typed = input[`r.${at}.operand`]
  const written = writeOperand(rows, at, typeof typed === 'string' ? normalise(typed) : '')
  if (!written) throw new AppError('forms.no_such_operand', 422, {}, `r.${at}.operand`)
  return written
}

const stepped = (rows: readonly Row[], input: SaveFormInput): Row[] => {
  if (input.step.startsWith('to:')) return moveTyped(rows, input)
  return input.step.startsWith('operand:') ? operandTyped(rows, input) : moveRow(rows, input.step)
}

/** Pasted labels and the new row, after the chosen one; at the end where none is chosen or it has just gone. */
function withAdded(rows: readonly Row[], sent: readonly Row[], input: SaveFormInput): Row[] {
  const added = [...guessedRows(input.labels, sent), ...emptyRow(input.step)]
  if (input.add_after === '0') return insertRows(rows, 0, added)
  const chosen = rows.indexOf(sent[Number(input.add_after) - 1]!)
  return chosen < 0 ? [...rows, ...added] : insertRows(rows, chosen + 1, added)
}

const isSame = (one: Row, other: Row): boolean =>
  one === other || ('field' in one && 'field' in other && one.field === other.field)

/** What the builder holds after the pressed button, and the row to show then. */
function arranged(input: SaveFormInput): { definition: FormDefinition; at: number } {
  const sent = rowsSent(input)
  const rows = withAdded(stepped(sent, input), sent, input)
  const head = { title: normalise(input.title), lead: normalise(input.lead) }
  const definition = definitionOfRows(head, rows)
  if (emptyRow(input.step).length > 0) return { definition, at: rows.findLastIndex((row) => !sent.includes(row)) }
  const which = Number(input.step.split(':')[1])
  const about = sent[which]
  const at = about ? rows.findIndex((row) => isSame(row, about)) : 0
  // Where a row was taken out, the next one stands.
  return { definition, at: at < 0 ? which : at }
}

export const definitionSent = (input: SaveFormInput): FormDefinition => arranged(input).definition

export type SavedForm = { id: string; formId: string; published: boolean; at: number }

/** Keeps all that was typed and does what the button says; a form with faults is kept, and not published. */
export async function saveForm(tx: Tx, actor: Actor, input: SaveFormInput): Promise<SavedForm> {
  const { definition, at } = arranged(input)
  const { formId } = await getFormVersion(tx, input.id)
  await saveDefinition(tx, actor, { id: input.id, revision: input.version, definition })
  const publishes = input.step === 'publish' && checkDefinition(definition).length === 0
  if (publishes) await publishVersion(tx, actor, { id: input.id })
  return { id: input.id, formId, published: publishes, at }
}

export const newFormInput = z.object({
  title: z.string({ error: 'form.required' }).transform(normalise).pipe(z.string().min(1, 'form.required').max(500)),
  authorityId: id(),
  copyOf: z.preprocess((value) => (value === '' ? undefined : value), z.uuid({ error: 'form.choose' }).optional()),
  labels: z.string().max(50_000).default(''),
})

/** A form of pasted labels, of another form, or empty. @returns the version to go on with */
export async function newForm(tx: Tx, actor: Actor, input: z.output<typeof newFormInput>): Promise<string> {
  const definition: FormDefinition = input.copyOf
    ? { ...(await getFormVersion(tx, input.copyOf)).definition, title: input.title }
    : definitionOfRows({ title: input.title }, guessedRows(input.labels, []))
  const { versionId } = await createForm(tx, actor, { authorityId: input.authorityId, definition })
  return versionId
}
