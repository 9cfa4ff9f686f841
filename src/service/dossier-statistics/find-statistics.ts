// The figures of a period by a grouping, from the kept sums and from the changes since they were added up: one statement,
// whose cost follows the days and months looked at, not the archive.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { personNameOf, unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dateOf } from '../../foundation/calendar/index.ts'
import { dossierActions } from '../dossiers/index.ts'
import { procedureNameToday } from '../procedures/index.ts'
import { figuresOf, noSums, type Figures, type Grouping, type Sums } from './figures.ts'

/** Both days belong to it. */
export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }

export type StatisticsRow = { key: string; name: string | null; figures: Figures }

/** What is due today is not late before the day is over: lateness is looked at on its last midnight. */
export const limitOf = (db: Db, { to }: Period): Temporal.PlainDate => {
  const [after, today] = [to.add({ days: 1 }), dateOf(db.now)]
  return Temporal.PlainDate.compare(after, today) < 0 ? after : today
}

/** One of its units is at or below the scopes, whatever is the alias of the row. */
export const isCounted = (actor: Actor, alias: string): RawBuilder<SqlBool> => {
  const units = unitIdsWithin(scopesOf(actor, dossierActions['dossiers.read']))
  return sql<SqlBool>`(${sql.ref(`${alias}.competent_unit_id`)} in ${units} or ${sql.ref(`${alias}.reception_unit_id`)} in ${units})`
}

const keys: Record<Grouping, RawBuilder<string>> = {
  unit: sql`change.competent_unit_id::text`,
  field: sql`change.field_id`,
  channel: sql`change.channel`,
  procedure: sql`change.procedure_id::text`,
  officer: sql`coalesce(change.officer_id::text, '')`,
  handler: sql`coalesce(change.handled_by::text, '')`,
}

const id = sql<string>`nullif(added.key, '')::uuid`
const names: Record<Grouping, RawBuilder<string | null>> = {
  unit: unitNameOf(id),
  field: sql`null`,
  channel: sql`null`,
  procedure: procedureNameToday(id),
  officer: personNameOf(id),
  handler: personNameOf(id),
}

const measures = Object.keys(noSums) as (keyof Sums)[]
const columns = (alias: string) => sql.join(measures.map((name) => sql.ref(`${alias}.${name}`)))

type Cut = 'before' | 'through' | 'limit'
type Row = Sums & { key: string; name: string | null; cut: Cut }

export async function findStatistics(
  db: Db,
  actor: Actor,
  grouping: Grouping,
  period: Period,
): Promise<StatisticsRow[]> {
  const { rows } = await sql<Row>`
    with cut (name, day) as (values ('before', ${period.from}::date), ('through', ${period.to}::date + 1),
      ('limit', ${limitOf(db, period)}::date)),
    part as (
      select cut.name as cut, kept.key, ${columns('kept')}
      from cut join dossier_statistics.sum as kept on kept.grouped_by = ${grouping} and
        (kept.span = 'month' and kept.day < date_trunc('month', cut.day)
          or kept.span = 'day' and kept.day >= date_trunc('month', cut.day) and kept.day < cut.day)
      where ${isCounted(actor, 'kept')}
      union all
      select cut.name, ${keys[grouping]}, ${columns('change')}
      from cut join dossier_statistics.change on change.day < cut.day
      where ${isCounted(actor, 'change')}
    ), added as (
      select key, cut, ${sql.join(measures.map((name) => sql`sum(${sql.ref(name)})::int as ${sql.ref(name)}`))}
      from part group by key, cut
    )
    select added.*, ${names[grouping]} as name from added`.execute(db.query)
  const found = new Map<string, { name: string | null } & Partial<Record<Cut, Sums>>>()
  for (const row of rows) found.set(row.key, { ...found.get(row.key), name: row.name, [row.cut]: row })
  return [...found]
    .map(([key, { name, before = noSums, through = noSums, limit = noSums }]) => ({
      key,
      name,
      figures: figuresOf({ before, through, limit }),
    }))
    .filter(({ figures }) => Object.values(figures).some((figure) => figure !== 0))
}
