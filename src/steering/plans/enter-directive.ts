import { z } from 'zod'
import { ensureCan, type Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { getUnit } from '../../foundation/organisation/index.ts'
import { date, id, line, lines } from '../../kernel/http/fields.ts'
import { planActions } from './plan-access.ts'

/** Of the order's file, in bytes; the form says so. */
export const directiveFileLimit = 20 * 1024 * 1024

export const enterDirectiveInput = z.object({
  authorityId: id(),
  number: line(100),
  issuedOn: date(),
  issuer: line(200),
  abstract: lines(2000),
})

/** An order from above is entered with its document; tasks are then added under it. @returns its id */
export async function enterDirective(
  tx: Tx,
  actor: Actor,
  input: z.infer<typeof enterDirectiveInput>,
  fileId: string | null,
): Promise<string> {
  const authority = await getUnit(tx, input.authorityId)
  ensureCan(actor, planActions['plans.manage'], authority.path)
  const directiveId = tx.id()
  await tx.query
    .insertInto('plans.directive')
    .values({
      id: directiveId,
      authority_id: input.authorityId,
      number: input.number,
      issued_on: input.issuedOn,
      issuer: input.issuer,
      abstract: input.abstract,
      file_id: fileId,
      entered_by: actor.personId,
      entered_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'plans.directive_entered',
    subjectKind: 'directive',
    subjectId: directiveId,
    unitId: input.authorityId,
    detail: { number: input.number },
  })
  return directiveId
}
