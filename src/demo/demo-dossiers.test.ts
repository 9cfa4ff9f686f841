import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { modules } from '../modules.ts'
import { inventDossiers } from './invented-dossiers.ts'
import { makeDemoWorld } from './invented-people.ts'
import { inventProcedures } from './invented-procedures.ts'
import { chanceFrom } from './seeded.ts'

const { rolledBack } = testDatabase()

// A Friday afternoon, and a Sunday morning after a holiday.
for (const moment of ['2026-11-20T16:00', '2026-05-03T08:10'])
  test(`six weeks of the counter by ${moment}: every state and every kind occurs, nothing lies in the future`, () => {
    const now = Temporal.PlainDateTime.from(moment).toZonedDateTime('Asia/Ho_Chi_Minh')
    const today = now.toPlainDate()
    return rolledBack(
      async (tx) => {
        for (const { load } of modules) await load?.(tx)
        const world = await makeDemoWorld(tx)
        await inventProcedures(tx, world, today, chanceFrom(1))
        await inventDossiers(tx, world, today, chanceFrom(2))
        const { rows } = await sql<Record<string, number>>`select count(*)::int as filed,
          count(*) filter (where returned_at is not null)::int as returned,
          count(*) filter (where refused_at is not null)::int as refused,
          count(*) filter (where withdrawn_at is not null)::int as withdrawn,
          count(*) filter (where waiting_for = 'supplement')::int as waiting,
          count(*) filter (where accepted_at is null and refused_at is null)::int as untouched,
          count(*) filter (where ended_at is null and due_at < ${tx.now})::int as late,
          count(*) filter (where greatest(filed_at, accepted_at, finished_at, returned_at) > ${tx.now})::int as future
        from dossiers.course join dossiers.dossier on id = dossier_id`.execute(tx.query)
        const { filed, future, ...others } = rows[0]!
        assert.ok(filed! >= 25, String(filed))
        assert.equal(future, 0)
        for (const [state, count] of Object.entries(others)) assert.ok(count > 0, state)
        const { rows: kinds } = await sql<Record<string, number>>`select
          count(*) filter (where waiting_for = 'obligation')::int as "waits for a payment",
          count(*) filter (where waiting_until < ${tx.now})::int as "is awaited too long",
          count(*) filter (where waiting_for = 'verification')::int as "is being verified",
          count(*) filter (where channel = 'post')::int as "came by post",
          count(*) filter (where group_id is not null)::int as "belongs to a group",
          count(*) filter (where parent_id is not null and competent_unit_id = ${world.units.taxOffice})::int
            as "lies with the tax office for another",
          count(*) filter (where reception_unit_id = ${world.units.tanLapSouthCentre})::int as "came in next door",
          count(*) filter (where 1 < (select count(distinct step.unit_id) from workflow.step
            where step.subject_id = dossier.id and step.key in ('inspect', 'planning')
            having count(step.closed_at) = 1))::int as "is half done, in two units at once",
          count(*) filter (where late.apology = 'sent' and ended_at is null and course.due_at < ${tx.now})::int
            as "is late after an apology",
          count(*) filter (where late.explained_at is null and returned_at is not null and finished_at > course.due_at)::int
            as "was handed over late and is not explained"
        from dossiers.dossier join dossiers.course on dossier_id = id
          left join dossier_lateness.late_case as late on late.dossier_id = id`.execute(tx.query)
        for (const [kind, count] of Object.entries(kinds[0]!)) assert.ok(count > 0, kind)
        const { rows: steps } = await sql<{ held: number; free: number }>`select count(person_id)::int as held,
            (count(*) - count(person_id))::int as free
          from workflow.step join dossiers.course on dossier_id = subject_id
          where closed_at is null and accepted_at is not null`.execute(tx.query)
        const { held, free } = steps[0]!
        assert.ok(free > 0 && held > free, `${held} are held, ${free} are not`)
        const { rows: byPeople } = await sql<{ what: string; at: string }>`
          select what, to_char(at at time zone 'Asia/Ho_Chi_Minh', 'ID HH24:MI') as at from (
            select 'filed', filed_at from dossiers.dossier where channel in ('counter', 'post')
            union all select 'apologised', decided_at from dossier_lateness.late_case where decided_at is not null
          ) as deed (what, at) where at < ${tx.now.subtract({ hours: 1 })}`.execute(tx.query)
        for (const { what, at } of byPeople)
          assert.match(at, /^[1-5] (0[78]|09|1[01]|1[3-6]):/, `${what} outside working hours: ${at}`)
      },
      { now: now.toInstant() },
    )
  })
