// The deadline of one row: its own cell, or the one above that it is merged with.
import type { Deadline, Doubt } from '../../understood-plan.ts'
import { findMoney } from '../amounts.ts'
import { readDeadline } from '../deadline.ts'
import { cachedTraits } from './columns/cell-fit.ts'
import { textOf } from './line.ts'
import type { Line } from './line.ts'

export type DeadlineContext = {
  year: number | null
  above: Deadline | undefined
  crossed: boolean
  marksMerges: boolean
  /** The row shares the lead of the row above: then a blank deadline is certainly merged too. */
  sharesLead: boolean
}

/** Text recognition may run the next column into this one: "Trong năm 2031 40.000.000". */
const withoutMoney = (text: string): string => {
  const [money] = findMoney(text)
  return money
    ? text
        .replace(money.raw, ' ')
        .replace(/\s*đồng\b/iu, '')
        .trim()
    : text
}

export const deadlineOf = (line: Line, context: DeadlineContext): { deadline: Deadline; doubts: Doubt[] } => {
  const text = withoutMoney(textOf(line, 'deadline'))
  if (text === '') {
    const { above } = context
    if (above === undefined || above.kind === 'none' || (context.marksMerges && !line.merged.has('deadline'))) {
      const choices = above ? [above.text] : []
      const doubts = [{ field: 'deadline', reason: 'Ô thời hạn để trống.', choices }]
      return { deadline: { text: '', kind: 'none', dueDates: [] }, doubts }
    }
    const sure = line.merged.has('deadline') || (context.sharesLead && !context.crossed)
    const reason = 'Ô thời hạn trống; lấy theo dòng trên như ô gộp.'
    return {
      deadline: { ...above, inherited: true },
      doubts: sure ? [] : [{ field: 'deadline', reason, choices: [above.text, ''] }],
    }
  }
  const before = line.dueBefore && /^\d/.test(text)
  const { deadline: read, doubt, choices } = readDeadline(before ? `Trước ${text}` : text, { year: context.year })
  const deadline = before ? { ...read, text } : read
  const doubts: Doubt[] = doubt ? [{ field: 'deadline', reason: doubt, ...(choices && { choices }) }] : []
  const other = textOf(line, 'note')
  if (cachedTraits(other).deadline === 'strong') {
    const reason = 'Cột ghi chú cũng ghi một thời hạn.'
    doubts.push({ field: 'deadline', reason, choices: [text, other] })
  }
  return { deadline, doubts }
}
