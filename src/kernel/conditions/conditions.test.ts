import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evaluate, parseFormula, type Given } from '../formula/index.ts'
import { inLanguage } from '../text/language.ts'
import { render } from '../ui/index.ts'
import { comparisons, conditionFormula, readCondition, type Condition, type Test } from './condition.ts'
import { conditionFields, conditionSent } from './condition-fields.ts'
import { conditionText, type ConditionName } from './condition-words.ts'

const names: ConditionName[] = [
  { name: 'ho_ngheo', label: 'Hộ nghèo', kind: 'text', values: [{ value: 'Có', text: 'Có' }] },
  { name: 'so_nguoi', label: 'Số người', kind: 'number' },
  { name: 'ngay_sinh', label: 'Ngày sinh', kind: 'date' },
  { name: 'online', label: 'Nộp trực tuyến', kind: 'flag' },
  { name: 'giay_to', label: 'Giấy tờ', kind: 'list' },
  { name: 'cach_nop', label: 'Cách nộp', kind: 'text', values: [{ value: 'counter', text: 'Tại quầy' }] },
]
const isList = (name: string): boolean => name === 'giay_to'

const arbitraryTest: fc.Arbitrary<Test> = fc.record(
  {
    name: fc.constantFrom('ho_ngheo', 'so_nguoi', 'giay_to', 'form.ten'),
    is: fc.constantFrom(...comparisons),
    value: fc.oneof(
      fc.string({ maxLength: 12 }).map((text) => text.normalize('NFC')),
      fc.boolean(),
      fc.integer({ min: -99_999, max: 99_999 }).map((number) => ({ number: String(number) })),
    ),
  },
  { noNullPrototype: true },
)
const clean = (test: Test): Test =>
  test.is === 'empty' || test.is === 'not_empty' ? { name: test.name, is: test.is } : test
const arbitraryCondition: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(arbitraryTest, { minLength: 1, maxLength: 5 }))
  .map(([join, tests]) => {
    // A list is asked whether it holds something; it is never more or less.
    const fit = tests
      .map(clean)
      .map((one) => (isList(one.name) && one.value !== undefined ? { ...one, is: 'is' as const } : one))
    return { join: fit.length > 1 ? join : 'all', tests: fit }
  })

test('what was chosen is read back from its formula as it was', () => {
  fc.assert(
    fc.property(arbitraryCondition, (condition) => {
      assert.deepEqual(readCondition(parseFormula(conditionFormula(condition, isList)), isList), condition)
    }),
  )
})

test('a name alone, or its denial, is said with its name', () => {
  const says = (formula: string) => inLanguage(conditionText(formula, names), 'vi')
  assert.equal(says('online'), says('online = true'))
  assert.equal(says('not online'), says('online = false'))
  assert.match(says('online and so_nguoi > 2'), /Nộp trực tuyến.* và Số người/)
})

test('what the boxes show is sent back as the same formula, whatever it says', () => {
  const boxes = (formula: string) => {
    const page = render(conditionFields({ name: 'w', label: 'Khi', formula, names, list: 'x' }), 'vi')
    const unescaped = (text: string) =>
      text
        .replaceAll('&quot;', '"')
        .replaceAll('&lt;', '<')
        .replaceAll('&gt;', '>')
        .replaceAll('&#39;', "'")
        .replaceAll('&amp;', '&')
    const inputs = [...page.matchAll(/<input[^>]*name="([^"]*)"[^>]*?(?:value="([^"]*)")?[^>]*>/g)].map(
      ([tag, name]) => [name!, unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '')] as const,
    )
    const selects = [...page.matchAll(/<select[^>]*name="([^"]*)"[^>]*>([^]*?)<\/select>/g)].map(
      ([, name, options]) => [name!, /value="([^"]*)" selected/.exec(options!)?.[1] ?? ''] as const,
    )
    return Object.fromEntries([...inputs, ...selects])
  }
  for (const formula of [
    '',
    'ho_ngheo = "Có"',
    'so_nguoi > 2 and empty(ngay_sinh)',
    'so_nguoi <= -2,5'.replace(',', '.'),
    'ho_ngheo <> "Có" or not empty(giay_to)',
    'contains(giay_to, "Bản sao")',
    'online = true',
    'cach_nop = "counter"',
    'ngay_sinh < "2008-01-01"',
    'so_nguoi = "5"',
    'sum(thanh_vien.tuoi) > 2 and (a or b)',
    'không phải công thức',
  ])
    assert.equal(conditionSent(boxes(formula), 'w', names), formula, formula)
})

test('people choose by label and write values as they do', () => {
  const sent = (...tests: [name: string, is: string, value: string][]) =>
    conditionSent(
      Object.fromEntries(
        tests.flatMap(([name, is, value], at) => [
          [`w.${at}.name`, name],
          [`w.${at}.is`, is],
          [`w.${at}.value`, value],
        ]),
      ),
      'w',
      names,
    )
  assert.equal(sent(['ho ngheo', 'is', 'co']), 'ho_ngheo = "Có"')
  assert.equal(
    sent(['Số người', 'at_least', '1.000'], ['Ngày sinh', 'less', '1/2/2008']),
    'so_nguoi >= 1000 and ngay_sinh < "2008-02-01"',
  )
  assert.equal(sent(['Nộp trực tuyến', 'is', 'không']), 'online = false')
  assert.equal(sent(['Giấy tờ', 'is_not', 'Bản sao']), 'not contains(giay_to, "Bản sao")')
  assert.equal(sent(['Cách nộp', 'is', 'Tại quầy']), 'cach_nop = "counter"')
  assert.equal(sent(['', 'is', 'x']), '')
  assert.equal(
    conditionSent(
      { w: 'so_nguoi > 5', 'w.was': 'so_nguoi > 2', 'w.0.name': 'Số người', 'w.0.is': 'more', 'w.0.value': '2' },
      'w',
      names,
    ),
    'so_nguoi > 5',
  )
})

test('a quote in a value cannot end it', () => {
  const formula = conditionFormula({ join: 'all', tests: [{ name: 'ten', is: 'is', value: '" or true or "\\' }] })
  const holds = (ten: Given) => evaluate(parseFormula(formula), () => ten)
  assert.equal(holds('An'), false)
  assert.equal(holds('" or true or "\\'), true)
})

test('the sentence says it in words; a formula that says more stands as it is', () => {
  const said = (formula: string) => inLanguage(conditionText(formula, names), 'vi')
  assert.equal(said('ho_ngheo = "Có" and so_nguoi > 2'), 'Hộ nghèo là “Có” và Số người lớn hơn 2')
  assert.equal(
    said('ngay_sinh >= "2008-02-01" or empty(giay_to)'),
    'Ngày sinh từ 1/2/2008 trở lên hoặc Giấy tờ để trống',
  )
  assert.equal(said('cach_nop <> "counter"'), 'Cách nộp không là “Tại quầy”')
  assert.equal(said('online = true'), 'Nộp trực tuyến là có')
  assert.equal(said('so_nguoi * 2 > 5'), 'so_nguoi * 2 > 5')
})
