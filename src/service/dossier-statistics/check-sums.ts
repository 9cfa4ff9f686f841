// What was added up change by change against the register itself: they part when rows came in past the triggers, as after
// a restore by hand.
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { bad, good, type Finding } from '../../kernel/doctor/finding.ts'
import { dossierRows } from '../dossiers/index.ts'
import { t } from './texts.ts'

/** Walks through the whole register: for whoever looks after the house, not for a page. */
export async function checkSums(db: Db): Promise<Finding> {
  const { rows } = await sql<{ units: number; dossiers: number }>`
    with kept as (
      select competent_unit_id as unit_id, array[sum(filed), sum(early + on_time + late), sum(refused), sum(withdrawn),
        sum(stopped)]::bigint[] as figures
      from (
        select competent_unit_id, filed, early, on_time, late, refused, withdrawn, stopped from dossier_statistics.sum
        where grouped_by = 'unit' and span = 'month'
        union all
        select competent_unit_id, filed, early, on_time, late, refused, withdrawn, stopped from dossier_statistics.change
      ) as part group by 1
    ), counted as (
      select competent_unit_id as unit_id, count(*) as dossiers, array[count(*),
        count(*) filter (where ended_at is not null and refused_at is null and withdrawn_at is null and stopped_at is null),
        count(*) filter (where refused_at is not null),
        count(*) filter (where refused_at is null and withdrawn_at is not null),
        count(*) filter (where refused_at is null and withdrawn_at is null and stopped_at is not null)] as figures
      from (${dossierRows(db)}) as dossier group by 1
    )
    select count(*) filter (where coalesce(kept.figures, '{0,0,0,0,0}') <> coalesce(counted.figures, '{0,0,0,0,0}'))::int
        as units,
      coalesce(sum(counted.dossiers), 0)::int as dossiers
    from kept full join counted using (unit_id)`.execute(db.query)
  const { units, dossiers } = rows[0]!
  return units
    ? bad(t('statistics.sums_differ', { count: units }))
    : good(t('statistics.sums_agree', { count: dossiers }))
}
