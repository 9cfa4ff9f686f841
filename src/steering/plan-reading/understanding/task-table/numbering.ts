// The number of a task: printed in its column or its text, merged with the row above, or counted.
import { leadingNumber } from './items.ts'
import { textOf } from './line.ts'
import type { Line } from './line.ts'
import type { State } from './table-state.ts'

const nextNumber = (number: string): string => number.replace(/\d+$/, (last) => String(Number(last) + 1))

type Numbered = { no: string; noInherited: boolean; printed: string | undefined; text: string }

/** `text` is the task without the number that was printed in it. */
export const numberOf = (line: Line, here: State, newGoal: boolean, count: number): Numbered => {
  const own = textOf(line, 'no').replace(/[.)]+$/, '')
  const inText = leadingNumber(textOf(line, 'text'))
  const text = inText && !own ? inText.rest : textOf(line, 'text')
  if (/^[a-zđ]$/i.test(own) && here.groupNumber) {
    return { no: `${here.groupNumber}.${own}`, noInherited: false, printed: own, text }
  }
  if (own) return { no: own, noInherited: false, printed: undefined, text }
  if (inText) {
    const area = here.area?.number
    return { no: area ? `${area}.${inText.number}` : inText.number, noInherited: false, printed: inText.number, text }
  }
  if (here.no) return { no: newGoal ? nextNumber(here.no) : here.no, noInherited: !newGoal, printed: undefined, text }
  const area = here.area?.number
  return { no: area ? `${area}.${count}` : String(count), noInherited: false, printed: undefined, text }
}
