import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { deadlineKinds } from '../plans/index.ts'
import {
  firstLastDay,
  isLateAgainst,
  presentLastDay,
  workState,
  workStates,
  type WorkDates,
  type WorkState,
} from './work-item.ts'
import { lastDayOf, lateAgainstFirst, stateOn, todayOf } from './work-item-state.ts'

const { rolledBack } = testDatabase()

// A few days around one date, so that equal days are common; instants around midnight here, which is 17:00 in UTC.
const noon = Temporal.Instant.from('2026-03-31T17:00:00Z')
const aDay = fc.integer({ min: -3, max: 3 }).map((days) => Temporal.PlainDate.from('2026-04-01').add({ days }))
const anInstant = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.constantFrom(-1, 0, 1, 3600, 40_000))
  .map(([days, seconds]) => noon.add({ seconds: 86_400 * days + seconds }))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { freq: 2 })

const anyItem = fc.record({
  kind: fc.constantFrom(...deadlineKinds),
  first: maybe(aDay),
  amended: fc.option(fc.record({ dueOn: maybe(aDay), exclusive: fc.boolean() }), { nil: null }),
  granted: maybe(aDay),
  exclusive: fc.boolean(),
  started: maybe(anInstant),
  delivered: maybe(anInstant),
  accepted: maybe(anInstant),
  cancelled: fc.option(anInstant, { freq: 5 }),
})
// Only what was handed over is accepted: decideDelivery refuses the rest.
const anItem = anyItem.map((item) => ({ ...item, accepted: item.delivered && item.accepted }))
type Item = Parameters<Parameters<typeof anItem.map>[0]>[0]

// Chance brings some states hardly ever.
const idle: Item = {
  kind: 'none',
  first: null,
  amended: null,
  granted: null,
  exclusive: false,
  started: null,
  delivered: null,
  accepted: null,
  cancelled: null,
}
const today = Temporal.PlainDate.from('2026-04-01')
const done = { ...idle, delivered: noon, accepted: noon }
const oneOfEach: Record<WorkState, Item> = {
  not_started: idle,
  waiting_instruction: { ...idle, kind: 'per-instruction' },
  running: { ...idle, kind: 'ongoing' },
  delivered: { ...idle, delivered: noon },
  overdue: { ...idle, first: today.subtract({ days: 1 }) },
  done_on_time: done,
  done_late: { ...done, first: today.subtract({ days: 1 }) },
  cancelled: { ...idle, cancelled: noon },
}

const dayOf = (at: Temporal.Instant | null) => at && todayOf(at)

const pure = (item: Item): WorkDates => ({
  kind: item.kind,
  firstDueOn: item.first,
  amended: item.amended,
  grantedDueOn: item.granted,
  exclusive: item.exclusive,
  startedOn: dayOf(item.started),
  deliveredOn: dayOf(item.delivered),
  acceptedOn: dayOf(item.accepted),
  cancelledOn: dayOf(item.cancelled),
})

const cells = (item: Item, at: number) => sql`(${at}::int, ${item.kind}::text, ${item.first?.toString() ?? null}::date,
  ${item.granted?.toString() ?? null}::date, ${item.amended ? noon.toString() : null}::timestamptz,
  ${item.amended?.dueOn?.toString() ?? null}::date, ${item.amended?.exclusive ?? false}::boolean, ${item.exclusive}::boolean, ${item.started?.toString() ?? null}::timestamptz,
  ${item.delivered?.toString() ?? null}::timestamptz, ${item.accepted?.toString() ?? null}::timestamptz,
  ${item.cancelled?.toString() ?? null}::timestamptz)`

type Row = { state: WorkState; late: boolean; last_day: Temporal.PlainDate | null }

test('what the database says of a date is what the rule says', async () => {
  const seen = new Set<WorkState>()
  await rolledBack((tx) =>
    fc.assert(
      fc.asyncProperty(fc.array(anItem, { minLength: 40, maxLength: 60 }), aDay, async (items, today) => {
        const { rows } = await sql<Row>`
          select ${stateOn(today)} as state, ${lateAgainstFirst(today)} as late, ${lastDayOf} as last_day
          from (values ${sql.join(items.map(cells))}) as work_item
            (at, kind, first_due_on, granted_due_on, amended_at, amended_due_on, amended_exclusive, exclusive, started_at, delivered_at, accepted_at, cancelled_at)
          order by at`.execute(tx.query)
        for (const [at, item] of items.entries()) {
          const dates = pure(item)
          const { state, late, last_day: last } = rows[at]!
          seen.add(state)
          assert.equal(state, workState(dates, today))
          assert.equal(late, isLateAgainst(dates, firstLastDay(dates), today))
          assert.equal(String(last), String(presentLastDay(dates)))
        }
      }),
      { numRuns: 60, examples: [[Object.values(oneOfEach), today]] },
    ),
  )
  assert.deepEqual([...seen].toSorted(), [...workStates].toSorted(), 'every state occurred')
})

const dates = (some: Partial<WorkDates>): WorkDates => ({
  kind: 'by-date',
  firstDueOn: null,
  amended: null,
  grantedDueOn: null,
  exclusive: false,
  startedOn: null,
  deliveredOn: null,
  acceptedOn: null,
  cancelledOn: null,
  ...some,
})
const on = (text: string) => Temporal.PlainDate.from(text)

test('the day that counts is the day of handing over, however long acceptance takes', () => {
  const work = dates({ firstDueOn: on('2026-03-31'), deliveredOn: on('2026-03-31'), acceptedOn: on('2026-05-04') })
  assert.equal(workState(work, on('2026-06-01')), 'done_on_time')
  assert.equal(workState({ ...work, deliveredOn: on('2026-04-01') }, on('2026-06-01')), 'done_late')
})

test('"before" a day makes the day itself too late; more time makes it on time, but late against the first date', () => {
  const work = dates({ firstDueOn: on('2026-04-10'), exclusive: true, deliveredOn: on('2026-04-10') })
  const done = { ...work, acceptedOn: on('2026-04-11') }
  assert.equal(workState(done, on('2026-05-01')), 'done_late')
  const granted = { ...done, grantedDueOn: on('2026-04-20') }
  assert.equal(workState(granted, on('2026-05-01')), 'done_on_time')
  assert.equal(isLateAgainst(granted, firstLastDay(granted), on('2026-05-01')), true)
  const onTheDay = { ...granted, deliveredOn: on('2026-04-20') }
  assert.equal(workState(onTheDay, on('2026-05-01')), 'done_on_time', 'a granted date is not shortened')
  const amended = { ...onTheDay, grantedDueOn: null, amended: { dueOn: on('2026-04-20'), exclusive: true } }
  assert.equal(workState(amended, on('2026-05-01')), 'done_late', 'an amended one says itself whether it counts')
})

test('what waits for an instruction is not late, and what runs all year is running', () => {
  assert.equal(workState(dates({ kind: 'per-instruction' }), on('2026-12-31')), 'waiting_instruction')
  assert.equal(workState(dates({ kind: 'ongoing' }), on('2026-12-31')), 'running')
})
