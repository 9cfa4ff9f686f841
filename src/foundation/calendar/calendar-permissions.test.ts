import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { period, rules, storm, week } from './calendar-input-fixtures.ts'
import { addDay, switchDay } from './decide-day.ts'
import { findWorld, type World } from './people-fixtures.ts'
import { addPeriodRule, endPeriodRule } from './set-period-rule.ts'
import { setTermRules } from './set-term-rules.ts'
import { settleYear } from './settle-year.ts'
import { endWorkingHours, setWorkingHours } from './set-working-hours.ts'

// Role and where it is held × whose calendar it is.
const own = testDatabase({ own: true })
let world: World
before(async () => {
  world = await own.committed(async (tx) => findWorld(tx, await makeCast(tx)))
})
const inWorld = <Result>(work: (tx: Tx, world: World) => Promise<Result>) => own.rolledBack((tx) => work(tx, world))

type Person = 'administrator' | 'communeOfficer' | 'chairman' | 'divisionHead' | 'clerk'
const ALL = ['every', 'province', 'commune', 'counter', 'division', 'neighbour'] as const
type Whose = (typeof ALL)[number]
type Table = Record<Person, readonly Whose[]>
const COMMUNE: Whose[] = ['commune', 'counter', 'division']
const ROOT_ONLY: Table = { administrator: ALL, communeOfficer: [], chairman: [], divisionHead: [], clerk: [] }
const OFFICERS: Table = { ...ROOT_ONLY, communeOfficer: COMMUNE }
const OFFICERS_AND_HEADS: Table = { ...OFFICERS, chairman: COMMUNE, divisionHead: ['division'] }

type Case = {
  may: Table
  /** What must be there first; its id. */
  prepare?: (tx: Tx, root: Actor, unitId: string | undefined) => Promise<string>
  attempt: (tx: Tx, actor: Actor, unitId: string | undefined, id: string) => Promise<unknown>
}

const CASES: Record<string, Case> = {
  add_day: { may: OFFICERS, attempt: (tx, actor, unitId) => addDay(tx, actor, storm(unitId)) },
  switch_day: {
    may: OFFICERS,
    prepare: (tx, root, unitId) => addDay(tx, root, storm(unitId)),
    attempt: (tx, actor, _, id) => switchDay(tx, actor, { id, active: 'false' }),
  },
  settle_year: {
    may: ROOT_ONLY,
    attempt: (tx, actor) => settleYear(tx, actor, { year: 2030, document: '1/TB' }),
  },
  set_hours: {
    may: OFFICERS_AND_HEADS,
    attempt: (tx, actor, unitId) => setWorkingHours(tx, actor, week(unitId)),
  },
  end_hours: {
    may: OFFICERS_AND_HEADS,
    prepare: (tx, root, unitId) => setWorkingHours(tx, root, week(unitId)),
    attempt: (tx, actor, _, id) => endWorkingHours(tx, actor, { id, lastDay: Temporal.PlainDate.from('2026-12-31') }),
  },
  set_term_rules: {
    may: OFFICERS_AND_HEADS,
    attempt: (tx, actor, unitId) => setTermRules(tx, actor, { ...rules, unitId }),
  },
  add_period: {
    may: OFFICERS,
    attempt: (tx, actor, unitId) => addPeriodRule(tx, actor, { ...period, unitId }),
  },
  end_period: {
    may: OFFICERS,
    prepare: (tx, root, unitId) => addPeriodRule(tx, root, { ...period, unitId }),
    attempt: (tx, actor, _, id) => endPeriodRule(tx, actor, { id, lastYear: 2027 }),
  },
}

for (const [name, { may, prepare, attempt }] of Object.entries(CASES))
  test(`calendar.${name}: who may, for whom`, async () => {
    for (const person of Object.keys(may) as Person[])
      for (const whose of ALL) {
        const trying = inWorld(async (tx, world) => {
          const unitId = whose === 'every' ? undefined : world[whose].id
          const id = (await prepare?.(tx, world.administrator, unitId)) ?? ''
          await attempt(tx, world[person], unitId, id)
        })
        const what = `${person} for ${whose}`
        if (may[person].includes(whose)) await assert.doesNotReject(trying, what)
        else await assert.rejects(trying, { code: 'kernel.forbidden' }, what)
      }
  })
