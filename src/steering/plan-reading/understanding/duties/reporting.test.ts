import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findCutoff, findDueRule } from './report-dates.ts'
import { findPeriods } from './report-periods.ts'
import { readReporting } from './reporting.ts'

const read = (text: string, details: string[] = []) =>
  readReporting([{ units: ['Các phòng'], raw: '', section: 'V.1', text, details }], [], [], 2026)

test('periods are found in their order and their spellings', () => {
  const keys = (text: string) => findPeriods(text).map(({ key }) => key)
  assert.deepEqual(keys('Định kỳ quý I, 6 tháng, quý III, hàng năm hoặc đột xuất'), [
    'quarter-1',
    'half-year',
    'quarter-3',
    'year',
    'ad-hoc',
  ])
  assert.deepEqual(keys('báo cáo hằng quý, 06 tháng, 9 tháng và năm'), ['quarter', 'half-year', 'nine-months', 'year'])
  assert.deepEqual(keys('thực hiện theo quy định về báo cáo hằng năm'), [])
  assert.deepEqual(keys('kế hoạch năm 2026 của xã'), [])
})

test('one report per period, with cut-off, due day and recipient', () => {
  const reports = read(
    'Báo cáo kết quả hằng quý, 6 tháng, năm gửi về UBND xã (qua Văn phòng để tổng hợp) trước ngày 12 của tháng cuối kỳ báo cáo. Chốt số liệu như sau:',
    [
      'Báo cáo quý I: từ ngày 15/12 năm trước đến ngày 28/02/2026.',
      'Báo cáo 6 tháng: từ ngày 15/12/2025 đến ngày 31/5/2026.',
    ],
  )
  assert.deepEqual(
    reports.map(({ period, cutoffFrom, cutoffTo, due, exclusive, recipient }) => ({
      period,
      cutoffFrom,
      cutoffTo,
      due,
      exclusive,
      recipient,
    })),
    [
      {
        period: 'quarter-1',
        cutoffFrom: '2025-12-15',
        cutoffTo: '2026-02-28',
        due: '2026-03-12',
        exclusive: true,
        recipient: 'UBND xã (qua Văn phòng)',
      },
      {
        period: 'half-year',
        cutoffFrom: '2025-12-15',
        cutoffTo: '2026-05-31',
        due: '2026-06-12',
        exclusive: true,
        recipient: 'UBND xã (qua Văn phòng)',
      },
    ],
  )
})

test('each period may have its own day', () => {
  const reports = read(
    'Gửi báo cáo quý I trước ngày 10/3, 6 tháng trước ngày 10/6 và năm chậm nhất ngày 05/12 về Phòng Nội vụ.',
  )
  assert.deepEqual(
    reports.map(({ period, due, exclusive }) => [period, due, exclusive]),
    [
      ['quarter-1', '2026-03-10', true],
      ['half-year', '2026-06-10', true],
      ['year', '2026-12-05', undefined],
    ],
  )
})

test('publications, submissions and figures to keep current are duties of their own kind', () => {
  const kinds = (text: string) => read(text).map(({ kind, period, due }) => [kind, period, due])
  assert.deepEqual(kinds('Hằng tháng công khai điểm số đánh giá trên trang thông tin.'), [
    ['publication', 'month', null],
  ])
  assert.deepEqual(kinds('Các phòng gửi kế hoạch về UBND xã trước ngày 31/01/2026.'), [
    ['submission', 'once', '2026-01-31'],
  ])
  assert.deepEqual(kinds('Cập nhật kịp thời số liệu trên Hệ thống thông tin báo cáo của tỉnh.'), [
    ['data-update', 'continuous', null],
  ])
  assert.deepEqual(kinds('Chủ trì tuyên truyền về cải cách hành chính.'), [])
})

test('a window without years ends in the year of the plan', () => {
  assert.deepEqual(findCutoff('tính từ ngày 15/12 đến ngày 14/6', 2026), { from: '2025-12-15', to: '2026-06-14' })
  assert.equal(findDueRule('trước ngày 05 tháng sau', 'year', 2026)!.due, '2027-01-05')
  assert.equal(findDueRule('trước ngày 31/02/2026', 'once', 2026)!.due, null)
})

test('periods that each have their day are reports without further words', () => {
  const reports = read(
    'Theo dõi; báo cáo UBND huyện (thông qua Phòng Nội vụ) quý I trước ngày 08/3, 6 tháng trước ngày 08/6.',
  )
  assert.deepEqual(
    reports.map(({ period, due, recipient }) => [period, due, recipient]),
    [
      ['quarter-1', '2026-03-08', 'UBND huyện (thông qua Phòng Nội vụ)'],
      ['half-year', '2026-06-08', 'UBND huyện (thông qua Phòng Nội vụ)'],
    ],
  )
})

test('days in a row are reports of their own', () => {
  const due = (text: string) => read(text).map(({ period, due, exclusive }) => [period, due, exclusive])
  assert.deepEqual(due('Tổng hợp, báo cáo Sở Nội vụ trước ngày 05/6 và 05/12.'), [
    ['half-year', '2026-06-05', true],
    ['year', '2026-12-05', true],
  ])
  assert.deepEqual(
    due('Báo cáo UBND tỉnh chậm nhất ngày 15/3, 15/6, 15/9, 30/11.').map(([period]) => period),
    ['quarter-1', 'half-year', 'nine-months', 'year'],
  )
})
