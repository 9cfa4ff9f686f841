import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { z } from 'zod'
import {
  choice,
  date,
  decimal,
  flag,
  id,
  integer,
  line,
  lines,
  many,
  optionalDate,
  optionalInteger,
  optionalLine,
} from './fields.ts'

const accepts = (schema: z.ZodType, typed: unknown): unknown => {
  const result = schema.safeParse(typed)
  return result.success ? result.data : `refused: ${result.error.issues[0]?.message}`
}

test('a line is one line, in one form, not endless and not empty', () => {
  assert.equal(accepts(line(), '  Ủy ban\n nhân   dân '.normalize('NFD')), 'Ủy ban nhân dân')
  assert.equal(accepts(line(5), 'năm ạ'), 'năm ạ')
  assert.match(String(accepts(line(5), 'dài hơn')), /^refused/)
  for (const empty of ['', '   ', '\u200b', undefined]) assert.match(String(accepts(line(), empty)), /form\.required/)
  assert.equal(accepts(optionalLine(), ' '), undefined)
})

test('several lines keep their ends', () => {
  assert.equal(accepts(lines(), ' một\nhai '), 'một\nhai')
})

test('dates are understood as Vietnamese type them and as browsers send them', () => {
  for (const typed of ['2026-02-05', '5/2/2026', '05/02/2026', '5-2-2026', ' 5.2.2026 '])
    assert.equal(String(accepts(date(), typed)), '2026-02-05', typed)
  for (const wrong of ['31/2/2026', '2026-13-01', 'hôm nay', '1/1/26'])
    assert.equal(accepts(date(), wrong), 'refused: form.date', wrong)
  assert.equal(accepts(date(), '5/2/1026'), 'refused: form.year')
  assert.equal(accepts(date(), ''), 'refused: form.required')
  assert.equal(accepts(optionalDate(), ''), undefined)
})

test('whole numbers bear the dots between thousands, and nothing else', () => {
  assert.equal(accepts(integer(), '1.250.000'), 1_250_000)
  assert.equal(accepts(integer(), '1 250 000'), 1_250_000)
  for (const wrong of ['1,5', '1e3', 'mười', '0x10', '99999999999999999'])
    assert.match(String(accepts(integer(), wrong)), /^refused/, wrong)
  assert.match(String(accepts(integer(1, 10), '11')), /^refused/)
  assert.equal(accepts(optionalInteger(), ' '), undefined)
})

test('decimals stay exact, with a comma as Vietnamese write it or a point', () => {
  const cases = {
    '98,1': '98.1',
    '1.234,5': '1234.5',
    '1234.5': '1234.5',
    '1.234': '1234',
    '-0,5': '-0.5',
    '1.234.567': '1234567',
  }
  for (const [typed, meant] of Object.entries(cases)) assert.equal(accepts(decimal(), typed), meant, typed)
  for (const wrong of ['1,2,3', '1,2345678', '--1', 'NaN'])
    assert.equal(accepts(decimal(), wrong), 'refused: form.number', wrong)
})

test('what is written as a number is read as the same number', () => {
  const vietnamese = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 6 })
  fc.assert(
    fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 999 }), (whole, thousandths) => {
      const value = whole + thousandths / 1000
      assert.equal(Number(accepts(decimal(), vietnamese.format(value))), Number(value.toFixed(3)))
      assert.equal(accepts(integer(-1e9), vietnamese.format(whole)), whole)
    }),
  )
})

test('choices, ids, ticks and lists take what the form can send', () => {
  assert.equal(accepts(choice(['a', 'b']), 'c'), 'refused: form.choose')
  assert.equal(accepts(id(), '0198f000-0000-7000-8000-00000000000a'), '0198f000-0000-7000-8000-00000000000a')
  for (const wrong of ['', '1', "' or 1=1 --"]) assert.equal(accepts(id(), wrong), 'refused: form.choose')
  assert.deepEqual([accepts(flag(), 'on'), accepts(flag(), undefined)], [true, false])
  assert.deepEqual(
    [undefined, '', 'a', ['a', '', 'b']].map((sent) => accepts(many(line()), sent)),
    [[], [], ['a'], ['a', 'b']],
  )
  assert.match(String(accepts(many(line(), 2), ['a', 'b', 'c'])), /^refused/)
})

test('no field throws, whatever is sent', () => {
  const kinds = [line(), lines(), date(), integer(), decimal(), choice(['a']), id(), flag(), many(id())]
  const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined), fc.constant(null), fc.object())
  fc.assert(fc.property(fc.constantFrom(...kinds), anything, (kind, sent) => void kind.safeParse(sent)))
})
