import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cutAt, stripsOf } from './strips.ts'

const heading = ['TT Nội dung            Chủ trì        Phối hợp     Thời hạn']
const lines = [
  '1  Rà soát văn bản     Phòng Tư pháp  Các xã       Quý II',
  '2  Niêm yết thủ tục    Văn phòng      Các phòng    Thường xuyên',
]

test('columns part where the lines below the labels leave blanks', () => {
  const strips = stripsOf(heading, lines)
  assert.equal(strips.length, 5)
  assert.deepEqual(cutAt(lines[0]!, strips), ['1', 'Rà soát văn bản', 'Phòng Tư pháp', 'Các xã', 'Quý II'])
  assert.deepEqual(cutAt(heading[0]!, strips), ['TT', 'Nội dung', 'Chủ trì', 'Phối hợp', 'Thời hạn'])
})

test('a single space between two columns parts them, a word that strays goes where there is room', () => {
  const strips = stripsOf(heading, lines)
  const narrow = '3  Tổng kết công tác n Văn phòng UBND Các thôn     Quý IV'
  assert.deepEqual(cutAt(narrow, strips), ['3', 'Tổng kết công tác n', 'Văn phòng UBND', 'Các thôn', 'Quý IV'])
  const strayed = '4  Tuyên truyền        Văn phòng    Đài truyền thanh Cả năm'
  assert.deepEqual(cutAt(strayed, strips)[2], 'Văn phòng')
})

test('a label over two others is no column', () => {
  const group = ['                    Phân công', 'TT Nội dung   Chủ trì   Phối hợp   Sản phẩm']
  assert.equal(stripsOf(group, ['1  Rà soát    Sở A      Sở B       Báo cáo']).length, 5)
})

test('two columns whose labels touch are told by the lines below', () => {
  const touching = ['TT Nội dung    Đơn vị chủ trì Đơn vị phối hợp Sản phẩm   Hạn']
  const below = [
    '1  Rà soát     Sở A           Sở B            Báo cáo    Quý I',
    '2  Tổng kết    Sở B           Sở C            Báo cáo    Quý IV',
  ]
  const strips = stripsOf(touching, below)
  assert.deepEqual(cutAt(below[0]!, strips), ['1', 'Rà soát', 'Sở A', 'Sở B', 'Báo cáo', 'Quý I'])
  assert.deepEqual(cutAt(touching[0]!, strips).slice(2, 4), ['Đơn vị chủ trì', 'Đơn vị phối hợp'])
})
