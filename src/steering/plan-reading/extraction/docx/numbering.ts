// Word does not store the numbers of a numbered list, it counts them. Plans number by such lists, so we count too.
import { childAt, childrenNamed, valueAt } from '../xml.ts'
import type { Xml } from '../xml.ts'

type Level = { start: number; format: string; pattern: string; legal: boolean; restartAfter: number | undefined }
type List = { abstract: string; levels: Level[] }

export type Numbering = {
  /** The next number or mark of a list at a level (from 0), as printed; empty where the list prints none. */
  next: (list: string, level: number) => string
}

const roman = (value: number): string => {
  const steps: [number, string][] = [
    [100, 'C'],
    [90, 'XC'],
    [50, 'L'],
    [40, 'XL'],
    [10, 'X'],
    [9, 'IX'],
    [5, 'V'],
    [4, 'IV'],
    [1, 'I'],
  ]
  const step = steps.find(([size]) => size <= value)
  return step ? step[1] + roman(value - step[0]) : ''
}

const letters = (value: number): string =>
  String.fromCharCode(96 + ((value - 1) % 26) + 1).repeat(Math.floor((value - 1) / 26) + 1)

const shown = (value: number, format: string): string => {
  if (value < 1 || value > 400) return String(value)
  if (format === 'upperRoman') return roman(value)
  if (format === 'lowerRoman') return roman(value).toLowerCase()
  if (format === 'upperLetter') return letters(value).toUpperCase()
  if (format === 'lowerLetter') return letters(value)
  if (format === 'decimalZero') return String(value).padStart(2, '0')
  return String(value)
}

/** Marks of symbol fonts lie in the private area; what they look like is not what matters. */
const bulletMark = (pattern: string): string => {
  const mark = pattern.trim()
  if (/^[-–—]$/.test(mark) || /[\ue000-\uf8ff]/.test(mark)) return '-'
  return mark === 'o' ? '+' : mark
}

const readLevel = (xml: Xml): Level => {
  const restart = valueAt(xml, 'lvlRestart')
  return {
    start: Number(valueAt(xml, 'start') ?? 1),
    format: valueAt(xml, 'numFmt') ?? 'decimal',
    pattern: valueAt(xml, 'lvlText') ?? '',
    legal: childAt(xml, 'isLgl') !== undefined,
    restartAfter: restart === undefined ? undefined : Number(restart),
  }
}

const levelsOf = (xml: Xml): Level[] => {
  const levels: Level[] = []
  for (const level of childrenNamed(xml, 'lvl').slice(0, 9)) levels[Number(level.attributes['ilvl'])] = readLevel(level)
  return levels
}

const readLists = (xml: Xml): Map<string, List & { restarts: Map<number, number> }> => {
  const abstracts = new Map(
    childrenNamed(xml, 'abstractNum').map((abstract) => [
      abstract.attributes['abstractNumId'] ?? '',
      levelsOf(abstract),
    ]),
  )
  return new Map(
    childrenNamed(xml, 'num').map((num) => {
      const abstract = valueAt(num, 'abstractNumId') ?? ''
      const levels = [...(abstracts.get(abstract) ?? [])]
      const restarts = new Map<number, number>()
      for (const override of childrenNamed(num, 'lvlOverride')) {
        const level = Number(override.attributes['ilvl'])
        const own = childAt(override, 'lvl')
        if (own) levels[level] = readLevel(own)
        const start = valueAt(override, 'startOverride')
        if (start !== undefined) restarts.set(level, Number(start))
      }
      return [num.attributes['numId'] ?? '', { abstract, levels, restarts }]
    }),
  )
}

export const readNumbering = (xml: Xml | undefined): Numbering => {
  const lists = xml ? readLists(xml) : new Map<string, never>()
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()
  return {
    next: (id, at) => {
      const list = lists.get(id)
      const level = list?.levels[at]
      if (!list || !level) return ''
      if (level.format === 'bullet') return bulletMark(level.pattern)
      // Lists of one abstract list go on counting together, until one says where it starts.
      const counts = counters.get(list.abstract) ?? []
      counters.set(list.abstract, counts)
      const restart = begun.has(`${id}/${at}`) ? undefined : list.restarts.get(at)
      begun.add(`${id}/${at}`)
      counts[at] = restart ?? (counts[at] === undefined ? level.start : counts[at] + 1)
      list.levels.forEach((deeper, index) => {
        if (index > at && deeper.restartAfter !== 0 && at < (deeper.restartAfter ?? index)) counts[index] = undefined
      })
      if (level.format === 'none') return ''
      return level.pattern.replace(/%(\d)/g, (_, digit) => {
        const index = Number(digit) - 1
        const part = list.levels[index]
        if (!part) return ''
        return shown(counts[index] ?? part.start, level.legal ? 'decimal' : part.format)
      })
    },
  }
}
