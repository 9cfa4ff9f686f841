import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatFileSize, formatMoney, formatNumber, formatPercent, parseNumber } from './numbers.ts'

test('figures are written as Vietnamese officials write them', () => {
  assert.equal(formatNumber(1234.5), '1.234,5')
  assert.equal(formatNumber(12345678901234567890n), '12.345.678.901.234.567.890')
  assert.equal(formatNumber(2, 'vi', 2, true), '2,00')
  assert.equal(formatNumber(1234.5, 'en'), '1,234.5')
  assert.equal(formatPercent(0.98123), '98,1%')
  assert.equal(formatPercent(1), '100%')
  assert.equal(formatMoney(1250000), '1.250.000\u00a0đồng')
  assert.equal(formatMoney(1250000, 'en'), '1,250,000\u00a0VND')
})

test('sizes step at 1024', () => {
  assert.equal(formatFileSize(0), '0\u00a0byte')
  assert.equal(formatFileSize(1023), '1.023\u00a0byte')
  assert.equal(formatFileSize(1024), '1\u00a0KB')
  assert.equal(formatFileSize(1468006), '1,4\u00a0MB')
  assert.equal(formatFileSize(5 * 1024 ** 4), '5.120\u00a0GB')
})

test('no data is a dash, and zero is zero', () => {
  for (const nothing of [null, undefined, NaN, Infinity]) {
    assert.equal(formatNumber(nothing), '—')
    assert.equal(formatPercent(nothing), '—')
    assert.equal(formatMoney(nothing), '—')
    assert.equal(formatFileSize(nothing), '—')
  }
  assert.equal(formatPercent(0), '0%')
})

test('what is written can be typed back', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (hundredths) => {
      const value = hundredths / 100
      assert.equal(parseNumber(formatNumber(value)), value === 0 ? 0 : value)
    }),
  )
})

test('what is no number, or may mean two, is refused', () => {
  for (const typed of ['', 'abc', '1,2,3', '1.23', '1.2345', '12.34.567', '1,234.5', '--1', '1e5', '.5', '5,']) {
    assert.equal(parseNumber(typed), undefined, typed)
  }
  assert.equal(parseNumber(' 1 250 000 '), 1250000)
  assert.equal(parseNumber('−3,5'), -3.5)
})
