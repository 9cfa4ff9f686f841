// Searching among all dossiers: by code, serial, name without marks, identity number, telephone, procedure and words of
// the abstract, in one statement that reads an index whatever was asked and however much lies in the archive.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { searchTerms } from '../../kernel/text/search.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { dossierActions, isInScope } from './dossier-access.ts'
import { dossierRows, namesOf } from './dossier-rows.ts'

/** As many as a person reads at once. */
export const foundAtOnce = 50
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

/** 261122-1 and 2611220001 are said, 261122-0001 is kept: the day, and the serial of at least four digits. */
const dayAndSerial = (text: string): string | undefined => {
  const [, day, serial] =
    /^\s*([1-9]\d[01]\d[0-3]\d)(?:\s*[-./ ]\s*(\d{1,10})|(\d{4,10}))\s*$/.exec(text)?.filter((part) => part) ?? []
  return serial && `${day} ${serial.padStart(4, '0')}`
}

/** As the index is asked: first for these words whole, then for what begins so. */
type Asked = { whole: string; beginning: string }

/** `null` where nothing is left to look for. Folded words hold letters and digits only: no sign of a query's grammar. */
export function searchQuery(typed: string): Asked | null {
  const text = typed.slice(0, 200)
  if (isCode(text)) return { whole: `'${fold(text)}'`, beginning: `'${fold(text)}':*` }
  const words = searchTerms(text).slice(0, mostWords)
  if (words.length === 0) return null
  const ways = [...new Set([fold(text), digitsOf(text), dayAndSerial(text)])].filter(
    (way) => way !== undefined && way !== '',
  )
  const asked = (way: (word: string) => string): string =>
    [...ways.map((text) => way(text!)), `(${words.map(way).join(' & ')})`].join(' | ')
  return { whole: asked((word) => `'${word}'`), beginning: asked(beginsWith) }
}

/**
 * Is the dossier of that id found by these words, whole or begun? For lists that have an order of their own; undefined
 * where nothing is left to look for.
 */
export function isFoundBy(typed: string, id: string): RawBuilder<SqlBool> | undefined {
  const asked = searchQuery(typed)
  return asked
    ? sql<SqlBool>`exists (select from dossiers.search_entry as entry
        where entry.dossier_id = ${sql.ref(id)} and entry.search @@ ${asked.beginning}::tsquery)`
    : undefined
}

export type SearchPage = {
  /** Also what only begins with the words, where others are found whole. */
  wide?: boolean
  after?: Place | undefined
}

/**
 * Newest first, one more than a page. What was asked is looked for among the newest, then by the index; what only begins
 * so is looked for where nothing is found whole, since gathering all that begins with “hoa” costs fifty times as much. Where
 * the text search is joined to nothing it is hidden from the planner, which then walks by date instead of gathering.
 */
function found(actor: Actor, { whole, beginning }: Asked, { wide, after }: SearchPage): RawBuilder<{ id: string }> {
  const place = after ? sql`(filed_at, dossier_id) < (${after.at}::timestamptz, ${after.id}::uuid)` : sql`true`
  const newestFirst = sql`order by one.filed_at desc, one.dossier_id desc limit ${foundAtOnce + 1}`
  // Whoever is over the root sees all, and gathering all in order to narrow by it would cost more than it saves.
  const isOverAll = scopesOf(actor, dossierActions['dossiers.read']).some((path) => !path.includes('.'))
  const visible = isInScope(actor, 'one')
  const indexed = isOverAll ? sql`true` : visible
  const first = wide ? beginning : whole
  const gathered = (
    query: string,
  ) => sql`select one.dossier_id, one.filed_at, one.scope_ids from dossiers.search_entry as one
    where one.search @@ ${query}::tsquery and ${indexed} and ${place}`
  const walked = (query: RawBuilder<unknown>) => sql`(one.search || ''::tsvector) @@ ${query} and ${visible}`
  const asFound = sql`(select case when exists (select from exact) then ${first} else ${beginning} end::tsquery)`
  return sql<{ id: string }>`(
    with recent as materialized (
      select one.dossier_id from (select * from dossiers.search_entry where ${place}
        order by filed_at desc, dossier_id desc limit ${newest}) as one
      where ${walked(sql`${first}::tsquery`)} ${newestFirst}
    ), enough as materialized (select count(*) > ${foundAtOnce} as is_so from recent
    ), exact as materialized (
      ${gathered(first)} and not (select is_so from enough) limit ${mostGathered + 1}
    ), begun as materialized (
      ${gathered(beginning)} and not (select is_so from enough) and not exists (select from exact) limit ${mostGathered + 1}
    ), matched as materialized (select * from exact union all select * from begun
    ), common as materialized (select count(*) > ${mostGathered} as is_so from matched)
    select dossier_id as id from recent where (select is_so from enough)
    union all
    select rare.dossier_id from (select one.dossier_id from matched as one
      where not (select is_so from common) and ${visible} ${newestFirst}) as rare
    union all
    select often.dossier_id from (select one.dossier_id from dossiers.search_entry as one
      where (select is_so from common) and ${place} and ${walked(asFound)} ${newestFirst}) as often)`
}

/** What is found, newest first; one more than `foundAtOnce` says that there is a next page. */
export async function searchDossiers(db: Db, actor: Actor, typed: string, page: SearchPage = {}) {
  const asked = searchQuery(typed)
  if (!asked) return []
  return db.query
    .selectFrom(found(actor, asked, page).as('found'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'found.id')
    .selectAll('dossier')
    .select(namesOf)
    .orderBy('dossier.filed_at', 'desc')
    .orderBy('dossier.id', 'desc')
    .execute()
}

export type FoundDossier = Awaited<ReturnType<typeof searchDossiers>>[number]
