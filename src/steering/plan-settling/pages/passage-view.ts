// The passage of the document beside the form: the item's row or paragraph, its doubtful cells marked.
import type { Place, TableRow } from '../../plan-reading/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { sourceHref } from '../addresses.ts'
import type { Passage } from '../source/passage.ts'
import { i } from './item-texts.ts'
import { p } from './texts.ts'

export type Marks = {
  /** Rows of the item. */
  rows: readonly number[]
  /** Cells that are doubted. */
  cells: readonly Place[]
  /** Words to be found in the paragraph. */
  words?: string
}

/** The place of an item that is one cell or one paragraph. */
export const marksOf = (place: Place | null | undefined, words?: string): Marks => ({
  rows: place?.row === undefined ? [] : [place.row],
  cells: place ? [place] : [],
  ...(words && { words }),
})

const isMarked = (marks: Marks, index: number, column: number, span: number): boolean =>
  marks.cells.some((cell) => cell.row === index && cell.column! >= column && cell.column! < column + span)

/** A heading within the table: its one cell stands for the whole row. */
const isHeading = ({ cells }: TableRow): boolean => cells.length > 1 && cells.slice(1).every(({ text }) => text === '')

const width = ({ cells }: TableRow): number => cells.reduce((sum, { columnSpan }) => sum + columnSpan, 0)

export const tableRow = (row: TableRow, index: number, marks: Marks): ui.ExcerptRow => ({
  current: marks.rows.includes(index),
  cells: (isHeading(row) && !marks.rows.includes(index)
    ? [{ ...row.cells[0]!, columnSpan: width(row) }]
    : row.cells
  ).map(({ text, column, columnSpan }) => ({
    text,
    span: columnSpan,
    marked: isMarked(marks, index, column, columnSpan),
  })),
})

const beginning = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).trimEnd()}…` : text

// Neighbours say where one is; in full they would push the item itself below the fold of a phone.
const neighbourCell = 48
const neighbourLine = 120

const shortened = (row: ui.ExcerptRow): ui.ExcerptRow =>
  row.current
    ? row
    : { ...row, cells: row.cells.map((cell) => ({ ...cell, text: beginning(cell.text, neighbourCell) })) }

const headRow = ({ cells }: TableRow): ui.ExcerptRow => ({
  header: true,
  cells: cells.map(({ text, columnSpan }) => ({ text, span: columnSpan })),
})

function partsOf(passage: Passage, marks: Marks): ui.ExcerptPart[] {
  if (passage.kind === 'table')
    return [
      {
        rows: [
          ...passage.head.map(headRow),
          ...passage.rows.map(({ row, index }) => shortened(tableRow(row, index, marks))),
        ],
      },
    ]
  return passage.lines.map((line) => {
    const current = line.index === passage.place.block
    return {
      line: {
        text: current ? line.text : beginning(line.text, neighbourLine),
        strong: line.bold || line.headingLevel !== undefined,
        current,
        marked: current && (marks.words ?? true),
      },
    }
  })
}

const whereIs = ({ page, line }: Place): ui.Content =>
  page > 1
    ? i('settling.page_line', { page: String(page), line: String(line) })
    : p('settling.line', { line: String(line) })

/** `base`: the address of the import or of the plan, below which the whole text lies. */
export const passageView = (passage: Passage | null, marks: Marks, base: string): ui.Html =>
  passage
    ? ui.excerpt({
        title: i('settling.as_printed'),
        where: whereIs(passage.place),
        link: { href: sourceHref(base, passage.place), text: i('settling.whole_text') },
        bounded: true,
        parts: partsOf(passage, marks),
      })
    : ui.notice({ tone: 'neutral', title: i('settling.no_place') })
