// The copies beside the dossiers against the movements and differences themselves.
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { bad, good, type Finding } from '../../kernel/doctor/finding.ts'
import { t } from './texts.ts'

export async function checkAccounts(db: Db): Promise<Finding> {
  const { rows } = await sql<{ wrong: number; all: number }>`
    select count(*) filter (where account.taken <> coalesce(moved.taken, 0)
        or (last.after is not null and account.owed <> last.after))::int as wrong, count(*)::int as all
    from dossier_fees.account
    left join (select dossier_id, sum(amount)::bigint as taken from dossier_fees.movement where purpose = 'fee' group by 1)
      as moved using (dossier_id)
    left join (select distinct on (dossier_id) dossier_id, after from dossier_fees.difference
      order by dossier_id, number desc) as last using (dossier_id)`.execute(db.query)
  const { wrong, all } = rows[0]!
  return wrong ? bad(t('fees.accounts_differ', { count: wrong })) : good(t('fees.accounts_agree', { count: all }))
}

/** The sums by day against the movements. */
export async function checkDays(db: Db): Promise<Finding> {
  const { rows } = await sql<{ wrong: number; all: number }>`
    with counted as (select unit_id, day, purpose, channel, sum(greatest(amount, 0))::bigint as taken,
      sum(greatest(-amount, 0))::bigint as given_back, count(*)::int as movements
      from dossier_fees.movement group by 1, 2, 3, 4)
    select count(distinct unit_id) filter (where (kept.taken, kept.given_back, kept.movements)
        is distinct from (counted.taken, counted.given_back, counted.movements))::int as wrong,
      coalesce(sum(counted.movements), 0)::int as all
    from dossier_fees.day_sum as kept full join counted using (unit_id, day, purpose, channel)`.execute(db.query)
  const { wrong, all } = rows[0]!
  return wrong ? bad(t('fees.days_differ', { count: wrong })) : good(t('fees.days_agree', { count: all }))
}
