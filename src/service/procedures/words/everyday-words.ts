// What people call things, and what the catalogue calls them; an officer adds what the search did not understand.
import { z } from 'zod'
import { ensureCan, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { id, line, optionalLine } from '../../../kernel/http/fields.ts'
import { personNameOf } from '../../../foundation/organisation/index.ts'
import { actions, rootPathOf } from '../procedure-access.ts'
import { askedWords } from '../procedure-search.ts'

const ensureMayKeepWords = (actor: Actor): void => ensureCan(actor, actions['procedures.keep'], rootPathOf(actor))

export const addWordInput = z.object({
  phrase: line(100),
  meaning: optionalLine(200),
  /** Where it was heard, or the document that uses it. */
  source: optionalLine(200),
})

/** Without a meaning the phrase is passed over. Throws `procedures.synonym_words` when nothing but signs was typed. */
export async function addWord(tx: Tx, actor: Actor, input: z.output<typeof addWordInput>): Promise<void> {
  ensureMayKeepWords(actor)
  const [phrase, meaning] = [input.phrase, input.meaning ?? ''].map((text) =>
    text.replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ').trim(),
  )
  if (!askedWords(phrase!)) throw new AppError('procedures.synonym_words', 422, {}, 'phrase')
  const row = {
    id: tx.id(),
    phrase: phrase!,
    meaning: meaning!,
    source: input.source ?? '',
    changed_by: actor.personId,
    changed_at: tx.now,
  }
  await tx.query.insertInto('procedures.synonym').values(row).execute()
  await announce(tx, actor, {
    name: 'procedures.word_added',
    subjectKind: 'synonym',
    subjectId: row.id,
    detail: { phrase: row.phrase, meaning: row.meaning },
  })
}

export const removeWordInput = z.object({ id: id() })

export async function removeWord(tx: Tx, actor: Actor, input: z.output<typeof removeWordInput>): Promise<void> {
  ensureMayKeepWords(actor)
  const row = await tx.query
    .deleteFrom('procedures.synonym')
    .where('id', '=', input.id)
    .returning(['id', 'phrase', 'meaning'])
    .executeTakeFirst()
  if (!row) throw notFound()
  await announce(tx, actor, {
    name: 'procedures.word_removed',
    subjectKind: 'synonym',
    subjectId: row.id,
    detail: { phrase: row.phrase, meaning: row.meaning },
  })
}

/** By phrase, with the meaningless ones at the end. */
export const findWords = (db: Db, limit: number) =>
  db.query
    .selectFrom('procedures.synonym')
    .select((eb) => [
      'id',
      'phrase',
      'meaning',
      'source',
      'changed_at as changedAt',
      personNameOf(eb.ref('changed_by')).as('changedBy'),
    ])
    .orderBy((eb) => eb('meaning', '=', ''))
    .orderBy('phrase_folded')
    .limit(limit)
    .execute()
