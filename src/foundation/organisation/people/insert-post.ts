import { z } from 'zod'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { flag, id, line, optionalDate, optionalLine } from '../../../kernel/http/fields.ts'
import { today } from '../today.ts'
import { isValidOn, type Unit } from '../units/unit.ts'

export const postTerms = z.object({
  unitId: id(),
  title: line(200),
  isHead: flag(),
  /** Beside the main post (kiêm nhiệm). */
  isConcurrent: flag(),
  from: optionalDate(),
  document: optionalLine(300),
})

/** Writes a post without asking who may. */
export async function insertPost(
  tx: Tx,
  personId: string,
  unit: Unit,
  terms: z.output<typeof postTerms>,
): Promise<string> {
  const from = terms.from ?? today(tx)
  if (!isValidOn(unit, from)) throw new AppError('organisation.unit_not_valid', 422, {}, 'from')
  const postId = tx.id()
  await tx.query
    .insertInto('organisation.post')
    .values({
      id: postId,
      person_id: personId,
      unit_id: unit.id,
      title: terms.title,
      is_head: terms.isHead,
      concurrent: terms.isConcurrent,
      valid_from: from,
      document: terms.document ?? '',
    })
    .execute()
  return postId
}
