import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dateOf } from '../../foundation/calendar/index.ts'
import {
  findClockRules,
  makeOneStop,
  readRuleValue,
  setAgencyCode,
  setClockRule,
  setHandlingUnit,
} from '../dossiers/index.ts'
import { dossierSettingsModule } from './index.ts'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import { sql } from 'kysely'

const db = testDatabase()
const from = Temporal.PlainDate.from('2026-11-02')

type Command = { may: readonly CastName[]; attempt: (tx: Tx, actor: Actor, world: AnBinh) => Promise<unknown> }

const officers = ['administrator', 'reformOfficer', 'communeReformOfficer'] as const
const rule = { key: 'hand_over_after', value: '14:30', from, until: undefined, source: 'Quyết định số 5' }

const commands: Record<string, Command> = {
  'dossiers.set_clock_rule': {
    may: officers,
    attempt: (tx, actor, { units }) => setClockRule(tx, actor, { ...rule, unitId: units.tanLap }),
  },
  'dossiers.set_handling_unit': {
    may: officers,
    attempt: (tx, actor, { units }) =>
      setHandlingUnit(tx, actor, { authorityId: units.tanLap, fieldId: 'land', unitId: units.tanLapEconomy }),
  },
  'dossiers.set_agency_code': {
    may: officers,
    attempt: (tx, actor, { units }) => setAgencyCode(tx, actor, { unitId: units.tanLap, code: 'h97.12', from }),
  },
}

for (const [name, { may, attempt }] of Object.entries(commands))
  test(`who may ${name}`, () =>
    db.rolledBack(async (tx) => {
      const world = await makeCast(tx)
      for (const who of castNames) {
        const trying = undone(tx, () => attempt(tx, world.cast[who], world))
        if (may.includes(who)) await assert.doesNotReject(trying, who)
        else await assert.rejects(trying, { code: 'kernel.forbidden' }, who)
      }
    }))

test('values are typed as people say them, in both languages', () => {
  assert.equal(readRuleValue('supplement_effect', 'Tính lại từ đầu'), 'restart')
  assert.equal(readRuleValue('obligation_effect', 'second term'), 'second_term')
  assert.deepEqual(readRuleValue('warn_days_before', '5, 2'), [5, 2])
  assert.equal(readRuleValue('hand_over_after', 'không'), null)
  assert.equal(readRuleValue('extensions_most', '2'), 2)
  assert.throws(() => readRuleValue('extensions_most', '-1'), { code: 'dossiers.rule_value' })
})

test('a rule of the commune holds there from its day on, and nowhere else; the default of the country stays', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    await makeOneStop(tx, world)
    await setClockRule(tx, world.cast.communeReformOfficer, { ...rule, unitId: world.units.tanLap })
    const ruleOn = async (unitId: string, on: Temporal.PlainDate) => {
      const { rows } = await sql<{ path: string }>`select ${unitPathOf(sql<string>`${unitId}::uuid`)} as path`.execute(
        tx.query,
      )
      return (await findClockRules(tx, rows[0]!.path, on)).hand_over_after
    }
    assert.equal(await ruleOn(world.units.tanLapCulture, from), '14:30')
    assert.equal(await ruleOn(world.units.tanLapCulture, from.subtract({ days: 1 })), '15:00')
    assert.equal(await ruleOn(world.units.suoiMay, dateOf(tx.now)), '15:00')
    await assert.rejects(
      setClockRule(tx, world.cast.communeReformOfficer, { ...rule, unitId: world.units.tanLap, value: 'chiều' }),
      {
        code: 'dossiers.rule_value',
      },
    )
  }))

test('the door stands for those who keep the rules, and for nobody else', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const [door] = dossierSettingsModule.doors!
    const shown = castNames.filter((who) => door!.show!(world.cast[who]))
    assert.deepEqual(shown.toSorted(), [...officers, 'otherCommuneOfficer'].toSorted())
  }))
