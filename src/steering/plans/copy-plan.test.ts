import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { movedToYear } from './copy-plan.ts'
import { aPlan, aTask } from './plan-fixtures.ts'

const dated = (date: string) =>
  aTask({ deadline: { text: 'Trước 29/2/2024', kind: 'by-date', start: date, end: date, dueDates: [date] } })

const movedDate = (date: string, years: number) => {
  const year = Number(date.slice(0, 4))
  const moved = movedToYear({ ...aPlan('unit', { tasks: [dated(date)] }), year }, year + years, 'Kế hoạch mới')
  return moved.tasks[0]!.deadline
}

test('the 29th of February becomes the 28th in a year that has none, and the printed words are left to a person', () => {
  const { dueDates, start, end, text } = movedDate('2024-02-29', 1)
  assert.deepEqual([dueDates, start, end, text], [['2025-02-28'], '2025-02-28', '2025-02-28', ''])
  assert.deepEqual(movedDate('2024-02-29', 4).dueDates, ['2028-02-29'])
})

test('every other date moves by the years alone', () =>
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2010-01-01'), max: new Date('2060-12-31'), noInvalidDate: true }),
      fc.integer({ min: 1, max: 9 }),
      (at, years) => {
        const date = at.toISOString().slice(0, 10)
        fc.pre(!date.endsWith('02-29'))
        assert.deepEqual(movedDate(date, years).dueDates, [`${Number(date.slice(0, 4)) + years}${date.slice(4)}`])
      },
    ),
  ))

test('what belonged to the old document stays with it', () => {
  const place = { section: 1 } as never
  const old = aPlan('unit', { number: '5/KH', issuedOn: '2026-01-05', tasks: [aTask({ place })], fileId: 'file' })
  const moved = movedToYear(old, 2027, 'Kế hoạch năm 2027')
  assert.deepEqual(
    [moved.year, moved.title, moved.number, moved.issuedOn, moved.fileId, moved.tasks[0]!.place],
    [2027, 'Kế hoạch năm 2027', '', null, null, null],
  )
})
