// A document of the authority's own as evidence: found by what people type of it, chosen where several match.
import { findDocuments, readerOf, type DocumentRow } from '../../foundation/documents/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { fold } from '../../kernel/text/vietnamese.ts'

const mostOffered = 20

/** The documents that the words may mean, of those that this person may read; newest first. */
export const findMeant = async (db: Db, actor: Actor, words: string): Promise<DocumentRow[]> =>
  findDocuments(db, await readerOf(db, actor), { words, limit: mostOffered })

/** The one that was chosen or, without a choice, the only one that matches or bears exactly that number. */
export async function getMeant(db: Db, actor: Actor, words: string, chosenId: string | undefined): Promise<string> {
  const found = await findMeant(db, actor, words)
  if (!found.length) throw new AppError('plan_tracking.document_not_found', 422, {}, 'document')
  const exact = found.filter(({ number }) => fold(number) === fold(words))
  const meant =
    found.find(({ id }) => id === chosenId) ??
    (found.length === 1 ? found[0] : exact.length === 1 ? exact[0] : undefined)
  if (!meant) throw new AppError('plan_tracking.document_choose', 422, {}, 'documentId')
  return meant.id
}
