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
const today = Temporal.PlainDate.from('2026-11-20')

test('six weeks of the counter: every state occurs, and nothing lies in the future', () =>
  rolledBack(
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
          count(*) filter (where greatest(accepted_at, finished_at, returned_at) > ${tx.now})::int as future
        from dossiers.course`.execute(tx.query)
      const { filed, future, ...others } = rows[0]!
      assert.ok(filed! >= 25, String(filed))
      assert.equal(future, 0)
      for (const [state, count] of Object.entries(others)) assert.ok(count > 0, state)
    },
    { now: today.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '16:00' }).toInstant() },
  ))
