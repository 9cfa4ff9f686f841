import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
import { calendarModule } from '../foundation/calendar/index.ts'
import { checkProcess, termOptions, getProcessVersion, type Definition } from '../foundation/workflow/index.ts'
import type { Tx } from '../kernel/database/types.ts'
import { findProcedures, getProcedureVersion, type ProcedureVersion } from '../service/procedures/index.ts'
import { makeDemoWorld } from './invented-people.ts'
import { inventProcedures } from './invented-procedures.ts'
import { wayByName } from './invented-processes.ts'
import { chanceFrom } from './seeded.ts'

const { rolledBack } = testDatabase()

type Whole = { version: ProcedureVersion; process: Definition | undefined }

const processOf = async (tx: Tx, versionId: string | null): Promise<Definition | undefined> =>
  versionId ? (await getProcessVersion(tx, versionId)).definition : undefined

const stepsOf = ({ process }: Whole) => process?.steps ?? []
const hasTerm = (unit: string) => (it: Whole) => it.version.terms.some((term) => term.unit === unit)
const hasFee = (basis: string) => (it: Whole) => it.version.fees.some((fee) => fee.basis === basis)
const hasStep = (kind: string) => (it: Whole) => stepsOf(it).some((step) => step.kind === kind)
const does =
  (...effects: string[]) =>
  (it: Whole) =>
    effects.every((effect) =>
      stepsOf(it).some((step) => step.kind === 'work' && step.actions.some((action) => action.effect === effect)),
    )

/** What a one-stop shop meets; each occurs in at least one procedure that is in force. */
const rules: Record<string, (it: Whole) => boolean> = {
  hours: hasTerm('working_hour'),
  'working days': hasTerm('working_day'),
  'days of the calendar': hasTerm('calendar_day'),
  months: hasTerm('calendar_month'),
  'a fee': (it) => it.version.fees.some(({ kind }) => kind === 'fee'),
  'a charge': (it) => it.version.fees.some(({ kind }) => kind === 'charge'),
  'a fixed amount': hasFee('fixed'),
  'an amount by page': hasFee('per_page'),
  'an amount by copy': hasFee('per_copy'),
  'an amount by unit': hasFee('per_unit'),
  'a table of amounts': hasFee('table'),
  'a percentage': hasFee('percentage'),
  exemptions: ({ version }) => version.fees.some((fee) => fee.exemptions.length > 0),
  'a branch by channel': (it) =>
    stepsOf(it).some(
      (step) => step.kind === 'decision' && step.branches.some(({ when }) => /channel|online/.test(when)),
    ),
  'a branch by the form': (it) =>
    it.version.formVersionId !== null &&
    stepsOf(it).some((step) => step.kind === 'decision' && step.branches.some(({ when }) => when.includes('form.'))),
  'two units at once': (it) => hasStep('fork')(it) && hasStep('join')(it),
  'a part in another unit': (it) => stepsOf(it).some((step) => step.kind === 'work' && step.unit.rule === 'named'),
  verification: does('begin_verification', 'end_verification'),
  'financial obligation in the middle': (it) =>
    it.version.obligation !== null && does('send_obligation', 'take_payment')(it),
  interlinked: ({ version }) => version.interlinked,
  'several results': ({ version }) => version.results.length > 1,
  'papers of which one is enough': ({ version }) => version.components.some(({ oneOf }) => oneOf),
  forms: ({ version }) => version.formVersionId !== null,
  'second versions': ({ version }) => version.number > 1,
  'on the spot': ({ version }) => version.fourOnSpot,
}

test('the demo carries at least 60 procedures in 12 fields, and every rule occurs', () =>
  rolledBack(async (tx) => {
    await calendarModule.load!(tx)
    const world = await makeDemoWorld(tx)
    await inventProcedures(tx, world, Temporal.PlainDate.from('2026-10-20'), chanceFrom(1))
    const on = Temporal.PlainDate.from('2026-10-20')
    const rows = await findProcedures(tx, { on, limit: 500 })
    assert.ok(rows.length >= 60, String(rows.length))
    assert.ok(new Set(rows.map((row) => row.fieldId)).size >= 12)
    const versions = await Promise.all(rows.map((row) => getProcedureVersion(tx, row.versionId)))
    const all = <Value>(of: (version: (typeof versions)[number]) => readonly Value[]) => new Set(versions.flatMap(of))
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
    const codes = new Set(versions.map(({ code }) => code))
    const parts = versions.flatMap(({ interlinkedParts }) => interlinkedParts)
    assert.ok(parts.length >= 2 && parts.every((code) => codes.has(code)), 'the parts of interlinked ones are in force')
    const whole = await Promise.all(
      versions.map(async (version) => ({ version, process: await processOf(tx, version.processVersionId) })),
    )
    for (const [rule, holds] of Object.entries(rules)) assert.ok(whole.some(holds), rule)
    for (const name of Object.keys(wayByName))
      assert.ok(
        versions.some((version) => version.name === name),
        name,
      )
    for (const { version, process } of whole) {
      const papersOfLicence = version.components.filter(({ name }) => /cấp giấy phép/i.test(name))
      if (!/giấy phép/i.test(version.name)) assert.deepEqual(papersOfLicence, [], version.name)
      const { amount, unit } = version.terms[0]!
      const faults = process
        ? checkProcess(process, {
            kind: 'dossier',
            ...(await termOptions(tx, version.authorityPath, { amount, unit })),
          })
        : []
      assert.deepEqual(faults, [], version.name)
    }
    const vague = new Set([
      'Tờ khai',
      'Tờ khai đăng ký',
      'Đơn đề nghị xác nhận',
      'Tờ khai đề nghị hưởng chế độ',
      'Giấy chứng nhận đăng ký',
      'Giấy chứng nhận hoặc văn bản chấp thuận',
      'Quyết định hưởng chế độ',
      'Giấy xác nhận',
      'Giấy phép',
      'Tài liệu chứng minh đủ điều kiện',
      'Giấy tờ cần chứng thực',
    ])
    for (const { name, components, results, sequence, fourOnSpot, terms } of versions) {
      for (const part of [...components, ...results]) assert.ok(!vague.has(part.name), `${name}: ${part.name}`)
      if (!/giấy phép/i.test(name)) assert.doesNotMatch(sequence, /ký giấy phép\b/, name)
      if (fourOnSpot) assert.equal(terms[0]!.unit, 'working_hour', `${name} is settled on the spot`)
    }
    for (const name of ['Cấp chứng nhận đủ điều kiện kinh doanh dược', 'Cấp giấy phép hành nghề khám bệnh, chữa bệnh'])
      assert.equal(versions.find((version) => version.name === name)?.competentUnitName, 'Sở Y tế', name)
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
      ['giấy chứng tử', 'Đăng ký khai tử'],
      ['giay chung tu', 'Đăng ký khai tử'],
      ['hkd', 'Đăng ký thành lập hộ kinh doanh'],
    ]
    for (const [q, name] of said) {
      const [first] = await findProcedures(tx, { q, on })
      assert.deepEqual([first?.name, first?.isNear], [name, false], q)
    }
    for (const q of ['đăng ký xe', 'đổi bằng lái', 'gplx', 'NB-99'])
      assert.deepEqual(
        (await findProcedures(tx, { q, on })).filter((row) => !row.isNear),
        [],
        q,
      )
    assert.deepEqual(await findProcedures(tx, { q: 'NB-99', on }), [])
  }))
