// Searching among all dossiers: by code, serial, name without marks, identity number, telephone, procedure and words of
// the abstract, in one statement that reads an index whatever was asked and however much lies in the archive.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { searchTerms } from '../../kernel/text/search.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { isInScope } from './dossier-access.ts'
import { dossierRows, namesOf } from './dossier-rows.ts'

/** As many as a person reads; more words find less. */
export const mostFound = 50
/** Beyond this what was asked is so common that walking from the newest is quicker than gathering it all. */
const mostGathered = 5000
/** What every other dossier has is found among so many of the newest, before an index is asked for all that have it. */
const newest = 1000
const mostWords = 12

/** One letter begins too many words. */
const beginsWith = (word: string): string => (word.length > 1 ? `'${word}':*` : `'${word}'`)

/** +84 912 345 678 and 0912.345.678 are one number, kept without spaces. */
const digitsOf = (text: string): string | undefined =>
  /^[\d\s.+()-]+$/.test(text) ? text.replace(/^\s*\+84/, '0').replace(/\D/g, '') : undefined

/** A whole code is one word of the index; its parts begin those of too many others. */
const isCode = (text: string): boolean => /\d{6}-\d{4,10}$/.test(text.trim())

/** `null` where nothing is left to look for. Folded words hold letters and digits only: no sign of a query's grammar. */
export function searchQuery(typed: string): string | null {
  const text = typed.slice(0, 200)
  if (isCode(text)) return `'${fold(text)}':*`
  const words = searchTerms(text).slice(0, mostWords)
  const ways = [fold(text), digitsOf(text)].filter((way) => way !== undefined && way !== '').map((way) => `'${way}':*`)
  const every = words.map(beginsWith).join(' & ')
  return every ? [...new Set(ways), `(${every})`].join(' | ') : null
}

const newestFirst = sql`order by one.filed_at desc, one.id desc limit ${mostFound}`

/** The text search here is hidden from the planner, so that it walks by date instead of gathering. */
const found = (actor: Actor, query: string): RawBuilder<{ id: string }> => sql<{ id: string }>`(
  with recent as materialized (
    select one.id from (select dossier_id as id, filed_at, search, scope_ids from dossiers.search_entry
      order by filed_at desc, dossier_id desc limit ${newest}) as one
    where (one.search || ''::tsvector) @@ ${query}::tsquery and ${isInScope(actor, 'one')} ${newestFirst}
  ), enough as materialized (select count(*) = ${mostFound} as is_so from recent
  ), matched as materialized (
    select one.dossier_id as id, one.filed_at from dossiers.search_entry as one
    where not (select is_so from enough) and one.search @@ ${query}::tsquery and ${isInScope(actor, 'one')} limit ${mostGathered + 1}
  ), common as materialized (select count(*) > ${mostGathered} as is_so from matched)
  select recent.id from recent where (select is_so from enough)
  union all
  select rare.id from (select one.id from matched as one where not (select is_so from common) ${newestFirst}) as rare
  union all
  select often.id from (select one.dossier_id as id from dossiers.search_entry as one
    where (select is_so from common) and (one.search || ''::tsvector) @@ ${query}::tsquery and ${isInScope(actor, 'one')}
    order by one.filed_at desc, one.dossier_id desc limit ${mostFound}) as often)`

/** What is found, newest first, at most `mostFound`. */
export async function searchDossiers(db: Db, actor: Actor, typed: string) {
  const query = searchQuery(typed)
  if (!query) return []
  return db.query
    .selectFrom(found(actor, query).as('found'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'found.id')
    .selectAll('dossier')
    .select(namesOf)
    .orderBy('dossier.filed_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .execute()
}

export type FoundDossier = Awaited<ReturnType<typeof searchDossiers>>[number]
