// When units are merged, split, moved or dissolved, their dossiers are found by whoever stands in their place: what runs
// gets its new competent unit, everything the units above which it lies today.
import { sql } from 'kysely'
import { findUnitsInPlace, idsOnPath } from '../../foundation/organisation/index.ts'
import { subscribe } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'

type Units = { reception_unit_id: string; competent_unit_id: string; help_unit_id: string | null }

/** @returns how many dossiers changed hands or superiors */
export async function followUnits(tx: Tx, unitId: string): Promise<number> {
  const groups = await tx.query
    .selectFrom('dossiers.search_entry as entry')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'entry.dossier_id')
    .select(['reception_unit_id', 'competent_unit_id', 'help_unit_id'])
    .distinct()
    .where(sql<boolean>`entry.scope_ids && ${[unitId]}::uuid[]`)
    .execute()
  let changed = 0
  for (const group of groups) changed += await followGroup(tx, group)
  return changed
}

async function followGroup(tx: Tx, group: Units): Promise<number> {
  const ids = [group.reception_unit_id, group.competent_unit_id, group.help_unit_id].filter((id) => id !== null)
  const places = await findUnitsInPlace(
    tx,
    ids.map((id) => ({ id })),
  )
  const scope = [...new Set([...ids, ...places.flatMap((place) => (place ? idsOnPath(place.path) : []))])]
  const competent = places[1]?.id ?? group.competent_unit_id
  const { numAffectedRows } = await sql`
    with moved as (update dossiers.dossier as dossier set scope_ids = ${scope}::uuid[],
      competent_unit_id = case when course.ended_at is null then ${competent}::uuid else dossier.competent_unit_id end
    from dossiers.course
    where course.dossier_id = dossier.id and dossier.reception_unit_id = ${group.reception_unit_id}
      and dossier.competent_unit_id = ${group.competent_unit_id}
      and dossier.help_unit_id is not distinct from ${group.help_unit_id}::uuid
      and not (dossier.scope_ids @> ${scope}::uuid[] and dossier.scope_ids <@ ${scope}::uuid[]
        and dossier.competent_unit_id = ${competent}::uuid)
      returning dossier.id)
    update dossiers.search_entry as entry set scope_ids = ${scope}::uuid[] from moved
    where entry.dossier_id = moved.id`.execute(tx.query)
  return Number(numAffectedRows ?? 0)
}

for (const change of [
  'organisation.unit_merged',
  'organisation.unit_split',
  'organisation.unit_dissolved',
  'organisation.unit_moved',
])
  subscribe(change, 'dossiers.follow_units', async (tx, { subjectId }) => void (await followUnits(tx, subjectId)))
