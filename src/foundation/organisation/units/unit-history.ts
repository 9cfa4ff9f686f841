// What a unit was and became, for its page.
import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'

/** Many changes in a unit's life are a dozen. */
const most = 200

export const findNamesOfUnit = (db: Db, unitId: string) =>
  db.query
    .selectFrom('organisation.unit_name as name')
    .leftJoin('organisation.tier as tier', 'tier.code', 'name.tier_code')
    .select([
      'name.name',
      'name.valid_from as from',
      'name.valid_to as to',
      'name.document',
      'tier.name_vi as tierVietnamese',
      'tier.name_en as tierEnglish',
    ])
    .where('name.unit_id', '=', unitId)
    .orderBy('name.valid_from', 'desc')
    .limit(most)
    .execute()

export const findParentsOfUnit = (db: Db, unitId: string) =>
  db.query
    .selectFrom('organisation.unit_parent as row')
    .innerJoin('organisation.unit as parent', 'parent.id', 'row.parent_id')
    .select(['parent.id', 'parent.short_name as name', 'row.valid_from as from', 'row.valid_to as to', 'row.document'])
    .where('row.unit_id', '=', unitId)
    .orderBy('row.valid_from', 'desc')
    .limit(most)
    .execute()

export type Kinship = {
  /** null: dissolved without an heir. */
  id: string | null
  name: string | null
  /** Is the other one the heir, or the one that was before? */
  side: 'heir' | 'forebear'
  kind: 'merged' | 'split' | 'dissolved'
  on: Temporal.PlainDate
  document: string
}

/** Heirs and forebears, of one statement. */
export const findSuccession = (db: Db, unitId: string): Promise<Kinship[]> =>
  db.query
    .selectFrom('organisation.unit_succession as step')
    .leftJoin('organisation.unit as other', (join) =>
      join.on(sql<boolean>`other.id = case when step.from_unit_id = ${unitId} then step.to_unit_id
        else step.from_unit_id end`),
    )
    .select([
      'other.id',
      'other.short_name as name',
      'step.on_date as on',
      'step.document',
      sql<Kinship['side']>`case when step.from_unit_id = ${unitId} then 'heir' else 'forebear' end`.as('side'),
      sql<Kinship['kind']>`step.kind`.as('kind'),
    ])
    .where(({ or, eb }) => or([eb('step.from_unit_id', '=', unitId), eb('step.to_unit_id', '=', unitId)]))
    .orderBy('step.on_date', 'desc')
    .limit(most)
    .execute()

export const findAliasesOfUnit = (db: Db, unitId: string) =>
  db.query
    .selectFrom('organisation.unit_alias as alias')
    .leftJoin('organisation.unit as authority', 'authority.id', 'alias.authority_id')
    .select(['alias.id', 'alias.alias', 'authority.id as authorityId', 'authority.short_name as authorityName'])
    .where('alias.unit_id', '=', unitId)
    .orderBy(sql`alias.alias collate kernel.vietnamese`)
    .limit(most)
    .execute()

export const findCollectivesOf = (db: Db, authorityId: string) =>
  db.query
    .selectFrom('organisation.collective')
    .select(['id', 'name', 'rule'])
    .where('authority_id', '=', authorityId)
    .orderBy(sql`name collate kernel.vietnamese`)
    .limit(most)
    .execute()
