import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { choice, id, version } from '../../../kernel/http/fields.ts'
import { sections } from '../missing.ts'
import { asText, readCell, type CellField } from '../parts/cell.ts'
import { flatten, unflatten, type Flat } from '../parts/flat.ts'
import { singleFields } from '../parts/parts.ts'
import { changeDraft } from './change-draft.ts'

/** What a form sent for the field, as text: ticked boxes are a list, an unticked one is not sent at all. */
const sent = ({ kind, name }: CellField, raw: Record<string, unknown>): string => {
  const value = raw[name]
  if (kind === 'flag') return value === undefined || value === 'false' ? 'false' : 'true'
  return Array.isArray(value) ? value.map(String).join(kind === 'choices' ? ';' : '\n') : asText(value)
}

/** Reads the boxes of a form; what cannot be read becomes an issue of its field. */
export function readBoxes(fields: readonly CellField[], raw: Record<string, unknown>, context: z.RefinementCtx): Flat {
  const values: Flat = {}
  for (const field of fields) {
    const read = readCell(field, sent(field, raw))
    if ('wrong' in read) context.addIssue({ code: 'custom', path: [field.name], message: read.wrong })
    else values[field.name] = read.value
  }
  return values
}

export const saveSectionInput = z
  .looseObject({ id: id(), revision: version(), section: choice(sections) })
  .transform(({ id: draftId, revision, section, ...raw }, context) => ({
    id: draftId as string,
    revision,
    section,
    values: readBoxes(singleFields[section] ?? [], raw, context),
  }))

/** Saves what stands once in a part of the editor; its lists are saved line by line. */
export const saveSection = (tx: Tx, actor: Actor, input: z.output<typeof saveSectionInput>) =>
  changeDraft(tx, actor, input, input.section, (content) => unflatten({ ...flatten(content), ...input.values }))
