// The document by which procedures are announced or abolished: entered once in the register of documents, however many
// procedures it speaks of.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { date, line, optionalLine } from '../../kernel/http/fields.ts'
import {
  findDocuments,
  findLinks,
  linkDocuments,
  readerOf,
  registerDocument,
} from '../../foundation/documents/index.ts'

export const decisionInput = {
  number: line(100),
  issuedOn: date(),
  issuer: line(300),
  signer: optionalLine(200),
}

const schema = z.object(decisionInput)
export type Decision = z.output<typeof schema>

/** The document of the register with that number and day, entered now where it was not. @returns its id */
export async function keepDecision(
  tx: Tx,
  actor: Actor,
  authorityId: string,
  decision: Decision & { abstract: string },
  fileId: string | null = null,
): Promise<string> {
  const { number, issuedOn, issuer, signer, abstract } = decision
  const known = await findDocuments(tx, await readerOf(tx, actor), {
    words: number,
    kind: 'decision',
    year: issuedOn.year,
    limit: 50,
  })
  const same = known.find(
    (row) => row.authority_id === authorityId && row.number === number && row.issued_on.equals(issuedOn),
  )
  if (same) return same.id
  const direction = 'outgoing'
  return registerDocument(
    tx,
    actor,
    { authorityId, direction, kind: 'decision', number, issuedOn, issuer, signer, abstract },
    fileId,
  )
}

/** Says once that the new decision amends the one before; a later one cannot be amended by an earlier. */
export async function amendsDecision(
  tx: Tx,
  actor: Actor,
  id: string,
  before: { documentId: string; decidedOn: Temporal.PlainDate },
  issuedOn: Temporal.PlainDate,
): Promise<void> {
  if (id === before.documentId || Temporal.PlainDate.compare(issuedOn, before.decidedOn) < 0) return
  const links = await findLinks(tx, await readerOf(tx, actor), id)
  if (links.some((link) => link.outward && link.id === before.documentId && link.link_kind === 'amends')) return
  await linkDocuments(tx, actor, { id, toId: before.documentId, linkKind: 'amends' })
}
