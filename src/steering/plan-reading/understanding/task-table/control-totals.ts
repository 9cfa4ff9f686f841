// Sums that the table states, against what its rows add up to.
import type { ControlTotal, Task } from '../../understood-plan.ts'
import { findMoney, readMoney } from '../amounts.ts'
import { filled } from './columns/grid.ts'
import { firstRow } from './line.ts'
import type { Line } from './line.ts'

const vnd = (value: number): string => `${value.toLocaleString('vi-VN')} đồng`

const statedMoney = (line: Line): { value: number; cell: ReturnType<typeof filled>[number] } | undefined => {
  for (const cell of filled(firstRow(line)).toReversed()) {
    const value = readMoney(cell.text, line.moneyUnit) ?? findMoney(cell.text)[0]?.value
    if (value !== undefined) return { value, cell }
  }
  return undefined
}

const rowName = (task: Task): string => `dòng ${task.sourceLines[0]} (“${task.text.slice(0, 60)}”)`

/** What could explain a difference, from the rows themselves. */
const hypotheses = (difference: number, tasks: readonly Task[]): string[] => {
  const found: string[] = []
  if (difference === 0) return found
  const fromNotes = tasks.filter((task) =>
    task.doubts.some(({ field, reason }) => field === 'budget' && /ghi chú|giải thích/.test(reason)),
  )
  for (const task of fromNotes) {
    found.push(
      `Số ${vnd(task.budgetVND ?? 0)} ở ${rowName(task)} không đứng riêng trong cột kinh phí và đã được cộng vào.`,
    )
  }
  const same = tasks.filter((task) => task.budgetVND === Math.abs(difference))
  if (difference < 0) for (const task of same) found.push(`${rowName(task)} có thể đã được tính hai lần.`)
  if (difference > 0) {
    const funded = (at: number) => tasks[at]?.budgetVND !== null && tasks[at]?.budgetVND !== undefined
    const gaps = tasks.filter((task, index) => task.budgetVND === null && funded(index - 1) && funded(index + 1))
    for (const task of gaps) found.push(`${rowName(task)} không ghi kinh phí dù các dòng cạnh đều có.`)
    if (gaps.length === 0) found.push('Có dòng mất số tiền, hoặc một số tiền bị đọc thiếu, hoặc tổng in sai.')
  }
  return found
}

export type Totals = { controlTotals: ControlTotal[]; budgetTotalVND: number | null }

export const totalsOf = (lines: readonly Line[], tasks: readonly Task[]): Totals => {
  const controlTotals: ControlTotal[] = []
  let budgetTotalVND: number | null = null
  for (const line of lines) {
    const text = filled(firstRow(line))
      .map((cell) => cell.text)
      .join(' ')
    const counted = /(\d{1,4})\s*(?:nhiệm vụ|công việc|đầu việc)/iu.exec(text)
    const { place } = filled(firstRow(line))[0]!
    if (counted) {
      const stated = Number(counted[1])
      controlTotals.push({
        what: 'tasks',
        stated,
        found: tasks.length,
        difference: stated - tasks.length,
        place,
        hypotheses: [],
      })
    }
    const money = statedMoney(line)
    if (!money) continue
    const found = tasks.reduce((sum, task) => sum + (task.budgetVND ?? 0), 0)
    const difference = money.value - found
    budgetTotalVND = money.value
    controlTotals.push({
      what: 'budget',
      stated: money.value,
      found,
      difference,
      place: money.cell.place,
      hypotheses: hypotheses(difference, tasks),
    })
  }
  return { controlTotals, budgetTotalVND }
}
