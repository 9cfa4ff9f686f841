import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, id } from '../../kernel/http/fields.ts'
import { ensureMayRegister, readerOf } from './document-access.ts'
import { authorityOf, getDocument } from './document-queries.ts'
import { linkKinds, mayLink } from './document.ts'

export const linkDocumentsInput = z.object({ id: id(), toId: id(), linkKind: choice(linkKinds) })

/** Says what a document does to another: who may enter the one may say so, of any other that may be read. */
export async function linkDocuments(tx: Tx, actor: Actor, input: z.output<typeof linkDocumentsInput>): Promise<void> {
  const reader = await readerOf(tx, actor)
  const from = await getDocument(tx, reader, input.id)
  ensureMayRegister(reader, authorityOf(from))
  const to = await getDocument(tx, reader, input.toId)
  if (!mayLink({ issuedOn: from.issued_on }, { issuedOn: to.issued_on }))
    throw new AppError('documents.link_to_later', 422, {}, 'toId')
  await tx.query
    .insertInto('documents.link')
    .values({ from_id: from.id, to_id: to.id, kind: input.linkKind, linked_by: actor.personId, linked_at: tx.now })
    .execute()
  await announce(tx, actor, {
    name: 'documents.linked',
    subjectKind: 'document',
    subjectId: from.id,
    unitId: from.authority_id,
    detail: { toId: to.id, kind: input.linkKind },
  })
}
