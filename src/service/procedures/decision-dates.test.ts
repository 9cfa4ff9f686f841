import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { abolishProcedure } from './abolish-procedure.ts'
import { announceVersions } from './announce-versions.ts'
import { newVersion } from './editing/start-draft.ts'
import { aDecision, makeProcedures, type MadeProcedures } from './procedure-fixtures.ts'
import { findVersionOn, findVersions } from './procedure-version.ts'
import { findTakenBack, takeBack } from './take-back.ts'

const { rolledBack } = testDatabase()
const day = (text: string) => Temporal.PlainDate.from(text)

const onDay = (work: (tx: Tx, officer: Actor, made: MadeProcedures) => Promise<void>) =>
  rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      await work(tx, world.cast.procedureOfficer, await makeProcedures(tx, world))
    },
    { now: Temporal.Instant.from('2026-11-21T09:00:00+07:00') },
  )

const wrong: [signed: string, from: string, code: string, field: string][] = [
  ['2099-01-01', '2099-01-01', 'procedures.signed_in_future', 'issuedOn'],
  ['2026-11-22', '2026-12-01', 'procedures.signed_in_future', 'issuedOn'],
  ['2026-11-20', '2026-06-01', 'procedures.effect_before_signing', 'from'],
  ['2026-11-20', '2026-11-19', 'procedures.effect_before_signing', 'from'],
  ['2026-11-10', '2026-11-20', 'procedures.effect_passed', 'confirmed'],
]

test('days of a decision hold together, or nothing is announced and nothing abolished', () =>
  onDay(async (tx, officer, { birth }) => {
    const versionId = await newVersion(tx, officer, { id: birth.procedureId })
    for (const [signed, from, code, field] of wrong) {
      const decision = { ...aDecision, issuedOn: day(signed), from: day(from), number: '7/QĐ-UBND', confirmed: false }
      const announcing = undone(tx, () => announceVersions(tx, officer, { ids: [versionId], ...decision }))
      await assert.rejects(announcing, { code, field }, `${signed} from ${from}`)
      const abolishing = undone(tx, () => abolishProcedure(tx, officer, { id: birth.procedureId, ...decision }))
      await assert.rejects(abolishing, { code, field }, `${signed} from ${from}`)
    }
    const early = { ...aDecision, issuedOn: day('2025-12-20'), from: day('2025-12-31'), confirmed: true }
    await assert.rejects(
      undone(tx, () => announceVersions(tx, officer, { ids: [versionId], ...early })),
      { code: 'procedures.later_version' },
    )
    const passed = { ...aDecision, number: '7/QĐ-UBND', issuedOn: day('2026-11-10'), from: day('2026-11-20') }
    await announceVersions(tx, officer, { ids: [versionId], ...passed, confirmed: true })
    assert.equal((await findVersionOn(tx, birth.procedureId, day('2026-11-20')))?.id, versionId)
  }))

test('a mistake is taken back with its reason, and what was before binds again', () =>
  onDay(async (tx, officer, { birth }) => {
    const { procedureId: id } = birth
    const decision = { ...aDecision, number: '8/QĐ-UBND', issuedOn: day('2026-11-20'), from: day('2026-12-01') }
    const versionId = await newVersion(tx, officer, { id })
    await announceVersions(tx, officer, { ids: [versionId], ...decision })
    assert.equal((await findVersionOn(tx, id, day('2026-12-01')))?.id, versionId)
    const reason = 'Nhầm ngày có hiệu lực'
    await assert.rejects(
      undone(tx, () => takeBack(tx, officer, { id, versionId: birth.versionId, act: 'announced', reason })),
      { code: 'procedures.changed_meanwhile' },
    )
    await takeBack(tx, officer, { id, versionId, act: 'announced', reason })
    assert.equal((await findVersionOn(tx, id, day('2026-12-01')))?.id, birth.versionId)
    const [kept] = await findTakenBack(tx, id)
    assert.deepEqual(
      [kept?.number, kept?.act, kept?.decisionNumber, kept?.day.toString(), kept?.reason],
      [2, 'announced', '8/QĐ-UBND', '2026-12-01', reason],
    )
    assert.deepEqual(
      (await findVersions(tx, id)).map((version) => [version.number, version.takenBackAt !== null]),
      [
        [2, true],
        [1, false],
      ],
    )

    const right = await newVersion(tx, officer, { id })
    await announceVersions(tx, officer, { ids: [right], ...decision, from: day('2026-12-15') })
    assert.equal((await findVersionOn(tx, id, day('2026-12-14')))?.id, birth.versionId)
    await abolishProcedure(tx, officer, { id, ...decision, number: '9/QĐ-UBND', from: day('2027-01-01') })
    assert.equal(await findVersionOn(tx, id, day('2027-01-01')), undefined)
    await takeBack(tx, officer, { id, versionId: right, act: 'abolished', reason: 'Nhầm thủ tục' })
    assert.equal((await findVersionOn(tx, id, day('2027-01-01')))?.id, right)
    assert.equal((await findTakenBack(tx, id)).length, 2)
  }))

test('without a taking back the database keeps the end of a version', () =>
  onDay(async (tx, officer, { birth }) => {
    await abolishProcedure(tx, officer, {
      id: birth.procedureId,
      ...aDecision,
      issuedOn: day('2026-11-20'),
      from: day('2026-12-01'),
    })
    for (const values of [{ valid_to: null }, { taken_back_at: tx.now }])
      await assert.rejects(
        undone(tx, () =>
          tx.query.updateTable('procedures.version').set(values).where('id', '=', birth.versionId).execute(),
        ),
        { code: 'procedures.announced_stays' },
      )
  }))
