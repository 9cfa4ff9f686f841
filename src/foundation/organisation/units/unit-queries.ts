import { sql } from 'kysely'
import { contains } from '../../../kernel/database/contains.ts'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import type { Option } from '../../../kernel/ui/components/choices.ts'
import { hasRoleHolder } from '../people/role-holders.ts'
import { inForce, today } from '../today.ts'
import type { Unit, UnitKind } from './unit.ts'

const columns = [
  'unit.id',
  'unit.code',
  'unit.name',
  'unit.short_name as shortName',
  'unit.place_name as placeName',
  'unit.tier_code as tier',
  'unit.is_authority as isAuthority',
  'unit.valid_from as validFrom',
  'unit.valid_to as validTo',
] as const

const selectUnits = (db: Db) =>
  db.query
    .selectFrom('organisation.unit as unit')
    .select(columns)
    .select([sql<UnitKind>`unit.kind`.as('kind'), sql<string>`unit.path::text`.as('path')])

/** `id` may come from an address as somebody typed it. */
export const findUnit = async (db: Db, id: string): Promise<Unit | undefined> =>
  isUuid(id) ? await selectUnits(db).where('unit.id', '=', id).executeTakeFirst() : undefined

export async function getUnit(db: Db, id: string): Promise<Unit> {
  const unit = await findUnit(db, id)
  if (!unit) throw notFound('organisation.unit_not_found')
  return unit
}

export type UnitFilter = {
  /** The paths under which to look; without it everywhere, with an empty list nowhere. */
  within?: readonly string[]
  parentId?: string
  kinds?: readonly UnitKind[]
  tier?: string
  code?: string
  authorities?: boolean
  /** Somebody has this role over it today. */
  withRole?: string
  /** Words of its name, with or without marks. */
  words?: string
  /** The day on which it existed; `null` for units of all times. Without it today. */
  on?: Temporal.PlainDate | null
  limit?: number
}

/** Units by name, in Vietnamese order. */
export function findUnits(db: Db, filter: UnitFilter = {}): Promise<Unit[]> {
  const { within, parentId, kinds, tier, code, authorities, words } = filter
  const on = filter.on === undefined ? today(db) : filter.on
  return selectUnits(db)
    .$if(within !== undefined, (query) => query.where(sql<boolean>`unit.path <@ any (${[...within!]}::ltree[])`))
    .$if(parentId !== undefined, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(
          selectFrom('organisation.unit_parent as parent')
            .select('parent.unit_id')
            .whereRef('parent.unit_id', '=', 'unit.id')
            .where('parent.parent_id', '=', parentId!)
            .where(inForce('parent', on ?? today(db))),
        ),
      ),
    )
    .$if(kinds !== undefined, (query) => query.where('unit.kind', 'in', [...kinds!]))
    .$if(tier !== undefined, (query) => query.where('unit.tier_code', '=', tier!))
    .$if(code !== undefined, (query) => query.where('unit.code', '=', code!))
    .$if(authorities !== undefined, (query) => query.where('unit.is_authority', '=', authorities!))
    .$if(filter.withRole !== undefined, (query) =>
      query.where(hasRoleHolder(db, sql.ref('unit.id'), sql`${filter.withRole}`)),
    )
    .$if(words !== undefined, (query) => query.where(contains(sql`unit.folded`, words!)))
    .$if(on !== null, (query) => query.where(inForce('unit', on!)))
    .orderBy(sql`unit.short_name collate kernel.vietnamese`)
    .orderBy('unit.id')
    .limit(filter.limit ?? 500)
    .execute()
}

/** A province has some thousand units; a select with all of them is still found in by typing. */
const optionLimit = 3000

/** The units of today at or below the paths as options of a select: in the order of the tree, deeper ones indented. */
export async function findUnitOptions(
  db: Db,
  filter: { within: readonly string[]; kinds?: readonly UnitKind[]; authorities?: boolean },
): Promise<Option[]> {
  const units = inTreeOrder(await findUnits(db, { ...filter, limit: optionLimit }))
  const depths = units.map((unit) => unit.path.split('.').length)
  const top = Math.min(...depths)
  return units.map((unit, at) => ({
    value: unit.id,
    text: `${'\u2003'.repeat(depths[at]! - top)}${unit.shortName}`,
  }))
}

/** Parents before children, siblings in the order in which they came. */
export function inTreeOrder<Item extends { path: string }>(units: readonly Item[]): Item[] {
  const known = new Set(units.map((unit) => unit.path))
  const children = Map.groupBy(units, (unit) => nearestAbove(unit.path, known))
  const walk = (parent: string): Item[] => (children.get(parent) ?? []).flatMap((unit) => [unit, ...walk(unit.path)])
  return walk('')
}

const nearestAbove = (path: string, known: ReadonlySet<string>): string => {
  let above = path
  do above = above.slice(0, Math.max(above.lastIndexOf('.'), 0))
  while (above && !known.has(above))
  return above
}

/** Short names of units of all times, by id. */
export async function findUnitNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (!ids.length) return new Map()
  const rows = await db.query
    .selectFrom('organisation.unit')
    .select(['id', 'short_name'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map((row) => [row.id, row.short_name]))
}
