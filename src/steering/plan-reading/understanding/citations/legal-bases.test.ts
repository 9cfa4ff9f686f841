import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findCitations } from './citations.ts'
import { collectLegalBases, type CitingText } from './legal-bases.ts'

const own = { place: 'xã Thượng Lâm', province: 'Lâm Hải' }
const collect = (...texts: (string | CitingText)[]) =>
  collectLegalBases(
    texts.map((text) => (typeof text === 'string' ? { text, where: 'II.1' } : text)),
    '2026-12-31',
    own,
    [],
  )

test('number, date, issuer and article are read as printed', () => {
  const [found] = findCitations(
    'theo khoản 2, Điều 7 Nghị định số 118/2025/NĐ- CP ngày 09 tháng 6 năm 2025 của Chính phủ về cơ chế một cửa',
  )
  const { at: _, ...citation } = found!
  assert.deepEqual(citation, {
    kind: 'Nghị định',
    number: '118/2025/NĐ-CP',
    date: '2025-06-09',
    issuer: 'Chính phủ',
    article: 'Khoản 2, Điều 7',
  })
})

test('state, party and ministry symbols give kind and issuer where the text leaves them out', () => {
  const read = (text: string) => findCitations(text).map(({ kind, number, issuer }) => [kind, number, issuer])
  assert.deepEqual(read('các Quyết định số 12/QĐ-TTg, số 15/QĐ-TTg'), [
    ['Quyết định', '12/QĐ-TTg', 'Thủ tướng Chính phủ'],
    ['Quyết định', '15/QĐ-TTg', 'Thủ tướng Chính phủ'],
  ])
  assert.deepEqual(read('Nghị quyết số 27-NQ/TW; Công văn số 88/UBND-NC; Thông tư số 3/2024/TT-BNV'), [
    ['Nghị quyết', '27-NQ/TW', null],
    ['Công văn', '88/UBND-NC', null],
    ['Thông tư', '3/2024/TT-BNV', 'Bộ Nội vụ'],
  ])
})

test('laws without a number end where their name ends, though it holds commas', () => {
  const names = findCitations(
    'Luật Phòng, chống tham nhũng, Luật Cán bộ, công chức và Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật năm 2020; phổ biến pháp luật',
  ).map(({ number }) => number)
  assert.deepEqual(names, [
    'Luật Phòng, chống tham nhũng',
    'Luật Cán bộ, công chức',
    'Luật sửa đổi, bổ sung một số điều của Luật Ban hành văn bản quy phạm pháp luật năm 2020',
  ])
})

test('a basis, a superior plan and a document only named have their roles', () => {
  const preamble = (text: string): CitingText => ({ text, where: 'preamble', preamble: true })
  const bases = collect(
    preamble('Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;'),
    preamble('Căn cứ Nghị định số 5/2024/NĐ-CP ngày 01/02/2024 sửa đổi một số điều của Nghị định số 4/2020/NĐ-CP;'),
    preamble('Thực hiện Kế hoạch số 9/KH-UBND ngày 03/01/2026 của UBND tỉnh về cải cách hành chính,'),
  )
  assert.deepEqual(
    bases.map(({ number, role }) => [number, role]),
    [
      ['Luật Tổ chức chính quyền địa phương', 'basis'],
      ['5/2024/NĐ-CP', 'basis'],
      ['4/2020/NĐ-CP', 'cited'],
      ['9/KH-UBND', 'implements'],
    ],
  )
  assert.equal(bases[3]!.issuer, 'UBND tỉnh Lâm Hải')
})

test('one document is listed once with every place', () => {
  const bases = collect('Nghị định số 5/2024/NĐ-CP', {
    text: 'Nghị định số 5/2024/NĐ-CP ngày 01/02/2024',
    where: 'V.2',
  })
  assert.equal(bases.length, 1)
  assert.deepEqual([bases[0]!.where, bases[0]!.date], [['II.1', 'V.2'], '2024-02-01'])
})

const broken: [string, string, RegExp][] = [
  ['two spellings', 'Kế hoạch số 4371/KH-UBND ngày 02/3/2024; Kế hoạch số 4317/KH-UBND ngày 02/3/2024', /hai cách/],
  ['a kind against its symbol', 'Kế hoạch số 19-NQ/TU ngày 02/3/2024', /ký hiệu/],
  [
    'a decree of the Prime Minister',
    'Nghị định số 8/2024/NĐ-CP ngày 02/3/2024 của Thủ tướng Chính phủ về phí',
    /Thủ tướng/,
  ],
  ['a day that no calendar has', 'Quyết định số 8/QĐ-UBND ngày 31/6/2024', /lịch/],
  ['a year against the number', 'Nghị định số 8/2024/NĐ-CP ngày 02/3/2023', /năm trong số hiệu/],
  ['a day after the plan', 'Quyết định số 8/QĐ-UBND ngày 02/3/2027', /sau kế hoạch/],
]

for (const [what, text, reason] of broken) {
  test(`${what} is kept as printed and marked`, () => {
    const bases = collect(text)
    assert.equal(bases.length, 1)
    assert.match(bases[0]!.sourceError!, reason)
  })
}

test('figures, shares and dates are no documents', () => {
  assert.deepEqual(findCitations('đạt 95/100 điểm, 3/4 đơn vị, ngày 02/3/2024, 24/7, TCVN ISO 9001:2015'), [])
})

test('any well-formed number is found with its day', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 9999 }),
      fc.constantFrom('QĐ-UBND', 'KH-UBND', 'CT-TTg', 'NQ-HĐND'),
      fc.integer({ min: 1, max: 28 }),
      fc.integer({ min: 1, max: 12 }),
      (number, symbol, day, month) => {
        const [found] = findCitations(`theo văn bản số ${number}/${symbol} ngày ${day}/${month}/2025 của cấp trên`)
        const iso = `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
        assert.deepEqual([found?.number, found?.date], [`${number}/${symbol}`, iso])
      },
    ),
  )
})

test('a law that is taught, drafted or commented on is no basis', () => {
  const names = (text: string) => findCitations(text).map(({ number }) => number)
  assert.deepEqual(names('Tập huấn Luật Cán bộ, công chức (sửa đổi) cho công chức'), [])
  assert.deepEqual(names('Góp ý dự thảo Luật Thanh tra'), [])
  assert.deepEqual(names('Tuyên truyền nội dung Luật Căn cước'), [])
  assert.deepEqual(names('Công khai ngân sách theo Luật Ngân sách nhà nước'), ['Luật Ngân sách nhà nước'])
})

test('digits that text recognition read as letters', () => {
  assert.deepEqual(
    findCitations('theo Kế hoạch số l2/KH-UBND ngày 04/01/2031 và Quyết định số 1O/QĐ–UBND').map(
      ({ number }) => number,
    ),
    ['12/KH-UBND', '10/QĐ-UBND'],
  )
})
