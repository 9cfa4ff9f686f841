import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  aFiling,
  anOldRule,
  clockRuleKeys,
  endClockRule,
  findClockRules,
  findRuleRows,
  getDossier,
  makeOneStop,
  readClockOf,
  readRuleValue,
  setAgencyCode,
  setClockRule,
  setHandlingUnit,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { dossierSettingsModule } from './index.ts'

const db = testDatabase()
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const now = local('2026-11-16 09:00')
const at = (tx: Tx, text: string): Tx => ({ ...tx, now: local(text) })
const from = Temporal.PlainDate.from('2026-11-16')

type Command = { may: readonly CastName[]; attempt: (tx: Tx, actor: Actor, world: AnBinh) => Promise<unknown> }

const officers = ['administrator', 'reformOfficer', 'communeReformOfficer'] as const
const rule = { key: 'hand_over_after', value: ['14:30'], from, until: undefined, source: 'Quyết định số 5' } as const
const set = (tx: Tx, actor: Actor, { units }: AnBinh, changes: object = {}) =>
  setClockRule(tx, actor, { ...rule, value: [...rule.value], unitId: units.tanLap, ...changes })

/** The newest rule that people have set. */
const lastSet = async (tx: Tx, { units }: AnBinh) =>
  (await findRuleRows(tx, [units.tanLap]))
    .filter(({ set_by: setBy }) => setBy !== null)
    .toSorted((a, b) => Temporal.Instant.compare(b.set_at, a.set_at))[0]!

const commands: Record<string, Command> = {
  'dossiers.set_clock_rule': { may: officers, attempt: (tx, actor, world) => set(tx, actor, world) },
  'dossiers.end_clock_rule': {
    may: officers,
    attempt: async (tx, actor, world) => {
      await set(tx, world.cast.administrator, world)
      const { id } = await lastSet(tx, world)
      return endClockRule(tx, actor, { id, reason: 'Ghi nhầm' })
    },
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
    db.rolledBack(
      async (tx) => {
        const world = await makeCast(tx)
        for (const who of castNames) {
          const trying = undone(tx, () => attempt(tx, world.cast[who], world))
          if (may.includes(who)) await assert.doesNotReject(trying, who)
          else await assert.rejects(trying, { code: 'kernel.forbidden' }, who)
        }
      },
      { now },
    ))

test('each rule is typed in its own kind, and refused at its box', () => {
  assert.equal(readRuleValue('supplement_effect', ['restart']), 'restart')
  assert.deepEqual(readRuleValue('warn_days_before', ['1, 5']), [5, 1])
  assert.equal(readRuleValue('hand_over_after', ['9:00']), '09:00')
  assert.equal(readRuleValue('hand_over_after', [], true), null)
  assert.equal(readRuleValue('online_answer_hours', ['4,5']), 4.5)
  for (const [key, values, none, code] of [
    ['extensions_most', ['-1'], false, 'number'],
    ['extensions_most', ['1.000.000'], false, 'number'],
    ['extensions_most', [], false, 'number'],
    ['extensions_most', [], true, 'or_none'],
    ['hand_over_after', ['25:00'], false, 'time'],
    ['hand_over_after', ['15:00'], true, 'or_none'],
    ['warn_days_before', ['mai'], false, 'days'],
    ['verification_effect', ['restart'], false, 'choice'],
  ] as const)
    assert.throws(() => readRuleValue(key, values, none), { code: `dossiers.rule_value_${code}`, field: 'value' }, key)
})

const pathOf = async (tx: Tx, unitId: string) => {
  const { rows } = await sql<{ path: string }>`select ${unitPathOf(sql<string>`${unitId}::uuid`)} as path`.execute(
    tx.query,
  )
  return rows[0]!.path
}

const inShop = (work: (tx: Tx, world: AnBinh & { shop: OneStop }) => Promise<void>) =>
  db.rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      await work(tx, { ...world, shop: await makeOneStop(tx, world) })
    },
    { now },
  )

test('a rule of the commune holds there from its day on, and nowhere else; the default stays for the others', () =>
  inShop(async (tx, world) => {
    await set(tx, world.cast.communeReformOfficer, world, { from: Temporal.PlainDate.from('2026-12-01') })
    const ruleOn = async (unitId: string, on: string) =>
      (await findClockRules(tx, await pathOf(tx, unitId), local(on))).hand_over_after
    assert.equal(await ruleOn(world.units.tanLapCulture, '2026-12-01 09:00'), '14:30')
    assert.equal(await ruleOn(world.units.tanLapCulture, '2026-11-30 09:00'), '15:00')
    assert.equal(await ruleOn(world.units.suoiMay, '2026-12-01 09:00'), '15:00')
  }))

test('a rule with a day gone by must be meant, tells how many run, and binds nothing received before it was written down', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    // Done: it is not counted.
    await throughTo(tx, world, aFiling(world.shop, world), 'done')
    const later = at(tx, '2026-11-16 10:00')
    const backdated = { key: 'extensions_most', value: ['2'], from: Temporal.PlainDate.from('2020-01-01') }
    const officer = world.cast.communeReformOfficer
    await assert.rejects(
      undone(tx, () => set(later, officer, world, backdated)),
      { code: 'dossiers.rule_in_past', field: 'confirmed', details: { count: 1 } },
    )
    const tomorrow = at(tx, '2026-11-17 10:00')
    for (const changes of [{ from }, { unitId: world.units.suoiMay }])
      await assert.rejects(
        undone(tx, () => set(tomorrow, world.cast.administrator, world, { ...backdated, ...changes })),
        { details: { count: 'unitId' in changes ? 0 : 1 } },
      )
    await assert.rejects(
      undone(tx, () => set(at(tx, '2026-11-18 10:00'), officer, world, { ...backdated, from: from.add({ days: 1 }) })),
      { details: { count: 0 } },
    )
    await set(later, officer, world, { ...backdated, confirmed: true })
    const mostOf = async (dossierId: string) => {
      const dossier = await getDossier(later, world.cast.clerk, dossierId)
      return (await readClockOf(later, dossier))!.setting.rules.extensions_most
    }
    assert.equal(await mostOf(id), 1)
    const next = await throughTo(later, world, aFiling(world.shop, world), 'handle')
    assert.equal(await mostOf(next.id), 2)
  }))

test('a mistaken rule is ended with a reason: what came before keeps its rule, what came meanwhile too, the row stays', () =>
  inShop(async (tx, world) => {
    const { cast, units } = world
    const path = await pathOf(tx, units.tanLapCulture)
    await anOldRule(tx, world, { key: 'hand_over_after', value: ['16:00'] })
    await set(at(tx, '2026-11-16 10:00'), cast.communeReformOfficer, world)
    const { id } = await lastSet(tx, world)
    const end = (changes: object = {}) =>
      endClockRule(at(tx, '2026-11-17 10:00'), cast.communeReformOfficer, {
        id,
        reason: 'Đọc nhầm văn bản',
        ...changes,
      })
    await assert.rejects(
      undone(tx, () => end({ endFrom: from })),
      { code: 'dossiers.rule_end_in_past', field: 'endFrom' },
    )
    await end()
    await assert.rejects(
      undone(tx, () => end()),
      { code: 'dossiers.rule_ended_already' },
    )
    const heldAt = async (when: string) => (await findClockRules(tx, path, local(when))).hand_over_after
    assert.deepEqual(await Promise.all(['2026-11-16 09:00', '2026-11-17 09:00', '2026-11-17 11:00'].map(heldAt)), [
      '16:00',
      '14:30',
      '16:00',
    ])
    const row = (await findRuleRows(tx, [units.tanLap])).find((one) => one.id === id)!
    assert.deepEqual([row.end_reason, row.ended_by], ['Đọc nhầm văn bản', cast.communeReformOfficer.personId])
  }))

test('a rule that ends on a day to come holds until that day, and as long as nobody had written down that it ends', () =>
  inShop(async (tx, world) => {
    const { cast, units } = world
    const path = await pathOf(tx, units.tanLapCulture)
    await set(tx, cast.communeReformOfficer, world)
    const { id } = await lastSet(tx, world)
    const endFrom = Temporal.PlainDate.from('2026-11-20')
    await endClockRule(at(tx, '2026-11-18 10:00'), cast.communeReformOfficer, { id, endFrom, reason: 'Hết thí điểm' })
    const heldAt = async (when: string) => (await findClockRules(tx, path, local(when))).hand_over_after
    assert.deepEqual(await Promise.all(['2026-11-18 11:00', '2026-11-19 23:59', '2026-11-20 00:00'].map(heldAt)), [
      '14:30',
      '14:30',
      '15:00',
    ])
    const only = { unitId: units.tanLap, from, until: from, value: ['15:30'] }
    await set(tx, cast.communeReformOfficer, world, only)
    assert.deepEqual(await Promise.all(['2026-11-16 23:59', '2026-11-17 00:00'].map(heldAt)), ['15:30', '14:30'])
    await assert.rejects(
      undone(tx, () => set(tx, cast.communeReformOfficer, world, { ...only, until: from.subtract({ days: 1 }) })),
      { code: 'dossiers.rule_ends_before', field: 'until' },
    )
  }))

test('what comes with the software is nobody’s verified rule: practice says whose and of when', () =>
  inShop(async (tx) => {
    const rows = await findRuleRows(tx, [])
    assert.deepEqual(rows.map(({ key }) => key).toSorted(), clockRuleKeys.toSorted())
    for (const { key, standing, verified, source } of rows) {
      assert.equal(verified, false, key)
      assert.notEqual(standing, 'own', key)
      if (/tỉnh (Cao Bằng|Lai Châu|Đồng Tháp)/.test(source)) assert.equal(standing, 'practice', key)
      assert.doesNotMatch(source, /Mặc định của phần mềm/, key)
    }
    const cited = rows.filter(({ source }) => /QĐ-UBND|Quyết định của tỉnh/.test(source)).map(({ key }) => key)
    assert.deepEqual(cited.toSorted(), [
      'apology_days_before',
      'extensions_most',
      'hand_over_after',
      'obligation_effect',
    ])
  }))

test('the door stands for those who keep the rules and those who work on dossiers by them, and for nobody else', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const [door] = dossierSettingsModule.doors!
    const hidden = castNames.filter((who) => !door!.show!(world.cast[who]))
    assert.ok(hidden.includes('nobody'))
    for (const who of [...officers, 'clerk', 'communeSpecialist', 'communeUnitHead', 'communeChairman'] as const)
      assert.ok(!hidden.includes(who), who)
  }))
