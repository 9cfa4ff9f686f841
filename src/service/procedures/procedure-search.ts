// Finding a procedure by the words people have for it: without marks, abbreviated, or as they say it at home. One
// statement; the words to look for become one tsquery before any version is touched, so that the index is used.
import { sql, type RawBuilder } from 'kysely'
import { canonicalName, searchText } from '../../kernel/text/search.ts'
import { fold, normalise } from '../../kernel/text/vietnamese.ts'
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
  sql<string>`(select string_agg(quote_literal(word), ' & ') from regexp_split_to_table(${words}, ' ') as word where word <> '')`

/** Nothing to look for was typed: only signs, or a picture. */
export const saysNothing = (typed: string | undefined): boolean => Boolean(typed?.trim()) && askedWords(typed!) === ''

const vowels = [
  ['òa', 'oà'],
  ['óa', 'oá'],
  ['ỏa', 'oả'],
  ['õa', 'oã'],
  ['ọa', 'oạ'],
  ['òe', 'oè'],
  ['óe', 'oé'],
  ['ỏe', 'oẻ'],
  ['õe', 'oẽ'],
  ['ọe', 'oẹ'],
  ['ùy', 'uỳ'],
  ['úy', 'uý'],
  ['ủy', 'uỷ'],
  ['ũy', 'uỹ'],
  ['ụy', 'uỵ'],
] as const

/** The tone mark stands in one place (ủy, not uỷ), so that marks can be compared. */
const oneSpelling = (text: string): string => vowels.reduce((now, [one, other]) => now.replaceAll(other, one), text)

const marked = (text: string): string =>
  oneSpelling(
    normalise(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N} ]+/gu, ' '),
  ).trim()

const hasMarks = (text: string): boolean => fold(text) !== text

const vowelPairs = vowels.flat()

/** A name as the catalogue has it, for comparing marks: small, one spelling, spaces around each word. */
const markedName = (text: RawBuilder<string>): RawBuilder<string> =>
  sql<string>`(' ' || regexp_replace(${vowelPairs.reduceRight<RawBuilder<string>>(
    (now, _, at) =>
      at % 2 === 0 ? sql`replace(${now}, ${sql.lit(vowelPairs[at + 1]!)}, ${sql.lit(vowelPairs[at]!)})` : now,
    sql`lower(normalize(${text}, NFC) collate kernel.vietnamese)`,
  )}, '[^[:alnum:]]+' collate kernel.vietnamese, ' ', 'g') || ' ')`

/**
 * The tables that `with` puts before a query over versions: `wanted.query`, what must be there; `wanted.any_query`, what
 * the index is asked for before marks are compared; `wanted.near`, the words
 * left when what means nothing is taken away; `wanted.marks`, the words with their marks; `said`, how the question reads
 * in the words of the catalogue.
 */
export const searchTables = (typed: string): RawBuilder<unknown> => {
  const asked = askedWords(typed)
  const spoken = marked(typed.slice(0, 200))
  // Who types marks means them: “tử” is not “từ”.
  const marks = spoken.split(/ +/).filter(hasMarks)
  const withMarks = marks.length > 0 ? ` ${spoken} ` : null
  // Of two phrases of which one holds the other, the longer was meant: “sang tên sổ đỏ”, not “sổ đỏ”.
  return sql`heard as materialized (
    select phrase_folded, meaning_folded, meaning from procedures.synonym
    where meaning_folded <> '' and ' ' || ${asked}::text || ' ' like '% ' || phrase_folded || ' %'
      and (${withMarks}::text is null or phrase = phrase_folded or ${withMarks}::text like '%' || ${markedName(sql`phrase`)} || '%')
  ), said as materialized (
    select meaning_folded as meaning, ${markedName(sql`meaning`)} as marks, ${allOf(sql`meaning_folded`)}::tsquery as query,
      ${withoutFillers(sql`replace(${asked}::text, phrase_folded, meaning_folded)`)} as target
    from heard
    where not exists (select from heard as longer where longer.phrase_folded <> heard.phrase_folded
      and ' ' || longer.phrase_folded || ' ' like '% ' || heard.phrase_folded || ' %')
  ), core as materialized (
    select coalesce(nullif(${withoutFillers(sql`${asked}::text`)}, ''), ${asked}::text) as words
  ), wanted as materialized (
    select core.words as near, canonical.words as spelt, ${allOf(sql`core.words`)}::tsquery as query,
      concat_ws(' | ', '(' || ${allOf(sql`core.words`)} || ')', (select string_agg('(' || query::text || ')', ' | ') from said))::tsquery as any_query, ${marks}::text[] as marks,
      exists (select from said where target = meaning) as is_said
    from core, (select ${letters(canonicalName(asked))}::text as words) as canonical
  )`
}

const lacksMark = (words: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`exists (select from unnest(${words}) as word where word <> '' and named.marks not like '% ' || word || ' %')`

/**
 * Does the version answer the question? All words are there with the marks that were typed, or the catalogue's own words
 * for it are; words that the catalogue has other words for must at least stand together.
 */
export const answers = (alias: string): RawBuilder<boolean> => sql<boolean>`exists (
  select from wanted, (select ${markedName(
    sql`concat_ws(' ', ${sql.ref(`${alias}.name`)}, ${sql.ref(`${alias}.content`)} ->> 'keywords', field.name_vi, procedure.code, procedure.suffix)`,
  )} as marks) as named
  where (${sql.ref(`${alias}.search`)} @@ wanted.query and not ${lacksMark(sql`wanted.marks`)}
      and (not wanted.is_said or ' ' || ${sql.ref(`${alias}.search_text`)} || ' ' like '% ' || wanted.near || ' %'))
    or exists (select from said where ${sql.ref(`${alias}.search`)} @@ said.query
      and not ${lacksMark(sql`string_to_array(case when said.marks = kernel.fold(said.marks) then '' else trim(said.marks) end, ' ')`)}))`

/** How well the name answers the question, 0 to about 1.5: as it was asked, or as the catalogue would say it. */
export const scoreOf = (name: RawBuilder<string>): RawBuilder<number> => sql<number>`(
  select greatest(similarity(folded, wanted.near), similarity(folded, wanted.spelt),
      coalesce((select max(similarity(folded, said.target)) from said), 0))
    + case when ' ' || folded || ' ' like '% ' || wanted.near || ' %' then 0.5 else 0 end
  from wanted, (select kernel.fold(${name}) as folded) as named)`
