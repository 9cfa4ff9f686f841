import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCast, type AnBinh } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findUnitChoices } from './name-in-place.ts'

const database = testDatabase({ own: true })
let world: AnBinh
before(async () => {
  world = await database.committed(makeCast)
})

test('units of one name are told apart by their authority, an authority goes by its own name', () =>
  database.rolledBack(async (tx) => {
    const centres = await findUnitChoices(tx, { kinds: ['centre'] })
    assert.equal(new Set(centres.map(({ text }) => text)).size, centres.length)
    const tanLap = centres.find(({ value }) => value === world.units.tanLapCentre)
    assert.equal(tanLap?.text, 'Trung tâm Phục vụ hành chính công, UBND xã Tân Lập')
    const [commune] = (await findUnitChoices(tx, { kinds: ['commune'] })).filter(
      ({ value }) => value === world.units.tanLap,
    )
    assert.equal(commune?.text, 'UBND xã Tân Lập')
    assert.deepEqual(await findUnitChoices(tx, { within: [] }), [])
  }))
