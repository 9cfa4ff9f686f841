// What was added up change by change against the register itself: they part when rows came in past the triggers, as after
// a restore by hand.
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { bad, good, type Finding } from '../../kernel/doctor/finding.ts'
import { dossierRows } from '../dossiers/index.ts'
import { t } from './texts.ts'

/** Walks through the whole register: for whoever looks after the house, not for a page. */
export async function checkSums(db: Db): Promise<Finding> {
  const { rows } = await sql<{ groups: number; dossiers: number }>`
    with kept as (
      select grouped_by, key, array[sum(filed), sum(early + on_time + late), sum(refused), sum(withdrawn),
        sum(stopped)]::bigint[] as figures
      from (
        select grouped_by, case grouped_by when 'unit' then competent_unit_id::text else key end as key, filed, early, on_time,
          late, refused, withdrawn, stopped
        from dossier_statistics.sum where grouped_by in ('unit', 'handler') and span = 'month'
        union all
        select grouped.by, grouped.key, filed, early, on_time, late, refused, withdrawn, stopped
        from dossier_statistics.change,
          lateral (values ('unit', competent_unit_id::text), ('handler', coalesce(handled_by::text, ''))) as grouped (by, key)
      ) as part group by 1, 2
    ), counted as (
      select grouped_by, key, count(*) as dossiers, array[count(*),
        count(*) filter (where ended_at is not null and refused_at is null and withdrawn_at is null and stopped_at is null),
        count(*) filter (where refused_at is not null),
        count(*) filter (where refused_at is null and withdrawn_at is not null),
        count(*) filter (where refused_at is null and withdrawn_at is null and stopped_at is not null)] as figures
      from (${dossierRows(db)}) as dossier,
        lateral (values ('unit', competent_unit_id::text), ('handler', coalesce(handled_by::text, ''))) as grouped (grouped_by, key)
      group by 1, 2
    )
    select count(*) filter (where coalesce(kept.figures, '{0,0,0,0,0}') <> coalesce(counted.figures, '{0,0,0,0,0}'))::int
        as groups,
      coalesce(sum(counted.dossiers) filter (where grouped_by = 'unit'), 0)::int as dossiers
    from kept full join counted using (grouped_by, key)`.execute(db.query)
  const { groups, dossiers } = rows[0]!
  return groups
    ? bad(t('statistics.sums_differ', { count: groups }))
    : good(t('statistics.sums_agree', { count: dossiers }))
}
