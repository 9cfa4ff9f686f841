import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { inForce, today } from '../today.ts'
import type { UnitKind } from '../units/unit.ts'
import { collectiveRule } from './collective-rule.ts'
import { nameBook, type NameBook } from './name-book.ts'
import { nameKey } from './name-key.ts'
import { resolveName, type ResolvedName } from './resolve-name.ts'

/** Everything units were called on the day, in three statements. */
export async function findNameBook(db: Db, on: Temporal.PlainDate): Promise<NameBook> {
  const units = await db.query
    .selectFrom('organisation.unit as unit')
    .innerJoin('organisation.unit_name as name', (join) =>
      join.onRef('name.unit_id', '=', 'unit.id').on(inForce('name', on)),
    )
    .leftJoin('organisation.unit_parent as parent', (join) =>
      join.onRef('parent.unit_id', '=', 'unit.id').on(inForce('parent', on)),
    )
    .select([
      'unit.id',
      'name.name',
      'name.short_name as shortName',
      'name.place_name as placeName',
      'name.tier_code as tier',
      'parent.parent_id as parentId',
      sql<UnitKind>`name.kind`.as('kind'),
    ])
    .where(inForce('unit', on))
    .orderBy('name.short_name')
    .execute()
  const aliases = await db.query
    .selectFrom('organisation.unit_alias')
    .select(['alias', 'unit_id as unitId', 'authority_id as authorityId'])
    .execute()
  const collectives = await db.query
    .selectFrom('organisation.collective')
    .select(['name', 'rule', 'authority_id as authorityId'])
    .execute()
  return nameBook(
    units,
    aliases.map(({ alias, ...whose }) => ({ ...whose, key: nameKey(alias) })),
    collectives.map(({ name, rule, authorityId }) => ({
      key: nameKey(name),
      rule: collectiveRule.parse(rule),
      authorityId,
    })),
  )
}

/** Looks up many names of one document: reads the units once. `on`: the day of the document. */
export async function nameResolver(
  db: Db,
  { authorityId, on = today(db) }: { authorityId: string | null; on?: Temporal.PlainDate },
): Promise<(name: string) => ResolvedName> {
  const book = await findNameBook(db, on)
  return (name) => resolveName(book, authorityId, name)
}

export const resolveUnitName = async (
  db: Db,
  { name, ...where }: { name: string; authorityId: string | null; on?: Temporal.PlainDate },
): Promise<ResolvedName> => (await nameResolver(db, where))(name)
