import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { answering, failing, isPausing } from './outside.ts'

const database = testDatabase()
const start = Temporal.Instant.from('2026-11-23T09:00:00+07:00')

const columns = (values: Record<string, unknown>) =>
  sql.join(Object.entries(values).map(([name, value]) => sql`${sql.ref(name)} = ${value}`))

test('what does not answer is asked less and less often, at most hourly, and at once again when it has answered', () =>
  database.rolledBack(async ({ query }) => {
    await sql`create temporary table outside (failing_since timestamptz, failures integer not null default 0,
      last_error text not null default '', pause_until timestamptz)`.execute(query)
    await sql`insert into outside default values`.execute(query)
    const become = async (values: Record<string, unknown>) => {
      await sql`update outside set ${columns(values)}`.execute(query)
      const { rows } = await sql<{
        failing_since: Temporal.Instant | null
        failures: number
        last_error: string
        pause_until: Temporal.Instant | null
      }>`select * from outside`.execute(query)
      return rows[0]!
    }
    const minutes: number[] = []
    for (let hour = 0; hour < 12; hour += 1) {
      const now = start.add({ hours: hour })
      const row = await become(failing(now, new Error(`lần\0 ${hour}`)))
      minutes.push(row.pause_until!.since(now).total('minutes'))
      assert.equal(row.failing_since!.toString(), start.toString(), 'since the first')
      assert.deepEqual([row.failures, row.last_error], [hour + 1, `lần ${hour}`])
      assert.equal(isPausing(row, now), true)
      assert.equal(isPausing(row, row.pause_until!), false)
    }
    assert.deepEqual(minutes, [1, 2, 4, 8, 16, 32, 60, 60, 60, 60, 60, 60])
    const well = await become(answering)
    assert.deepEqual({ ...well }, answering)
    assert.equal(isPausing(well, start), false)
  }))
