import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { canonicalName, searchTerms, searchText } from './search.ts'

const finds = (query: string, ...record: string[]): boolean => {
  const words = searchText(...record).split(' ')
  return searchTerms(query).every((term) => words.some((word) => word.startsWith(term)))
}

test('either spelling of an abbreviation finds either spelling', () => {
  assert.ok(finds('UBND xã Tân Mở', 'Ủy ban nhân dân xã Tân Mở'))
  assert.ok(finds('ủy ban nhân dân xã tân mở', 'UBND xã Tân Mở'))
  assert.ok(finds('VPĐK', 'Chi nhánh Văn phòng đăng ký đất đai'))
  assert.ok(finds('van phong dang ky', 'CN VPĐK Hòa An'))
  assert.ok(finds('tthc noi bo', 'Rà soát thủ tục hành chính nội bộ'))
  assert.ok(finds('thu tuc hanh chinh', 'Công bố TTHC'))
  assert.ok(finds('hđnd', 'Hội đồng nhân dân'))
  assert.ok(finds('PAKN', 'Phản ánh, kiến nghị'))
  assert.ok(finds('DVCTT', 'Tỷ lệ DVC trực tuyến'))
  assert.ok(!finds('HĐND', 'Ủy ban nhân dân'))
})

test('marks, case, place of the tone and Unicode form make no difference', () => {
  assert.ok(finds('hoà an', 'Phường HÒA AN'))
  assert.ok(finds('Thủy', 'Thuỷ'.normalize('NFD')))
  assert.ok(finds('da n', 'Đà Nẵng'))
})

test('names that mean the same have one canonical form, others do not', () => {
  assert.equal(canonicalName('Uỷ ban nhân dân xã Hoà An'), canonicalName('UBND xã Hòa An'))
  assert.equal(canonicalName('Văn phòng Đăng ký đất đai'), canonicalName('VPĐKĐĐ'))
  assert.notEqual(canonicalName('UBND xã Hòa An'), canonicalName('HĐND xã Hòa An'))
  assert.notEqual(canonicalName('xã Hòa An'), canonicalName('xã Hòa Anh'))
})

test('a record is found by every word of its own text', () => {
  const words = fc.array(fc.constantFrom('UBND', 'xã', 'Hòa An', 'thủ tục hành chính', 'và', '12/2026', 'Sở Nội vụ'))
  fc.assert(
    fc.property(words, (text) => {
      assert.ok(finds(text.join(' '), ...text))
      assert.equal(canonicalName(canonicalName(text.join(' '))), canonicalName(text.join(' ')))
    }),
  )
})
