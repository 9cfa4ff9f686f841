import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { nameKey } from '../naming/name-key.ts'
import { today } from '../today.ts'
import type { ReferenceLevel } from './reference-data.ts'

export type ReferenceUnit = {
  code: string
  /** How names are compared. */
  key: string
  level: ReferenceLevel
  name: string
  parentCode: string | null
  parentName: string | null
  agencyCode: string | null
  validFrom: Temporal.PlainDate | null
  validTo: Temporal.PlainDate | null
}

export type ReferenceFilter = {
  code?: string
  /** As written anywhere: any spelling of tone marks, any composition, with or without marks. */
  name?: string
  parentCode?: string
  level?: ReferenceLevel
  /** The day on which it was so; `null` for all times. Without it today. */
  on?: Temporal.PlainDate | null
}

/** A province has about a hundred communes, the busiest name of the country some dozens of holders. */
const most = 500

/** Places of the state's list. A name that is spelled right goes before one that only has the same letters. */
export async function findReferenceUnits(db: Db, filter: ReferenceFilter): Promise<ReferenceUnit[]> {
  const on = filter.on === undefined ? today(db) : filter.on
  const key = filter.name === undefined ? undefined : nameKey(filter.name)
  const rows = await db.query
    .selectFrom('organisation.reference_unit as unit')
    .select([
      'unit.code',
      'unit.name',
      'unit.key',
      'unit.parent_code as parentCode',
      'unit.agency_code as agencyCode',
      'unit.valid_from as validFrom',
      'unit.valid_to as validTo',
      sql<ReferenceLevel>`unit.level`.as('level'),
      // The one above it at the end of its own time, or now.
      sql<
        string | null
      >`(select parent.name from organisation.reference_unit parent where parent.code = unit.parent_code
        and daterange(parent.valid_from, parent.valid_to, '[]') @> least(unit.valid_to, ${today(db)}::date))`.as(
        'parentName',
      ),
    ])
    .$if(on !== null, (query) =>
      query.where(sql<boolean>`daterange(unit.valid_from, unit.valid_to, '[]') @> ${on}::date`),
    )
    .$if(filter.code !== undefined, (query) => query.where('unit.code', '=', filter.code!))
    .$if(filter.parentCode !== undefined, (query) => query.where('unit.parent_code', '=', filter.parentCode!))
    .$if(filter.level !== undefined, (query) => query.where('unit.level', '=', filter.level!))
    .$if(key !== undefined, (query) => query.where('unit.bare', '=', key!.bare))
    .orderBy(sql`unit.name collate kernel.vietnamese`)
    .orderBy('unit.code')
    .orderBy(sql`unit.valid_from nulls first`)
    .limit(most)
    .execute()
  const spelled = key ? rows.filter((row) => row.key === key.spelling) : rows
  return spelled.length > 0 ? spelled : rows
}
