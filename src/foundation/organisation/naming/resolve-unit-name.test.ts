import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type UnitKey } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { nameResolver } from './name-resolver.ts'

const db = testDatabase()

/** [what the document says, whose document it is, what is meant]; a list is a collective, `?` doubt between several. */
const readings: [string, UnitKey, string | string[] | null][] = [
  ['UBND xã Tân Lập', 'province', 'tanLap'],
  ['Ủy ban nhân dân xã Tân Lạp', 'province', 'tanLapSouth'],
  ['Uỷ ban nhân dân xã Tân Lạp', 'province', 'tanLapSouth'],
  ['xã Tân Lập', 'province', 'tanLap'],
  ['UBND phường Bình Hoà', 'province', 'binhHoaWard'],
  ['UBND xã Bình Hoà', 'province', 'binhHoaCommune'],
  ['UBND xã', 'tanLap', 'tanLap'],
  ['UBND tỉnh', 'tanLap', 'province'],
  ['UBND xã Tân Lạp', 'tanLap', 'tanLapSouth'],
  ['Văn phòng HĐND-UBND', 'tanLap', 'tanLapOffice'],
  ['VP. HĐND và UBND xã', 'tanLap', 'tanLapOffice'],
  ['Phòng VH-XH', 'tanLapSouth', 'tanLapSouthCulture'],
  ['Phòng Văn hoá – Xã hội xã Tân Lạp', 'province', 'tanLapSouthCulture'],
  ['P. Kinh tế', 'tanLap', 'tanLapEconomy'],
  ['TTPVHCC xã', 'suoiMay', 'suoiMayCentre'],
  ['Thanh tra', 'province', 'inspectorate'],
  ['Thanh tra tỉnh An Bình', 'tanLap', 'inspectorate'],
  ['Sở Nội vụ', 'tanLap', 'homeAffairs'],
  ['Sở Nội vụ tỉnh', 'homeAffairs', 'homeAffairs'],
  ['Phòng Kiểm soát TTHC', 'province', 'procedureControl'],
  ['Văn phòng UBND tỉnh', 'tanLap', 'office'],
  // Only the wards have one; a commune's document cannot mean theirs.
  ['Phòng Kinh tế, Hạ tầng và Đô thị', 'tanLap', null],
  ['Phòng Nội vụ', 'province', null],
  ['', 'province', null],
  ['các phòng chuyên môn', 'tanLap', ['tanLapEconomy', 'tanLapCulture', 'tanLapOffice']],
  ['Các phòng chuyên môn thuộc UBND xã Tân Lạp', 'province', null],
  ['các phòng chuyên môn xã Tân Lạp', 'province', ['tanLapSouthEconomy', 'tanLapSouthCulture', 'tanLapSouthOffice']],
  ['Các cơ quan, đơn vị có liên quan', 'tanLap', ['tanLapEconomy', 'tanLapCulture', 'tanLapOffice', 'tanLapCentre']],
  ['UBND các xã, phường', 'tanLap', ['tanLap', 'tanLapSouth', 'binhHoaWard', 'binhHoaCommune', 'suoiMay', 'hoiLong']],
  [
    'Các sở, ban, ngành tỉnh',
    'hoiLong',
    ['office', 'homeAffairs', 'justice', 'finance', 'science', 'agriculture', 'construction', 'inspectorate'],
  ],
]

test('names are understood as a reader of the document would', () =>
  db.rolledBack(async (tx) => {
    const { units } = await makeCast(tx)
    for (const [name, authority, meant] of readings) {
      const resolve = await nameResolver(tx, { authorityId: units[authority] })
      const { kind, units: found } = resolve(name)
      const expected = meant === null ? [] : typeof meant === 'string' ? [meant] : meant
      const said = `"${name}" of ${authority}`
      assert.equal(kind, meant === null ? 'unknown' : typeof meant === 'string' ? 'unit' : 'collective', said)
      assert.deepEqual(
        found.map(({ id }) => id).toSorted(),
        expected.map((key) => units[key as UnitKey]).toSorted(),
        said,
      )
    }
  }))

test('marks decide between two places; without marks it stays open', () =>
  db.rolledBack(async (tx) => {
    const { units } = await makeCast(tx)
    const resolve = await nameResolver(tx, { authorityId: units.province })
    const open = resolve('UBND xa Tan Lap')
    assert.equal(open.kind, 'ambiguous')
    assert.deepEqual(open.units.map(({ id }) => id).toSorted(), [units.tanLap, units.tanLapSouth].toSorted())
    assert.equal(resolve('UBND xã Tân Lập'.normalize('NFD')).units[0]?.id, units.tanLap)
    // Only one place is spelled nearly so: found, and marked as worth a look.
    const near = resolve('UBND phường Hội Lòng')
    assert.deepEqual([near.kind, near.units[0]?.id, near.exact], ['unit', units.hoiLong, false])
  }))

test('the same name in every commune is open without an authority', () =>
  db.rolledBack(async (tx) => {
    await makeCast(tx)
    const resolve = await nameResolver(tx, { authorityId: null })
    assert.equal(resolve('Văn phòng HĐND và UBND').kind, 'ambiguous')
    assert.equal(resolve('UBND xã Suối Mây').kind, 'unit')
  }))
