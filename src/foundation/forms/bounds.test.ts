// Between what a date and a number must lie: said at the box, by the one check of the form.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { inLanguage } from '../../kernel/text/language.ts'
import { checkDefinition } from './check-definition.ts'
import type { Field, FormDefinition } from './form-definition.ts'
import { birthForm, formFixtures, householdBusinessForm } from './forms-fixtures.ts'
import { allFields } from './form-definition.ts'
import { rowsSent, type Row } from './builder/rows.ts'
import { readWith } from './read-answers.ts'
import type { TypedValues } from './typed-values.ts'

const day = Temporal.PlainDate.from('2026-11-21')
const nowhere = { provinces: [], communes: new Map() }
const told = (definition: FormDefinition, values: TypedValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(readWith(definition, values, nowhere, day, { incomplete: true }).errors).map(([path, text]) => [
      path,
      inLanguage(text, 'vi'),
    ]),
  )

const stay: FormDefinition = {
  title: 'Khai báo tạm vắng',
  sections: [
    {
      title: '',
      fields: [
        { key: 'di', kind: 'date', label: 'Ngày đi', least: 'today' },
        { key: 've', kind: 'date', label: 'Ngày về', least: 'di', most: '2030-12-31' },
        { key: 'nhan_khau', kind: 'number', label: 'Số nhân khẩu', least: '0', whole: true },
        {
          key: 'nguoi',
          kind: 'group',
          label: 'Người đi cùng',
          fields: [
            { key: 'sinh', kind: 'date', label: 'Ngày sinh', most: 'today' },
            { key: 'cap', kind: 'date', label: 'Ngày cấp', least: 'sinh', most: 'di' },
          ],
        },
      ],
    },
  ],
}

test('a day must lie between its bounds: today, a day, another answer, of the same row in a group', () => {
  const rows = { 'form.nguoi.rows': '2', 'form.nguoi.0.sinh': '1/1/2000', 'form.nguoi.1.sinh': '2/2/2020' }
  assert.deepEqual(
    told(stay, {
      'form.di': '20/11/2026',
      'form.ve': '19/11/2026',
      'form.nhan_khau': '-3',
      ...rows,
      'form.nguoi.0.cap': '1/1/2010',
      'form.nguoi.1.cap': '1/1/2010',
    }),
    {
      'form.di': 'Ngày này không được trước hôm nay (21/11/2026)',
      'form.ve': 'Ngày này không được trước “Ngày đi” (20/11/2026)',
      'form.nhan_khau': 'Số này phải từ 0 trở lên',
      'form.nguoi.1.cap': 'Ngày này không được trước “Ngày sinh” (2/2/2020)',
    },
  )
  assert.deepEqual(told(stay, { 'form.ve': '1/1/2031', 'form.nhan_khau': '2,5' }), {
    'form.ve': 'Ngày này không được sau 31/12/2030',
    'form.nhan_khau': 'Hãy viết số nguyên, không có phần lẻ, ví dụ 3',
  })
  // The bounds themselves may be reached.
  assert.deepEqual(told(stay, { 'form.di': '21/11/2026', 'form.ve': '21/11/2026', 'form.nhan_khau': '0' }), {})
})

test('no date of birth of the forms that come with it lies in the future', () => {
  for (const form of Object.values(formFixtures))
    for (const { field, name } of allFields(form))
      if (/sinh/.test(field.key) && field.kind === 'date') assert.equal(field.most, 'today', `${form.title}: ${name}`)
  for (const form of [birthForm, householdBusinessForm])
    assert.match(told(form, { 'form.ngay_sinh': '1/1/2090' })['form.ngay_sinh'] ?? '', /không được sau hôm nay/)
})

test('whatever the days, a date is refused when and only when it lies beyond a bound', () => {
  const someDay = fc
    .integer({ min: -40_000, max: 40_000 })
    .map((days) => day.add({ days }))
    .filter((one) => one.year >= 1900 && one.year <= 2100)
  fc.assert(
    fc.property(someDay, someDay, (go, back) => {
      const wrong = told(stay, { 'form.di': go.toString(), 'form.ve': back.toString() })
      const compare = Temporal.PlainDate.compare
      assert.equal('form.di' in wrong, compare(go, day) < 0)
      assert.equal(
        'form.ve' in wrong,
        compare(back, go) < 0 || compare(back, Temporal.PlainDate.from('2030-12-31')) > 0,
      )
    }),
  )
})

test('a bound that names what stands later, nothing, or no date is told before publishing, by labels', () => {
  const faults = (...fields: Field[]) =>
    checkDefinition({ title: 'Đơn', sections: [{ title: '', fields }] }).map(({ part, text }) => [
      part,
      inLanguage(text, 'vi'),
    ])
  const name: Field = { key: 'ten', kind: 'text', label: 'Họ và tên' }
  const born: Field = { key: 'sinh', kind: 'date', label: 'Ngày sinh', most: 'today' }
  const died = (bounds: Partial<Field>): Field => ({ key: 'mat', kind: 'date', label: 'Ngày mất', ...bounds })
  assert.deepEqual(faults(born, died({ least: 'sinh', most: 'today' })), [])
  assert.match(String(faults(died({ least: 'sinh' }), born)), /^bounds,Mục “Ngày sinh” đứng sau/)
  assert.match(String(faults(name, died({ least: 'ten' }))), /^bounds,Mục “Họ và tên” không phải là ngày/)
  assert.match(String(faults(died({ least: 'khong_co' }))), /^bounds,Không có mục nào/)
  assert.match(String(faults(died({ least: '2026-01-02', most: '2026-01-01' }))), /^bounds,/)
})

test('the editor sends bounds of dates and whole numbers', () => {
  const fieldOf = (row: Row | undefined): Field | undefined => (row && 'field' in row ? row.field : undefined)
  const [first, second, third] = rowsSent({
    rows: '3',
    'r.0.label': 'Ngày sinh',
    'r.0.kind': 'date',
    'r.0.least': '*',
    'r.0.least_day': '1/1/1900',
    'r.0.most': 'today',
    'r.1.label': 'Ngày mất',
    'r.1.kind': 'date',
    'r.1.least': 'ngay_sinh',
    'r.1.most_day': '2020-01-01',
    'r.2.label': 'Số nhân khẩu',
    'r.2.kind': 'number',
    'r.2.whole': 'true',
    'r.2.least': '0',
  }).map(fieldOf)
  assert.deepEqual([first?.least, first?.most], ['1900-01-01', 'today'])
  assert.deepEqual([second?.least, second?.most], ['ngay_sinh', undefined])
  assert.deepEqual([third?.least, third?.whole], ['0', true])
})

test('to its bound a box takes what is typed: letters, numbers, both kinds of identity number', () => {
  const field = (kind: Field['kind'], more: Partial<Field> = {}): FormDefinition => ({
    title: 'Một ô',
    sections: [{ title: '', fields: [{ key: 'o', kind, label: 'Ô', ...more }] }],
  })
  const bounded = field('number', { least: '1', most: '30' })
  const cases: [FormDefinition, taken: string[], refused: string[]][] = [
    [field('text'), ['a'.repeat(1000), 'ộ'.normalize('NFD').repeat(1000), '👩🏽'.repeat(500)], ['a'.repeat(1001)]],
    [field('text', { long: true }), ['a'.repeat(10_000)], ['a'.repeat(10_001)]],
    [bounded, ['1', '29,5', '30'], ['0,9', '30,1', 'ba mươi']],
    [field('money', { most: '5000000' }), ['5.000.000', '0'], ['5.000.001']],
    [field('identity_number'), ['097190001234', '097 190 001 234'], ['0314409058', '09719000123']],
    [field('identity_number', { holder: 'organisation' }), ['0314409058', '0314409058-002'], ['0314409059', '097']],
  ]
  for (const [definition, taken, refused] of cases)
    for (const typed of [...taken, ...refused]) {
      const isRefused = told(definition, { 'form.o': typed })['form.o'] !== undefined
      assert.equal(
        isRefused,
        refused.includes(typed),
        `${definition.sections[0]!.fields[0]!.kind}: ${typed.slice(0, 20)}`,
      )
    }
})
