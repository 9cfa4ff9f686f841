import { sql, type Expression, type SqlBool } from 'kysely'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { searchTerms } from '../../kernel/text/search.ts'
import { authorityIdOf, personNameOf, unitIdsWithin, unitNameOf, unitPathOf } from '../organisation/index.ts'
import type { Direction, LinkKind } from './document.ts'
import { actions, mayRead, type Reader } from './document-access.ts'

export type DocumentFilter = {
  words?: string
  direction?: Direction
  kind?: string
  year?: number
  /** The last row of the page before. */
  after?: { issuedOn: Temporal.PlainDate; id: string }
  limit: number
}

const isReadableFor = (actor: Actor, ownId: Expression<string | null>) => {
  const overseen = unitIdsWithin(scopesOf(actor, actions['documents.oversee']))
  return sql<SqlBool>`(document.authority_id = ${ownId} or document.authority_id in (${overseen}))`
}

const isReadable = ({ actor, own }: Reader) => isReadableFor(actor, sql`${own?.id ?? null}`)

const withNames = (db: Db) =>
  db.query
    .selectFrom('documents.document as document')
    .innerJoin('documents.kind as kind', 'kind.code', 'document.kind')
    .select((eb) => [
      'document.id',
      'document.authority_id',
      'document.direction',
      'document.kind',
      'document.number',
      'document.issued_on',
      'document.issuer',
      'document.signer',
      'document.abstract',
      'document.file_id',
      'document.registered_at',
      'kind.name_vi as kind_vi',
      'kind.name_en as kind_en',
      unitNameOf(eb.ref('document.authority_id')).as('authority_name'),
      unitPathOf(eb.ref('document.authority_id')).as('authority_path'),
      personNameOf(eb.ref('document.registered_by')).as('registered_by_name'),
    ])

/** Newest first; words in any order, with or without marks, spelt out or abbreviated. */
export function findDocuments(db: Db, reader: Reader, filter: DocumentFilter) {
  let query = withNames(db).where(isReadable(reader))
  for (const term of searchTerms(filter.words ?? ''))
    query = query.where(sql<SqlBool>`' ' || document.search_text like ${`% ${term}%`}`)
  if (filter.direction) query = query.where('document.direction', '=', filter.direction)
  if (filter.kind) query = query.where('document.kind', '=', filter.kind)
  if (filter.year)
    query = query
      .where('document.issued_on', '>=', new Temporal.PlainDate(filter.year, 1, 1))
      .where('document.issued_on', '<=', new Temporal.PlainDate(filter.year, 12, 31))
  if (filter.after)
    query = query.where(
      sql<SqlBool>`(document.issued_on, document.id) < (${filter.after.issuedOn.toString()}::date, ${filter.after.id}::uuid)`,
    )
  return query.orderBy('document.issued_on', 'desc').orderBy('document.id', 'desc').limit(filter.limit).execute()
}

/** A document as other records show it beside themselves. */
export type DocumentBrief = { id: string; number: string; issuedOn: string; abstract: string }

/** The document that a record refers to; null where the reader may not read it. */
export const readableDocumentOf = (actor: Actor, documentId: Expression<string | null>) =>
  sql<DocumentBrief | null>`(select json_build_object('id', document.id, 'number', document.number,
      'issuedOn', document.issued_on, 'abstract', document.abstract)
    from documents.document as document where document.id = ${documentId} and ${isReadableFor(actor, authorityIdOf(actor.unitId))})`

export type DocumentRow = Awaited<ReturnType<typeof findDocuments>>[number]

export const authorityOf = (row: Pick<DocumentRow, 'authority_id' | 'authority_path'>) => ({
  id: row.authority_id,
  path: row.authority_path,
})

/** Whoever may not read it learns no more than that it is not found. */
export async function getDocument(db: Db, reader: Reader, id: string): Promise<DocumentRow> {
  const row = await withNames(db).where('document.id', '=', id).executeTakeFirst()
  if (!row || !mayRead(reader, authorityOf(row))) throw notFound()
  return row
}

/** What it does to others (`outward`), and what others do to it; only those that the reader may read. */
export async function findLinks(db: Db, reader: Reader, id: string) {
  const rows = await withNames(db)
    .innerJoin('documents.link as link', (join) =>
      join.on(
        sql<SqlBool>`(link.from_id = ${id} and link.to_id = document.id) or (link.to_id = ${id} and link.from_id = document.id)`,
      ),
    )
    .select(['link.kind as link_kind', sql<boolean>`link.from_id = ${id}`.as('outward')])
    .where(isReadable(reader))
    .orderBy('document.issued_on')
    .orderBy('document.id')
    .limit(200)
    .execute()
  return rows.map((row) => ({ ...row, link_kind: row.link_kind as LinkKind }))
}

export type LinkRow = Awaited<ReturnType<typeof findLinks>>[number]

export const findKinds = (db: Db) =>
  db.query
    .selectFrom('documents.kind')
    .select(['code', 'name_vi', 'name_en', 'abbreviation'])
    .orderBy('order_number')
    .execute()

export type KindRow = Awaited<ReturnType<typeof findKinds>>[number]
