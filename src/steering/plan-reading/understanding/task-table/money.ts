// Budget and quantity of one row, and what is left for its note.
import type { Doubt, Task } from '../../understood-plan.ts'
import { findMoney, readMoney, readQuantity } from '../amounts.ts'
import { textOf } from './line.ts'
import type { Line } from './line.ts'

export type Amounts = Pick<Task, 'budgetVND' | 'quantity' | 'note'> & { doubts: Doubt[] }

const vnd = (value: number): string => `${value.toLocaleString('vi-VN')} đồng`

const sum = (text: string): number => findMoney(text).reduce((total, money) => total + money.value, 0)

type Budget = { budgetVND: number | null; note: string; doubts: Doubt[] }

const budgetOf = (line: Line): Budget => {
  const printed = textOf(line, 'budget')
  const note = textOf(line, 'note')
  const own = printed === '' ? null : readMoney(printed, line.moneyUnit)
  if (own !== null) return { budgetVND: own, note, doubts: [] }
  if (printed !== '' && findMoney(printed).length > 0) {
    const several = findMoney(printed).length > 1
    const reason = several ? 'Ô kinh phí ghi nhiều số tiền; đã cộng lại.' : 'Ô kinh phí ghi số tiền kèm lời giải thích.'
    return { budgetVND: sum(printed), note, doubts: [{ field: 'budget', reason, choices: [printed] }] }
  }
  const beside = [note, printed].filter(Boolean).join('; ')
  const inDeadline = findMoney(textOf(line, 'deadline'))
  if (inDeadline.length === 1) return { budgetVND: inDeadline[0]!.value, note: beside, doubts: [] }
  const inNote = findMoney(note)
  if (inNote.length === 0) return { budgetVND: null, note: beside, doubts: [] }
  if (inNote.length === 1 && inNote[0]!.at === 0) {
    return {
      budgetVND: inNote[0]!.value,
      note: note.slice(inNote[0]!.raw.length).replace(/^\s*(?:đồng)?[\s;,]*/iu, ''),
      doubts: [],
    }
  }
  const value = sum(note)
  const reason = `Cột kinh phí trống; số tiền ${vnd(value)} lấy từ cột ghi chú.`
  return { budgetVND: value, note: beside, doubts: [{ field: 'budget', reason, choices: [value, null] }] }
}

export const amountsOf = (line: Line): Amounts => {
  const { budgetVND, note, doubts } = budgetOf(line)
  const printed = textOf(line, 'quantity')
  const quantity = printed === '' ? null : readQuantity(printed)
  const unread = printed !== '' && quantity === null ? [printed] : []
  return { budgetVND, quantity, note: [...unread, note].filter(Boolean).join('; '), doubts }
}
