import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareContents } from './compare.ts'
import { readCell, writeCell, type CellField } from './cell.ts'
import { aProcedure } from '../procedure-fixtures.ts'
import { procedureContent } from '../procedure-content.ts'
import { flatten, unflatten } from './flat.ts'
import { allSingleFields, listFields } from './parts.ts'

const field = (kind: CellField['kind'], rest: Partial<CellField> = {}): CellField => ({
  name: 'x',
  label: 'X',
  kind,
  ...rest,
})
const money = fc.integer({ min: 0, max: 1e12 })
const words = fc
  .string({ unit: fc.constantFrom('a', 'đ', 'ế', '7', ' ', '(', '%'), minLength: 1, maxLength: 20 })
  .map((text) => `n${text.trim()}n`)

const values: [CellField, fc.Arbitrary<unknown>][] = [
  [field('integer'), money],
  [field('number'), fc.integer({ min: 0, max: 4000 }).map((quarters) => quarters / 4)],
  [field('flag'), fc.boolean()],
  [field('choice', { options: ['full', 'partial', 'none'] }), fc.constantFrom('full', 'partial', 'none')],
  [field('choices', { options: ['citizen', 'foreigner'] }), fc.constantFrom(['citizen'], ['citizen', 'foreigner'])],
  [field('percent'), fc.constantFrom('0.5', '12', '99.25')],
  [
    field('date'),
    fc
      .date({ min: new Date('1950-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
  ],
  [field('lines'), fc.array(words, { minLength: 1, maxLength: 4 })],
  [
    field('tiers'),
    fc.array(fc.record({ upTo: fc.option(money), amount: money }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 5,
    }),
  ],
  [
    field('exemptions'),
    fc.array(fc.record({ who: words, percentOff: fc.integer({ min: 1, max: 100 }) }, { noNullPrototype: true }), {
      minLength: 1,
      maxLength: 4,
    }),
  ],
]

for (const [kind, arbitrary] of values)
  test(`${kind.kind}: what is written is read again`, () => {
    fc.assert(fc.property(arbitrary, (value) => assert.deepEqual(readCell(kind, writeCell(kind, value)), { value })))
  })

test('nothing that is typed breaks a cell', () => {
  const all = [...allSingleFields, ...Object.values(listFields).flat()]
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.string({ unit: 'binary', maxLength: 60 }), (one, typed) => {
      const read = readCell(one, typed)
      assert.ok('value' in read || read.wrong)
    }),
  )
})

test('a content laid flat and put together again is the same, and differs from itself in nothing', () => {
  const content = procedureContent.parse(
    aProcedure({
      obligation: { name: 'Thuế', amount: 5, unit: 'working_day' },
      competent: { rule: 'outside', agency: 'Công an' },
    }),
  )
  assert.deepEqual(procedureContent.parse(unflatten(flatten(content))), content)
  assert.deepEqual(compareContents(content, content), [])
})

test('a comparison names what was added, removed, changed and moved', () => {
  const before = procedureContent.parse(aProcedure())
  const [form, proof] = before.components
  const after = {
    ...before,
    post: false,
    components: [
      { ...proof!, copies: 2 },
      { ...form!, key: 'khac', name: 'Đơn' },
    ],
  }
  const whats = compareContents(before, after).map(({ what, line }) => [what, line])
  assert.deepEqual(whats, [
    ['changed', undefined],
    ['removed', form!.name],
    ['changed', proof!.name],
    ['added', 'Đơn'],
  ])
  const moved = compareContents(before, { ...before, components: before.components.toReversed() })
  assert.deepEqual(
    moved.map(({ what, line }) => [what, line]),
    [['changed', undefined]],
  )
})
