import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { calendarModule } from '../foundation/calendar/index.ts'
import { makeAnBinh } from '../foundation/organisation/index.ts'
import { findProcedures, getProcedureVersion } from '../service/procedures/index.ts'
import { inventProcedures } from './invented-procedures.ts'
import { chanceFrom } from './seeded.ts'

const { rolledBack } = testDatabase()

test('the demo carries at least 60 procedures in 12 fields, and every rule occurs', () =>
  rolledBack(async (tx) => {
    await calendarModule.load!(tx)
    const world = await makeAnBinh(tx)
    await inventProcedures(tx, world, Temporal.PlainDate.from('2026-10-20'), chanceFrom(1))
    const on = Temporal.PlainDate.from('2026-10-20')
    const rows = await findProcedures(tx, { on, limit: 500 })
    assert.ok(rows.length >= 60, String(rows.length))
    assert.ok(new Set(rows.map((row) => row.fieldId)).size >= 12)
    const versions = await Promise.all(rows.map((row) => getProcedureVersion(tx, row.versionId)))
    const all = <Value>(of: (version: (typeof versions)[number]) => readonly Value[]) => new Set(versions.flatMap(of))
    assert.deepEqual(
      all((version) => version.terms.map(({ unit }) => unit)),
      new Set(['working_hour', 'working_day', 'calendar_day', 'calendar_month']),
    )
    assert.deepEqual(
      all((version) => version.fees.map(({ basis }) => basis)),
      new Set(['fixed', 'per_page', 'per_copy', 'per_unit', 'table', 'percentage']),
    )
    assert.deepEqual(
      all(({ competent }) => [competent.rule]),
      new Set(['tier', 'unit', 'outside']),
    )
    assert.deepEqual(
      all(({ kind }) => [kind]),
      new Set(['public', 'internal']),
    )
    assert.deepEqual(
      all(({ onlineLevel }) => [onlineLevel]),
      new Set(['full', 'partial', 'none']),
    )
    assert.deepEqual(
      all(({ supplementEffect }) => [supplementEffect]),
      new Set([null, 'pause', 'restart']),
    )
    for (const [rule, holds] of Object.entries({
      obligation: versions.some(({ obligation }) => obligation),
      interlinked: versions.some(({ interlinked }) => interlinked),
      'several results': versions.some(({ results }) => results.length > 1),
      'one of': versions.some(({ components }) => components.some(({ oneOf }) => oneOf)),
      exemptions: versions.some(({ fees }) => fees.some((fee) => fee.exemptions.length > 0)),
      forms: versions.some((version) => version.formVersionId),
      processes: versions.some((version) => version.processVersionId),
      'second versions': versions.some(({ number }) => number > 1),
      'on the spot': versions.some(({ fourOnSpot }) => fourOnSpot),
    }))
      assert.ok(holds, rule)
    const [birth] = await findProcedures(tx, { q: 'giấy khai sinh cho con', on })
    assert.equal(birth?.name, 'Đăng ký khai sinh')
    const said: [string, string][] = [
      ['cưới vợ', 'Đăng ký kết hôn'],
      ['cưới người nước ngoài', 'Đăng ký kết hôn có yếu tố nước ngoài'],
      ['sang tên sổ đỏ', 'Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất'],
      ['làm căn cước', 'Cấp thẻ căn cước cho người từ đủ 14 tuổi'],
      ['sao y', 'Chứng thực bản sao từ bản chính'],
      ['nhập khẩu', 'Đăng ký thường trú'],
      ['GPXD nhà ở', 'Cấp giấy phép xây dựng nhà ở riêng lẻ'],
      ['mở quán', 'Đăng ký thành lập hộ kinh doanh'],
      ['mai tang', 'Hỗ trợ chi phí mai táng'],
    ]
    for (const [q, name] of said) assert.equal((await findProcedures(tx, { q, on }))[0]?.name, name, q)
  }))
