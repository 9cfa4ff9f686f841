import { sql, type RawBuilder } from 'kysely'

/** Does the folded text hold the words, whatever their marks and case? A % or _ that was typed means itself. */
export const contains = (folded: RawBuilder<string>, words: string): RawBuilder<boolean> =>
  sql<boolean>`${folded} like '%' || regexp_replace(kernel.fold(${words}), '([\\\\%_])', '\\\\\\1', 'g') || '%'`
