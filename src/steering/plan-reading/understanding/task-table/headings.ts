// Rows that are no tasks: areas, groups of tasks, goals, sums.
import { fold } from '../../../../kernel/text/vietnamese.ts'
import { areaKeyOf, romanNumber } from '../areas.ts'
import { cachedTraits } from './columns/cell-fit.ts'
import { filled } from './columns/grid.ts'
import { firstRow, has, textOf } from './line.ts'
import type { Line } from './line.ts'

export type Heading = {
  /** As printed: "II. Cải cách thể chế". */
  title: string
  number: string
  level: 'part' | 'area' | 'group' | 'goal'
  line: Line
}

const upper = (text: string): boolean => text.length > 3 && text === text.toUpperCase() && /\p{L}/u.test(text)

/** All that is printed in the row, when it is one text; converters may repeat a merged text in every column. */
const onlyText = (line: Line): string | undefined => {
  const texts = firstRow(line)
    .cells.map((cell) => cell.text)
    .filter(Boolean)
  if (texts.length === 0 || line.rows.length > 1) return undefined
  return texts.every((text) => text === texts[0]) ? texts[0] : undefined
}

const workFields = ['lead', 'coordinate', 'deadline', 'output', 'budget', 'quantity'] as const

/** What a heading may say beside its number. */
const titleOf = (line: Line): string | undefined => {
  const only = onlyText(line)
  if (only !== undefined) return only
  const cells = filled(firstRow(line)).map((cell) => cell.text)
  if (cells.length === 2 && /^[IVXA-E]{1,5}[.)]?$/.test(cells[0]!) && !cachedTraits(cells[1]!).deadline) return cells[1]
  if (workFields.some((field) => has(line, field)) || line.levels) return undefined
  const titles = (['area', 'group', 'goal', 'text'] as const).map((field) => textOf(line, field)).filter(Boolean)
  return titles.length === 1 ? titles[0] : undefined
}

export const isTotal = (line: Line): boolean =>
  /^(?:tong (?:cong|kinh phi|so|du toan|muc|nhu cau)|tong$|cong$|cong (?:i|v|x|a|b)+$|tong hop kinh phi)/.test(
    fold(
      filled(firstRow(line))
        .map((cell) => cell.text)
        .find((text) => /\p{L}{3}/u.test(text)) ?? '',
    ),
  )

const isBold = (line: Line): boolean => {
  const cells = filled(firstRow(line)).filter((cell) => /\p{L}/u.test(cell.text))
  return cells.length > 0 && cells.every((cell) => cell.bold)
}

const arabic = /^\(?(\d{1,2}(?:\.\s?\d{1,2})*)(?:[.)]\s*|\s+)(?=\p{L})/u

export type TableHabits = {
  /** Areas carry Roman numbers, so nothing without one is an area. */
  roman: boolean
  goalColumn: boolean
  areaColumn: boolean
  numbered: boolean
  /** The file marks bold text at all. */
  bold: boolean
}

export const habitsOf = (lines: readonly Line[]): TableHabits => {
  const number = (line: Line) => textOf(line, 'no')
  const titled = lines.filter((line) => titleOf(line) !== undefined)
  const roman = (line: Line) =>
    /^[IVX]+\.?$/.test(number(line)) ||
    /^[IVX]+\.?$/.test(filled(firstRow(line))[0]?.text ?? '') ||
    romanNumber(titleOf(line) ?? '') !== undefined
  const tasks = lines.filter((line) => has(line, 'text') && workFields.some((field) => has(line, field)))
  return {
    roman: titled.some(roman),
    goalColumn: lines.filter((line) => has(line, 'goal') && has(line, 'text')).length > 1,
    // Labels of a real area column name areas; beside area rows they name groups.
    areaColumn: lines.some(
      (line) => has(line, 'area') && has(line, 'text') && (romanNumber(textOf(line, 'area')) || !titled.some(roman)),
    ),
    numbered: 2 * tasks.filter((line) => number(line) !== '').length > tasks.length,
    bold: lines.some(isBold),
  }
}

const nextNumber = (next: Line | undefined): string =>
  next ? textOf(next, 'no') || (arabic.exec(textOf(next, 'text'))?.[1] ?? '').replaceAll(' ', '') : ''

export const isParentOf = (number: string, next: string): boolean => {
  const own = number.replace(/[.)]+$/, '')
  return own !== '' && next.replace(/[.)]+$/, '').startsWith(`${own}.`)
}

/** The first of the parts a), b) or – that stand in rows of their own below. */
const opensList = (next: Line | undefined): boolean => {
  if (!next || !workFields.some((field) => has(next, field))) return false
  const number = textOf(next, 'no')
  return /^a[.)]?$/i.test(number) || (/^[-–+]?$/.test(number) && /^[-–+]\s*\p{Lu}/u.test(textOf(next, 'text')))
}

const ownNumber = (line: Line, title: string): string => {
  const first = filled(firstRow(line))[0]?.text ?? ''
  return textOf(line, 'no') || (first !== title && first.length <= 6 ? first : '')
}

const numbersApart = (line: Line, title: string): { number: string; rest: string } => {
  const own = ownNumber(line, title)
  if (own && own !== title) return { number: own.replace(/[.)]+$/, ''), rest: title }
  const roman = romanNumber(title)
  if (roman) return roman
  const match = arabic.exec(title)
  return match
    ? { number: match[1]!.replaceAll(' ', ''), rest: title.slice(match[0].length) }
    : { number: '', rest: title }
}

const joined = (line: Line, title: string): string => {
  const own = ownNumber(line, title)
  return own && own !== title ? `${own.replace(/[.)]+$/, '')}. ${title}` : title
}

/** The heading that a row is, or undefined for a row of work. `next` is the row after it. */
export const headingOf = (line: Line, next: Line | undefined, habits: TableHabits): Heading | undefined => {
  const title = titleOf(line)
  const workless = title !== undefined
  const text = title ?? (textOf(line, 'text') || textOf(line, 'goal') || textOf(line, 'area'))
  if (text === '') return undefined
  const { number, rest } = numbersApart(line, text)
  const heading = (level: Heading['level']): Heading => ({ title: joined(line, text), number, level, line })
  const roman = /^[IVX]+$/.test(number)
  if (!workless) {
    // A group row may carry the units of its tasks.
    if (roman && textOf(line, 'no') !== '' && /^\d/.test(nextNumber(next)) && (upper(text) || areaKeyOf(text)))
      return heading('area')
    return isParentOf(number, nextNumber(next)) ? heading('group') : undefined
  }
  if (roman) return heading('area')
  const strong = isBold(line) || upper(rest) || firstRow(line).betweenParts === true
  if (/^[A-E]$/.test(number) && (strong || areaKeyOf(rest))) return heading(habits.roman ? 'part' : 'area')
  if (/^\d/.test(number) && opensList(next)) return heading('group')
  if (isParentOf(number, nextNumber(next))) return heading(!habits.roman && areaKeyOf(rest) ? 'area' : 'group')
  const merged = [...line.merged].some((field) => field === 'lead' || field === 'deadline')
  if (merged && !strong) return undefined
  if (strong || onlyText(line) !== undefined) {
    if (number === '' && !strong && /^\p{Ll}/u.test(text)) return undefined
    if (cachedTraits(rest).goal && !habits.goalColumn) return heading('goal')
    if (
      !habits.roman &&
      areaKeyOf(rest) &&
      cachedTraits(rest).words <= 20 &&
      (strong || !habits.numbered || number === '')
    ) {
      return strong || firstRow(line).cells.length > 2 ? heading('area') : undefined
    }
    if (strong) return heading('group')
  }
  // With a column for the goal, a row that fills nothing else states the goal of the rows below it.
  const below = next !== undefined && has(next, 'text') && !has(next, 'goal')
  return habits.goalColumn && has(line, 'goal') && !has(line, 'text') && below ? heading('goal') : undefined
}
