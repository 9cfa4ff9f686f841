// Finding a procedure by the words people have for it: without marks, abbreviated, or as they say it at home. One
// statement; the words to look for become one tsquery before any version is touched, so that the index is used.
import { sql, type RawBuilder } from 'kysely'
import { canonicalName, searchText } from '../../kernel/text/search.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { codeText, type ProcedureCode } from './procedure-code.ts'
import type { ProcedureContent } from './procedure-content.ts'

const letters = (text: string): string =>
  fold(text)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/ +/g, ' ')
    .trim()

/** What a version is found by. */
export const searchTextOf = (code: ProcedureCode, content: ProcedureContent, fieldName: string): string =>
  letters(searchText(content.name, code.code, codeText(code), fieldName, content.keywords))

export const askedWords = (typed: string): string => letters(typed.slice(0, 200))

// Phrases hold letters, digits and single spaces only (procedures.synonym_words), so they are safe in a pattern.
const withoutFillers = (text: RawBuilder<string>): RawBuilder<string> =>
  sql<string>`trim(regexp_replace(regexp_replace(${text}, (select '\\m(' || coalesce(string_agg(phrase_folded, '|'
    order by length(phrase_folded) desc), '_') || ')\\M' from procedures.synonym where meaning_folded = ''), ' ', 'g'), ' +', ' ', 'g'))`

const allOf = (words: RawBuilder<string>): RawBuilder<string> =>
  sql<string>`(select string_agg('''' || word || ''':*', ' & ') from regexp_split_to_table(${words}, ' ') as word where word <> '')`

/**
 * The tables that `with` puts before a query over versions: `wanted.query`, what must be there; `wanted.near`, the words
 * left when what means nothing is taken away; `said.target`, how the question reads in the words of the catalogue.
 */
export const searchTables = (typed: string): RawBuilder<unknown> => {
  const asked = askedWords(typed)
  // Of two phrases of which one holds the other, the longer was meant: “sang tên sổ đỏ”, not “sổ đỏ”.
  return sql`heard as materialized (
    select phrase_folded, meaning_folded from procedures.synonym
    where meaning_folded <> '' and ' ' || ${asked}::text || ' ' like '% ' || phrase_folded || ' %'
  ), said as materialized (
    select meaning_folded as meaning, ${withoutFillers(sql`replace(${asked}::text, phrase_folded, meaning_folded)`)} as target
    from heard
    where not exists (select from heard as longer where longer.phrase_folded <> heard.phrase_folded
      and ' ' || longer.phrase_folded || ' ' like '% ' || heard.phrase_folded || ' %')
  ), core as materialized (
    select coalesce(nullif(${withoutFillers(sql`${asked}::text`)}, ''), ${asked}::text) as words
  ), wanted as materialized (
    select core.words as near, canonical.words as spelt, (concat_ws(' | ',
      '(' || ${allOf(sql`core.words`)} || ')',
      (select string_agg('(' || ${allOf(sql`said.meaning`)} || ')', ' | ') from said)))::tsquery as query
    from core, (select ${letters(canonicalName(asked))}::text as words) as canonical
  )`
}

/** How well the name answers the question, 0 to about 1.5: as it was asked, or as the catalogue would say it. */
export const scoreOf = (name: RawBuilder<string>): RawBuilder<number> => sql<number>`(
  select greatest(similarity(folded, wanted.near), similarity(folded, wanted.spelt),
      coalesce((select max(similarity(folded, said.target)) from said), 0))
    + case when ' ' || folded || ' ' like '% ' || wanted.near || ' %' then 0.5 else 0 end
  from wanted, (select kernel.fold(${name}) as folded) as named)`
