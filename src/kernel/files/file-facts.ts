import { sql, type Expression, type RawBuilder } from 'kysely'

/** Name and size of a file, for the statement of a module that keeps its id. */
export const fileFacts = (id: Expression<string>): RawBuilder<{ name: string; size: number }> =>
  sql`(select jsonb_build_object('name', file.name, 'size', file.size) from kernel.file as file where file.id = ${id})`
