// What stands at the counter beside the dossiers: money, drafts before whoever signs, a declaration on paper, the queue.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { testServices } from '../../test/support/services.ts'
import { modules } from '../modules.ts'
import { inventDossiers } from './invented-dossiers.ts'
import { makeDemoWorld } from './invented-people.ts'
import { inventProcedures } from './invented-procedures.ts'
import { chanceFrom } from './seeded.ts'

const own = testDatabase()
const services = testServices(own)

const now = Temporal.ZonedDateTime.from('2026-11-22T06:40[Asia/Ho_Chi_Minh]')

test('early on a Sunday the counter shows money, drafts to be signed, a form to be typed and people who wait', () =>
  own.rolledBack(
    async (tx) => {
      for (const { load } of modules) await load?.(tx)
      const world = await makeDemoWorld(tx)
      await inventProcedures(tx, world, now.toPlainDate(), chanceFrom(1))
      await inventDossiers(tx, world, now.toPlainDate(), chanceFrom(2), services)
      const all = async <Row>(query: string): Promise<Row[]> => (await sql.raw<Row>(query).execute(tx.query)).rows

      const movements = await all<{ amount: number; at: string; day: string; by: string; receipt: string }>(`
        select amount::int, recorded_by as by, receipt_number as receipt, day::text,
          to_char(recorded_at at time zone 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD ID HH24:MI') as at
        from dossier_fees.movement order by recorded_at`)
      assert.ok(new Set(movements.map(({ day }) => day)).size >= 5, 'money came in on many days')
      assert.deepEqual(
        new Set(movements.map(({ by }) => by)),
        new Set([world.cast.clerk.personId, world.cast.otherClerk.personId]),
      )
      assert.equal(movements.filter(({ amount }) => amount < 0).length, 1, 'one was given back')
      assert.equal(new Set(movements.map(({ receipt }) => receipt)).size, movements.length, 'no receipt twice')
      for (const { at, day } of movements) {
        assert.match(at, /^\S+ [1-5] (0[78]|09|1[01]|1[3-6]):/, 'taken while the counter was open')
        assert.ok(at.startsWith(day))
      }
      const [accounts] = await all<{ collect: number; back: number; settled: number }>(`
        select count(*) filter (where balance > 0)::int as collect, count(*) filter (where balance < 0)::int as back,
          count(*) filter (where balance = 0 and not owed_open)::int as settled from dossier_fees.account`)
      assert.ok(
        accounts!.settled > accounts!.back && accounts!.back >= 2 && accounts!.collect === 1,
        JSON.stringify(accounts),
      )
      const [differences] = await all<{ up: number; down: number }>(`
        select count(*) filter (where after > before)::int as up, count(*) filter (where after < before)::int as down
        from dossier_fees.difference`)
      assert.deepEqual(differences, { up: 1, down: 2 })

      const undrafted = await all(`select id from workflow.step where closed_at is null and key = 'sign'
        and subject_id not in (select dossier_id from dossiers.result_draft)`)
      assert.deepEqual(undrafted, [], 'whoever signs sees what')
      const drafts = await all<{ key: string; media_type: string }>(`
        select distinct step.key, file.media_type from dossiers.result_draft
        join kernel.file on file.id = file_id join workflow.step on subject_id = dossier_id and closed_at is null
        order by step.key`)
      const pdf = 'application/pdf'
      assert.deepEqual(
        drafts,
        ['approve', 'sign'].map((key) => ({ key, media_type: pdf })),
      )

      const untyped = await all<{ name: string }>(`select file.name from dossiers.dossier
        join dossiers.course on course.dossier_id = dossier.id and accepted_at is not null
        left join dossiers.paper on paper.dossier_id = dossier.id and paper.file_id is not null
        left join kernel.file on file.id = file_id
        where form_version_id is not null and answers = '{}'`)
      assert.deepEqual(untyped, [{ name: 'Tờ khai đăng ký khai sinh.pdf' }])

      const tickets = await all<{ number: number; called: boolean }>(`
        select number, called_at is not null as called from dossier_intake.ticket
        where day = '2026-11-22' and taken_at <= '${now.toInstant().toString()}' order by number`)
      assert.deepEqual(
        tickets.map(({ called }) => called),
        [...Array(6).fill(true), ...Array(4).fill(false)],
      )
    },
    { now: now.toInstant() },
  ))
