import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { checkDefinition } from '../check-definition.ts'
import { createForm, publishVersion, saveDefinition } from '../edit-form.ts'
import type { FormDefinition } from '../form-definition.ts'
import { getFormVersion } from '../form-queries.ts'
import { guessFields } from './guess-field.ts'
import { definitionOfRows, keysOf, moveRow, rowsSent, type Row } from './rows.ts'

/** All rows of the builder beside the form's own boxes. */
export const saveFormInput = z.looseObject({
  id: id(),
  version: version(),
  step: z.string().max(100).default('save'),
  title: z.string().max(500).default(''),
  lead: z.string().max(2000).default(''),
  labels: z.string().max(50_000).default(''),
})
export type SaveFormInput = z.output<typeof saveFormInput>

const guessedRows = (text: string, rows: readonly Row[]): Row[] =>
  guessFields(text, keysOf(rows)).map((row) => ('section' in row ? { section: { title: row.section } } : row))

const emptyRow = (step: string): Row[] => {
  if (step === 'section') return [{ section: { title: '' } }]
  return step === 'add' ? [{ field: { key: '', kind: 'text', label: '' } }] : []
}

/** What the builder holds after the pressed button: pasted labels first, then the step. */
export function definitionSent(input: SaveFormInput): FormDefinition {
  const sent = rowsSent(input)
  const rows = [...sent, ...guessedRows(input.labels, sent)]
  const head = { title: normalise(input.title), lead: normalise(input.lead) }
  return definitionOfRows(head, [...moveRow(rows, input.step), ...emptyRow(input.step)])
}

export type SavedForm = { id: string; formId: string; published: boolean; rows: number }

/** Keeps all that was typed and does what the button says; a form with faults is kept, and not published. */
export async function saveForm(tx: Tx, actor: Actor, input: SaveFormInput): Promise<SavedForm> {
  const definition = definitionSent(input)
  const { formId } = await getFormVersion(tx, input.id)
  await saveDefinition(tx, actor, { id: input.id, revision: input.version, definition })
  const rows = definition.sections.reduce((sum, { fields }) => sum + fields.length, 0)
  const publishes = input.step === 'publish' && checkDefinition(definition).length === 0
  if (publishes) await publishVersion(tx, actor, { id: input.id })
  return { id: input.id, formId, published: publishes, rows }
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
