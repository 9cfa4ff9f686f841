import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, date, id, line, lines, optionalLine } from '../../kernel/http/fields.ts'
import { searchText } from '../../kernel/text/search.ts'
import { getUnit } from '../organisation/index.ts'
import { ensureMayRegister, readerOf } from './document-access.ts'
import { directions } from './document.ts'

export const registerDocumentInput = z.object({
  authorityId: id(),
  direction: choice(directions),
  kind: line(40),
  number: optionalLine(100),
  issuedOn: date(),
  issuer: line(300),
  signer: optionalLine(200),
  abstract: lines(2000),
})

/** Enters a document; `fileId`: its file, kept by the caller in the same transaction. @returns its id */
export async function registerDocument(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof registerDocumentInput>,
  fileId: string | null,
): Promise<string> {
  const authority = await getUnit(tx, input.authorityId)
  if (!authority.isAuthority) throw new AppError('documents.no_authority', 422, {}, 'authorityId')
  ensureMayRegister(await readerOf(tx, actor), authority)
  const kind = await tx.query
    .selectFrom('documents.kind')
    .select('name_vi')
    .where('code', '=', input.kind)
    .executeTakeFirst()
  if (!kind) throw new AppError('form.choose', 422, {}, 'kind')
  const documentId = tx.id()
  await tx.query
    .insertInto('documents.document')
    .values({
      id: documentId,
      authority_id: authority.id,
      direction: input.direction,
      kind: input.kind,
      number: input.number ?? '',
      issued_on: input.issuedOn,
      issuer: input.issuer,
      signer: input.signer ?? '',
      abstract: input.abstract,
      file_id: fileId,
      search_text: searchText(kind.name_vi, input.number, input.issuer, input.signer, input.abstract),
      registered_by: actor.personId,
      registered_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'documents.registered',
    subjectKind: 'document',
    subjectId: documentId,
    unitId: authority.id,
    detail: { direction: input.direction, number: input.number ?? '', fileId },
  })
  return documentId
}
