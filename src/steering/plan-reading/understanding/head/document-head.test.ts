import assert from 'node:assert/strict'
import { test } from 'node:test'
import { extractText } from '../../extraction/text.ts'
import { readBodyLines } from '../outline/body-lines.ts'
import { splitParts } from '../outline/parts.ts'
import { understandHead } from './document-head.ts'
import { findPlaces } from './place-names.ts'

const head = (text: string) => {
  const lines = readBodyLines(extractText(text))
  return understandHead(splitParts(lines), lines.map((line) => line.text).join('\n'))
}

const body = '\n\nI. MỤC ĐÍCH\n\nNâng cao chất lượng.\n\nII. NHIỆM VỤ\n\nRà soát.\n'

const commune = `ỦY BAN NHÂN DÂN

XÃ THƯỢNG LÂM

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM

Độc lập - Tự do - Hạnh phúc

Số: 07/KH-UBND

Thượng Lâm, ngày 05 tháng 01 năm 2026

KẾ HOẠCH

Cải cách hành chính năm 2026

Thực hiện Kế hoạch số 2/KH-UBND ngày 02/01/2026 của UBND tỉnh Lâm Hải, UBND xã xây dựng Kế hoạch.${body}
Nơi nhận:

- Lưu: VT.

TM. ỦY BAN NHÂN DÂN

CHỦ TỊCH

Đặng Thu Thủy
`

test('a commune plan with a letterhead on two lines', () => {
  const { document } = head(commune)
  const { places: _, ...fields } = document
  assert.deepEqual(fields, {
    kind: 'Kế hoạch',
    number: '07/KH-UBND',
    dateIssued: '2026-01-05',
    issuer: 'UBND xã Thượng Lâm',
    title: 'Kế hoạch Cải cách hành chính năm 2026',
    year: 2026,
    placeTier: 'commune',
    place: 'xã Thượng Lâm',
    province: 'Lâm Hải',
    theme: null,
    signer: 'Đặng Thu Thủy',
    annexTitle: null,
    doubts: [],
  })
  assert.equal(document.places.number!.line, 9)
})

test('a plan attached to a decision takes number, day and issuer from the note below its title', () => {
  const { document, promulgatedBy } = head(`KẾ HOẠCH

Cải cách hành chính năm 2024 trên địa bàn huyện Đông Khê

(Ban hành kèm theo Quyết định số 15/QĐ-UBND ngày 09 tháng 01 năm 2024 của Chủ tịch Ủy ban nhân dân huyện Đông Khê)

Chủ đề năm 2024: “Hồ sơ đúng hẹn, người dân hài lòng”.${body}`)
  assert.equal(document.kind, 'Kế hoạch (ban hành kèm theo Quyết định)')
  assert.deepEqual([document.number, document.dateIssued, document.placeTier], ['15/QĐ-UBND', '2024-01-09', 'district'])
  assert.equal(document.issuer, 'Chủ tịch UBND huyện Đông Khê')
  assert.equal(document.theme, 'Hồ sơ đúng hẹn, người dân hài lòng')
  assert.equal(promulgatedBy[0]!.role, 'promulgates')
})

test('a number blank in the heading comes from the annex, and is doubtful', () => {
  const blank = commune.replace('Số: 07', 'Số:').replace('ngày 05 tháng 01 năm', 'ngày tháng năm')
  const { document, anomalies } = head(`${blank}
PHỤ LỤC

NHIỆM VỤ NĂM 2026

(Kèm theo Kế hoạch số 07/KH-UBND ngày 05/01/2026 của UBND xã)
`)
  assert.deepEqual([document.number, document.dateIssued], ['07/KH-UBND', '2026-01-05'])
  assert.deepEqual(
    document.doubts.map(({ field }) => field),
    ['number', 'dateIssued'],
  )
  assert.equal(document.annexTitle, 'NHIỆM VỤ NĂM 2026')
  assert.equal(anomalies.length, 1)
})

test('numbers that disagree are doubtful, the letterhead stands', () => {
  const { document } = head(`${commune}
PHỤ LỤC

(Kèm theo Kế hoạch số 70/KH-UBND ngày 05/01/2026 của UBND xã)
`)
  assert.equal(document.number, '07/KH-UBND')
  assert.deepEqual(document.doubts[0]!.choices, ['07/KH-UBND', '70/KH-UBND'])
})

test('a department is the issuer, its province the place', () => {
  const { document } = head(
    commune
      .replace('ỦY BAN NHÂN DÂN\n\nXÃ THƯỢNG LÂM', 'UBND TỈNH LÂM HẢI\n\nSỞ NỘI VỤ')
      .replace('07/KH-UBND', '07/KH-SNV')
      .replace('UBND xã xây', 'Sở Nội vụ xây'),
  )
  assert.deepEqual([document.issuer, document.placeTier, document.place], ['Sở Nội vụ', 'province', 'tỉnh Lâm Hải'])
})

test('a thành phố that reports to a province and has offices was a district, since July 2025 it is a province', () => {
  const city = (year: number) =>
    head(`KẾ HOẠCH

Cải cách hành chính thành phố Vĩnh Khê năm ${year}

Phòng Nội vụ tham mưu; báo cáo UBND tỉnh Lâm Hải.${body}`).document.placeTier
  assert.equal(city(2024), 'district')
  assert.equal(city(2026), 'province')
})

test('places are named whatever the letters, the motto is none', () => {
  const named = (text: string) => findPlaces(text).map((place) => place.named)
  assert.deepEqual(named('ỦY BAN NHÂN DÂN TỈNH LÂM HẢI CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM'), ['tỉnh Lâm Hải'])
  assert.deepEqual(named('UBND phường 3, quận Đông Khê'), ['phường 3', 'quận Đông Khê'])
  assert.deepEqual(named('kế hoạch của xã Thượng Lâm Năm 2026'), ['xã Thượng Lâm'])
  assert.deepEqual(named('phát triển kinh tế - xã hội của tỉnh'), [])
})

test('the title may begin with "Thực hiện"; a school or hospital issues in its own name', () => {
  const { document: school } = head(`PHÒNG GIÁO DỤC VÀ ĐÀO TẠO HUYỆN SUỐI MÂY

TRƯỜNG THCS MÂY TRẮNG

Số: 04/KH-THCS

Suối Mây, ngày 06 tháng 01 năm 2026

KẾ HOẠCH

Thực hiện công tác cải cách hành chính năm 2026

Thực hiện Kế hoạch số 02/KH-PGDĐT ngày 03/01/2026, Trường THCS Mây Trắng xây dựng kế hoạch như sau:${body}`)
  assert.equal(school.title, 'Kế hoạch Thực hiện công tác cải cách hành chính năm 2026')
  assert.equal(school.issuer, 'Trường THCS Mây Trắng')
})

test('a school is below an authority and is no tier of its own', () => {
  const { document } = head(commune.replace('XÃ THƯỢNG LÂM', 'XÃ THƯỢNG LÂM\n\nTRƯỜNG TIỂU HỌC SUỐI MÂY'))
  assert.equal(document.placeTier, null)
  assert.deepEqual(
    document.doubts.filter(({ field }) => field === 'placeTier').map(({ choices }) => choices),
    [['commune']],
  )
})

test('a title and a number that text recognition spoilt', () => {
  const { document } = head(commune.replace('KẾ HOẠCH', 'KÊ HOẠCH').replace('07/KH-UBND', '07 /KH–UBND'))
  assert.deepEqual([document.kind, document.number], ['Kế hoạch', '07/KH-UBND'])
})
