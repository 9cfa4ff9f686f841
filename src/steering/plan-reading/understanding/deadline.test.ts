import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isDay, iso, lastDayOf } from './days.ts'
import { readDeadline } from './deadline.ts'

const read = (text: string, year: number | null = 2031) => readDeadline(text, { year }).deadline

const short = (text: string): string => {
  const { kind, every, dueDates, exclusive } = read(text)
  const due = dueDates.map((date) => (date.startsWith('2031-') ? date.slice(5) : date)).join(' ')
  return [kind, every, exclusive && 'before', due].filter(Boolean).join(' ')
}

const monthEnds = '01-31 02-28 03-31 04-30 05-31 06-30 07-31 08-31 09-30 10-31 11-30 12-31'

const phrases: [string, string][] = [
  ['', 'none'],
  ['-', 'none'],
  ['Tháng 01/2031', 'by-month 01-31'],
  ['Tháng 01 năm 2031', 'by-month 01-31'],
  ['Trong tháng 2', 'by-month 02-28'],
  ['thàng O4/2031', 'by-month 04-30'],
  ['T3/2031', 'by-month 03-31'],
  ['09/2031', 'by-month 09-30'],
  ['Tháng 6 và tháng 12', 'by-month 06-30 12-31'],
  ['Tháng 3, 6, 9 năm 2031', 'by-month 03-31 06-30 09-30'],
  ['Từ tháng 3 đến tháng 5', 'by-month 05-31'],
  ['Tháng 7-9/2031', 'by-month 09-30'],
  ['Tháng 3/2031 - tháng 5/2031', 'by-month 05-31'],
  ['Quý I/2031 - Quý II/2031', 'in-quarters 06-30'],
  ['24/24', 'ongoing'],
  ['Suốt năm', 'ongoing'],
  ['Trước tháng 6/2031', 'by-month 05-31'],
  ['Chậm nhất trong tháng 11', 'by-month 11-30'],
  ['Trước ngày 15/02/2031', 'by-date before 02-15'],
  ['trước 15/2', 'by-date before 02-15'],
  ['Hoàn thành trước ngày 20 tháng 11 năm 2031', 'by-date before 11-20'],
  ['Chậm nhất ngày 30/6/2031', 'by-date 06-30'],
  ['Xong trong ngày 05.12.2031', 'by-date 12-05'],
  ['15/6 và 15/12/2031', 'by-date 06-15 12-15'],
  ['Từ ngày 01/3 đến ngày 15/4/2031', 'by-date 04-15'],
  ['Quý II, III năm 2031', 'in-quarters 09-30'],
  ['Quý I/2031', 'in-quarters 03-31'],
  ['Quí 3', 'in-quarters 09-30'],
  ['Qúy ll/2031', 'in-quarters 06-30'],
  ['Quý II và Quý IV', 'in-quarters 06-30 12-31'],
  ['Từ quý II đến quý IV/2031', 'in-quarters 12-31'],
  ['cuối quý III', 'in-quarters 09-30'],
  ['6 tháng đầu năm', 'in-quarters 06-30'],
  ['06 tháng cuối năm 2031', 'in-quarters 12-31'],
  ['9 tháng đầu năm 2031', 'in-quarters 09-30'],
  ['Đầu năm', 'in-quarters 03-31'],
  ['Quý 1/2031', 'in-quarters 03-31'],
  ['Q1/2031', 'in-quarters 03-31'],
  ['Quý Ⅱ', 'in-quarters 06-30'],
  ['Quý một', 'in-quarters 03-31'],
  ['Tháng Ba', 'by-month 03-31'],
  ['Tuần 2 tháng 3', 'by-date 03-14'],
  ['chậm nhất tuần đầu tháng 9', 'by-date 09-07'],
  ['Trong tuần cuối tháng 11/2031', 'by-date 11-30'],
  ['Nửa đầu tháng 4', 'by-date 04-15'],
  ['Giữa tháng 5', 'by-month 05-31'],
  ['trong nửa đầu năm', 'in-quarters 06-30'],
  ['Nửa cuối năm 2031', 'in-quarters 12-31'],
  ['Trước quý IV', 'by-date before 10-01'],
  ['Hoàn thành trước quý II năm 2031', 'by-date before 04-01'],
  ['T2-T5/2031', 'by-month 05-31'],
  ['Trước l0/04/2031', 'by-date before 04-10'],
  ['Quý I, duy trì cả năm', 'in-quarters 03-31'],
  ['9 tháng', 'in-quarters 09-30'],
  ['Từ tháng 02/2031', 'in-year 12-31'],
  ['01/01/2031 - 15/11/2031', 'by-date 11-15'],
  ['Trước ngày 30/6 và ngày 30/11', 'by-date before 06-30 11-30'],
  ['Trong năm 2031', 'in-year 12-31'],
  ['năm 2031', 'in-year 12-31'],
  ['Cả năm', 'in-year 12-31'],
  ['Cuối năm 2031', 'in-year 12-31'],
  ['2031-2032', 'in-years 2032-12-31'],
  ['Giai đoạn 2031 – 2035', 'in-years 2035-12-31'],
  ['Đến năm 2033', 'in-years 2033-12-31'],
  ['Thường xuyên', 'ongoing'],
  ['Thường xuyến trong năm', 'ongoing'],
  ['Thường xuyên theo quy định', 'ongoing'],
  ['Thường xuyên khi có thay đổi', 'ongoing'],
  ['Hằng tháng', `recurring month ${monthEnds}`],
  ['Hàng quý', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['Hằng năm', 'recurring year 12-31'],
  ['Định kỳ hằng quý, năm', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['Định kỳ (quý, 6 tháng, năm)', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['6 tháng, năm', 'recurring half-year 06-30 12-31'],
  ['Quý, 6 tháng và năm 2031', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['02 lần/năm', 'recurring half-year 06-30 12-31'],
  ['Mỗi quý một lần', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['Hằng tuần', 'recurring week'],
  ['2 lần/năm (tháng 5, tháng 11)', 'recurring half-year 05-31 11-30'],
  ['Hằng quý định kỳ', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['Trước 15/12 hằng năm', 'recurring year before 12-15'],
  ['Hằng năm (Quý III)', 'recurring year 09-30'],
  ['Các quý trong năm', 'recurring quarter 03-31 06-30 09-30 12-31'],
  ['Trước ngày 25 tháng cuối quý', 'recurring quarter before 03-25 06-25 09-25 12-25'],
  ['Ít nhất 02 cuộc/năm', 'recurring half-year 06-30 12-31'],
  ['Thường xuyên, định kỳ', 'ongoing'],
  ['Chậm nhất 05 ngày làm việc kể từ ngày nhận hồ sơ', 'per-instruction'],
  ['Định kỳ trong năm', 'recurring'],
  ['Định kỳ, đột xuất', 'recurring'],
  ['Quý I, II, III và cả năm 2031', 'recurring quarter 03-31 06-30 09-30 12-31'],
  [
    'Trước ngày 20 hằng tháng',
    `recurring month before ${Array.from({ length: 12 }, (_, month) => iso(2031, month + 1, 20).slice(5)).join(' ')}`,
  ],
  ['Theo quy định', 'per-instruction'],
  ['Theo quy định của cấp trên', 'per-instruction'],
  ['Theo Kế hoạch số 12/KH-UBND ngày 03/4/2030 của UBND tỉnh', 'per-instruction'],
  ['Theo KH CCHC năm 2031', 'per-instruction'],
  ['Theo tiến độ của đề án', 'per-instruction'],
  ['Theo yêu cầu', 'per-instruction'],
  ['Khi có văn bản hướng dẫn', 'per-instruction'],
  ['Sau khi có hướng dẫn của Sở', 'per-instruction'],
  ['Thực hiện theo kế hoạch riêng', 'per-instruction'],
  ['Có kế hoạch riêng', 'per-instruction'],
  ['Đột xuất', 'per-instruction'],
  ['Theo kế hoạch, hoàn thành trước 30/9/2031', 'by-date before 09-30'],
]

for (const [text, expected] of phrases) {
  test(`deadline “${text}”`, () => {
    assert.equal(short(text), expected)
    assert.equal(read(text).text, text)
  })
}

test('a year that is not the plan’s stays as printed, with the probable value beside it', () => {
  const { deadline, doubt } = readDeadline('Trong năm 2030', { year: 2031 })
  assert.deepEqual(deadline.dueDates, ['2030-12-31'])
  assert.deepEqual(deadline.suggested, { kind: 'in-year', dueDates: ['2031-12-31'], text: 'Trong năm 2031' })
  assert.match(doubt ?? '', /2030/)
  assert.equal(read('Thường xuyên trong năm 2030').kind, 'ongoing')
  assert.ok(read('Thường xuyên trong năm 2030').suspect)
})

test('what closes a year may be due early in the next', () => {
  assert.equal(readDeadline('Trước ngày 31/01/2032', { year: 2031 }).doubt, undefined)
  assert.ok(readDeadline('Trước ngày 30/9/2032', { year: 2031 }).doubt)
})

test('a day that the calendar lacks is kept and doubted', () => {
  const { deadline, doubt } = readDeadline('Trước ngày 31/02/2031', { year: 2031 })
  assert.deepEqual(deadline.dueDates, ['2031-02-28'])
  assert.match(doubt ?? '', /31\/2\/2031/)
})

test('the document it waits for is named', () => {
  assert.equal(
    read('Theo Kế hoạch số 12/KH-UBND ngày 03/4/2030 của UBND tỉnh').refDoc,
    'Kế hoạch số 12/KH-UBND ngày 03/4/2030',
  )
})

test('without a plan year only printed years give dates', () => {
  assert.deepEqual(read('Quý I/2031', null).dueDates, ['2031-03-31'])
  assert.deepEqual(read('Quý I', null).dueDates, [])
  assert.deepEqual(read('Hằng quý', null).dueDates, [])
})

test('what no calendar fixes is doubted', () => {
  for (const text of ['Tuần đầu tháng 6', 'Đầu quý II', 'Giữa tháng 9', 'Cả năm học 2030-2031', 'Đầu năm'])
    assert.ok(readDeadline(text, { year: 2031 }).doubt, text)
})

test('a phrase that no rule reads is kept and doubted', () => {
  const { deadline, doubt } = readDeadline('Văn phòng tổng hợp', { year: 2031 })
  assert.deepEqual([deadline.kind, deadline.text, Boolean(doubt)], ['none', 'Văn phòng tổng hợp', true])
})

const year = fc.integer({ min: 2001, max: 2099 })
const month = fc.integer({ min: 1, max: 12 })

test('property: a month is due on its last day, a quarter on the last day of its last month', () => {
  fc.assert(
    fc.property(year, month, (year, month) => {
      assert.deepEqual(readDeadline(`Tháng ${month}`, { year }).deadline.dueDates, [
        iso(year, month, lastDayOf(year, month)),
      ])
      const quarter = Math.ceil(month / 3)
      const name = ['I', 'II', 'III', 'IV'][quarter - 1]
      const last = iso(year, quarter * 3, lastDayOf(year, quarter * 3))
      assert.deepEqual(readDeadline(`Quý ${name} năm ${year}`, { year }).deadline.dueDates, [last])
    }),
  )
})

test('property: every day of the calendar is read back, in three spellings', () => {
  const day = fc.record({ year, month, day: fc.integer({ min: 1, max: 31 }) })
  fc.assert(
    fc.property(day, ({ year, month, day }) => {
      fc.pre(isDay(year, month, day))
      for (const text of [`${day}/${month}/${year}`, `ngày ${day}-${month}`, `${day} tháng ${month} năm ${year}`]) {
        assert.deepEqual(readDeadline(text, { year }).deadline.dueDates, [iso(year, month, day)], text)
      }
    }),
  )
})

test('property: whatever stands in the cell, due dates are sorted, possible and not outside start and end', () => {
  const words =
    'quý,tháng,I,II,IV,3,12,31/12,và,đến,từ,trước,ngày,năm,hằng,2031,2030,định kỳ,thường xuyên,theo,kế hoạch,6 tháng đầu năm,(,),/,;,15'
  const word = fc.constantFrom(...words.split(','))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const { dueDates, start, end, text } = read(words.join(' '))
      assert.deepEqual(dueDates, dueDates.toSorted())
      assert.equal(text, words.join(' '))
      for (const date of dueDates) {
        const [year, month, day] = date.split('-').map(Number)
        assert.ok(isDay(year!, month!, day!), date)
        if (end) assert.ok(date <= end, `${date} after ${end}`)
      }
      if (start && end) assert.ok(start <= end || dueDates.length > 0, `${start} ${end}`)
    }),
    { numRuns: 500 },
  )
})
