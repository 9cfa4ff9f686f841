// One printed row that holds several tasks: its text is numbered and so are the offices or dates beside it.
import { itemsOf } from './items.ts'
import type { Items } from './items.ts'
import { textOf } from './line.ts'
import type { FieldRole, Fields, Line } from './line.ts'

const beside: FieldRole[] = ['output', 'lead', 'coordinate', 'deadline', 'budget', 'quantity', 'note']

const likewise = (list: Items, text: string): string[] | undefined => {
  const other = itemsOf(text)
  return other && other.lead === '' && other.kind === list.kind && other.items.length === list.items.length
    ? other.items
    : undefined
}

export const splitCells = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line) => {
    const { text } = line.fields
    const list = text && itemsOf(text.text)
    if (!list || list.lead !== '') return [line]
    const lists = new Map(beside.map((field) => [field, likewise(list, textOf(line, field))]))
    // Lists of products alone are the steps of one task; somebody else or another day makes it another task.
    if (!lists.get('lead') && !lists.get('deadline')) return [line]
    return list.items.map((item, index) => {
      const fields: Fields = { ...line.fields, text: { ...text, text: item } }
      for (const [field, items] of lists) if (items) fields[field] = { ...line.fields[field]!, text: items[index]! }
      if (index === 0) return { ...line, fields }
      const { no: _no, area: _area, group: _group, goal: _goal, ...rest } = fields
      return { ...line, fields: rest }
    })
  })
