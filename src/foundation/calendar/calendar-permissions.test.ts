import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { officer } from './calendar-fixtures.ts'
import { period, rules, storm, week } from './calendar-input-fixtures.ts'
import { addDay, switchDay } from './decide-day.ts'
import { addPeriodRule, endPeriodRule } from './set-period-rule.ts'
import { setTermRules } from './set-term-rules.ts'
import { settleYear } from './settle-year.ts'
import { endWorkingHours, setWorkingHours } from './set-working-hours.ts'

// Role and where it is held × whose calendar it is.
const { rolledBack } = testDatabase()
const root = officer('administrator', 't')
const PEOPLE = {
  administrator: root,
  reform_officer: officer('reform_officer', 't.an_binh'),
  unit_head: officer('unit_head', 't.an_binh'),
  clerk: officer('clerk', 't'),
}
type Person = keyof typeof PEOPLE
const ALL = ['', 't', 't.an_binh', 't.an_binh.mot_cua', 't.an_binh_dong']
const OWN = ['t.an_binh', 't.an_binh.mot_cua']
const OFFICERS = { administrator: ALL, reform_officer: OWN, unit_head: [], clerk: [] }
const OFFICERS_AND_HEADS = { administrator: ALL, reform_officer: OWN, unit_head: OWN, clerk: [] }
const ROOT_ONLY = { administrator: ALL, reform_officer: [], unit_head: [], clerk: [] }

type Case = {
  may: Record<Person, string[]>
  /** What must be there first; its id. */
  prepare?: (tx: Tx, unitPath: string) => Promise<string>
  attempt: (tx: Tx, actor: Actor, unitPath: string, id: string) => Promise<unknown>
}

const CASES: Record<string, Case> = {
  'add a day': { may: OFFICERS, attempt: (tx, actor, unitPath) => addDay(tx, actor, storm(unitPath)) },
  'switch a day': {
    may: OFFICERS,
    prepare: (tx, unitPath) => addDay(tx, root, storm(unitPath)),
    attempt: (tx, actor, _, id) => switchDay(tx, actor, { id, active: 'false' }),
  },
  'settle a year': {
    may: ROOT_ONLY,
    attempt: (tx, actor) => settleYear(tx, actor, { year: 2030, document: '1/TB' }),
  },
  'set hours': {
    may: OFFICERS_AND_HEADS,
    attempt: (tx, actor, unitPath) => setWorkingHours(tx, actor, week(unitPath)),
  },
  'end hours': {
    may: OFFICERS_AND_HEADS,
    prepare: (tx, unitPath) => setWorkingHours(tx, root, week(unitPath)),
    attempt: (tx, actor, _, id) => endWorkingHours(tx, actor, { id, lastDay: Temporal.PlainDate.from('2026-12-31') }),
  },
  'set rules of terms': {
    may: OFFICERS_AND_HEADS,
    attempt: (tx, actor, unitPath) => setTermRules(tx, actor, { ...rules, unitPath }),
  },
  'add a period': {
    may: OFFICERS,
    attempt: (tx, actor, unitPath) => addPeriodRule(tx, actor, { ...period, unitPath }),
  },
  'end a period': {
    may: OFFICERS,
    prepare: (tx, unitPath) => addPeriodRule(tx, root, { ...period, unitPath }),
    attempt: (tx, actor, _, id) => endPeriodRule(tx, actor, { id, lastYear: 2027 }),
  },
}

for (const [name, { may, prepare, attempt }] of Object.entries(CASES))
  test(`who may ${name}, for whom`, async () => {
    for (const person of Object.keys(may) as Person[])
      for (const unitPath of ALL) {
        const trying = rolledBack(async (tx) => {
          const id = (await prepare?.(tx, unitPath)) ?? ''
          await attempt(tx, PEOPLE[person], unitPath, id)
        })
        const what = `${person} for “${unitPath}”`
        if (may[person].includes(unitPath)) await assert.doesNotReject(trying, what)
        else await assert.rejects(trying, { code: 'kernel.forbidden' }, what)
      }
  })
