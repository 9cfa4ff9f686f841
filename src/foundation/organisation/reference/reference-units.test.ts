import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { loadReferenceUnits } from './load-reference-units.ts'
import { findReferenceUnits, type ReferenceFilter } from './reference-queries.ts'

const db = testDatabase()
const now = Temporal.Instant.from('2026-08-15T02:00:00Z')
const day = (text: string) => Temporal.PlainDate.from(text)

const withList = (work: (tx: Tx) => Promise<void>) => () =>
  db.rolledBack(
    async (tx) => {
      await loadReferenceUnits(tx)
      await work(tx)
    },
    { now },
  )

const names = async (tx: Tx, filter: ReferenceFilter) =>
  (await findReferenceUnits(tx, filter)).map(({ code, name, parentName }) => `${code} ${name}, ${parentName}`)

test(
  'one code, two places: which one, the day says',
  withList(async (tx) => {
    const before = { on: day('2025-06-30') }
    const since = { on: day('2025-07-01') }
    assert.deepEqual(await names(tx, { code: '25480', ...before }), ['25480 Phường Ninh Sơn, Thành phố Tây Ninh'])
    assert.deepEqual(await names(tx, { code: '25480', ...since }), ['25480 Phường Bình Minh, Tỉnh Tây Ninh'])
    assert.deepEqual(await names(tx, { code: '80', ...before }), ['80 Tỉnh Long An, null'])
    assert.deepEqual(await names(tx, { code: '80', ...since }), ['80 Tỉnh Tây Ninh, null'])
    assert.deepEqual(await names(tx, { code: '72', ...since }), [])
  }),
)

test(
  'one name, several places: all are found, each with what it belongs to',
  withList(async (tx) => {
    assert.deepEqual(await names(tx, { name: 'xã Tân Bình', on: day('2024-01-30') }), [
      '25474 Xã Tân Bình, Thành phố Tây Ninh',
      '25495 Xã Tân Bình, Huyện Tân Biên',
      '26194 Xã Tân Bình, Huyện Vĩnh Cửu',
      '27853 Xã Tân Bình, Huyện Tân Thạnh',
      '28078 Xã Tân Bình, Huyện Tân Trụ',
    ])
    assert.deepEqual(await names(tx, { name: 'huyện Châu Thành', on: day('2024-01-30') }), [
      '708 Huyện Châu Thành, Tỉnh Tây Ninh',
      '808 Huyện Châu Thành, Tỉnh Long An',
    ])
  }),
)

test(
  'tone marks in either place, composed or not, name the same; other marks do not',
  withList(async (tx) => {
    const on = day('2024-01-30')
    const found = await names(tx, { name: 'Phường Hoà Chung', on })
    assert.deepEqual(found, ['01285 Phường Hoà Chung, Thành phố Cao Bằng'])
    for (const spelling of ['Phường Hòa Chung', 'phường hoà chung', 'Phuong Hoa Chung'])
      for (const form of ['NFC', 'NFD'])
        assert.deepEqual(await names(tx, { name: spelling.normalize(form), on }), found)
    const marked = await findReferenceUnits(tx, { name: 'Xã Tân Lập', on: null })
    assert.ok(marked.length > 0 && marked.every(({ name }) => name === 'Xã Tân Lập'))
  }),
)

test(
  'a xã that became a phường keeps its code and both its names',
  withList(async (tx) => {
    assert.deepEqual(await names(tx, { code: '26170', on: day('2026-04-29') }), ['26170 Xã Trị An, Tỉnh Đồng Nai'])
    assert.deepEqual(await names(tx, { code: '26170' }), ['26170 Phường Trị An, Thành phố Đồng Nai'])
    const [city] = await findReferenceUnits(tx, { code: '75' })
    assert.deepEqual([city?.name, city?.agencyCode], ['Thành phố Đồng Nai', 'H19'])
  }),
)

test(
  'there are 34 provinces today, and as many communes as the state counts',
  withList(async (tx) => {
    const provinces = await findReferenceUnits(tx, { level: 'province' })
    assert.equal(provinces.length, 34)
    assert.equal(new Set(provinces.map(({ agencyCode }) => agencyCode)).size, 34)
    const communes = async (parentCode: string) => (await findReferenceUnits(tx, { parentCode })).length
    assert.deepEqual([await communes('04'), await communes('75'), await communes('80')], [56, 95, 96])
  }),
)

test(
  'loading again changes nothing',
  withList(async (tx) => {
    const all = () => tx.query.selectFrom('organisation.reference_unit').selectAll().orderBy('id').execute()
    const first = await all()
    await loadReferenceUnits(tx)
    assert.deepEqual(await all(), first)
  }),
)
