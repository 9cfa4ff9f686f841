// PDF files that carry text. What is a line, a column, a cell is told from where things stand on the page.
import type { SourceDocument } from '../source-document.ts'
import { finishDocument } from './finish.ts'
import type { RawBlock } from './finish.ts'
import { furnitureOf } from './pdf/furniture.ts'
import type { PageContent } from './pdf/geometry.ts'
import { gridsOf } from './pdf/grid.ts'
import type { Grid } from './pdf/grid.ts'
import { cellLinesOf, partedLinesOf } from './pdf/lines.ts'
import type { Line } from './pdf/lines.ts'
import { readPages } from './pdf/open.ts'
import { crossesPage, finishParagraph, inReadingOrder, measureOf, paragraphsOf } from './pdf/paragraphs.ts'
import type { Measure, Paragraph } from './pdf/paragraphs.ts'
import { finishTable, isInGrid, joinTables, sameColumns, tableOf } from './pdf/tables.ts'
import type { PdfTable } from './pdf/tables.ts'
import { unruledGrids } from './pdf/unruled.ts'
import { RefusedFile } from './refusal.ts'

/** Fewer letters than this on a page are a stamp or a page number on a picture. */
const fewLetters = 25

/** Fonts that do not say which letters they draw give signs instead; hardly any of them are letters. */
const fewestOfSigns = 0.15

const lettersOf = (page: PageContent): number => {
  const signs = page.fragments
    .map(({ text }) => text)
    .join('')
    .replace(/\s/g, '')
  const letters = signs.match(/[\p{L}\p{M}\d]/gu)?.length ?? 0
  const spelled = signs.match(/\p{L}/gu)?.length ?? 0
  return letters < 0.5 * signs.length || spelled < fewestOfSigns * letters ? 0 : signs.length
}

/** Pages without text are pictures: refused where they are half of the file, remarked on where they are fewer. */
const remarkScans = (pages: PageContent[]): string[] => {
  const scans = pages.filter((page) => lettersOf(page) < fewLetters)
  if (scans.length * 2 > pages.length) throw new RefusedFile('plan_reading.scanned')
  return scans.map(({ page }) => `Trang ${page} không có chữ (ảnh quét hoặc trang trắng)`)
}

type Zone = { lines: Line[][] } | { table: PdfTable }
type LaidPage = { content: PageContent; zones: Zone[]; isGuessed: boolean }
type FoundPage = { content: PageContent; grids: Grid[]; parted: Line[][] }

/** A page from top to bottom: the lines between its tables, and its tables. */
const layPage = ({ content, grids: ruled, parted }: FoundPage, dropped: Set<Line>): LaidPage => {
  let rest = parted.map((parts) => parts.filter((line) => !dropped.has(line))).filter((parts) => parts.length > 0)
  const guessed =
    ruled.length > 0 ? [] : unruledGrids(cellLinesOf(rest.flat()), measureOf([rest.flat()], content.width).pitch)
  const zones: Zone[] = []
  for (const grid of [...ruled, ...guessed]) {
    const above = rest.filter((parts) => parts[0]!.y < grid.top + 2)
    rest = rest.slice(above.length).filter((parts) => parts[0]!.y > grid.bottom)
    if (above.length > 0) zones.push({ lines: above })
    zones.push({ table: tableOf(grid, content.fragments, content.page) })
  }
  if (rest.length > 0) zones.push({ lines: rest })
  return { content, zones, isGuessed: guessed.length > 0 }
}

const layPages = (pages: PageContent[]): LaidPage[] => {
  const found = pages.map((content): FoundPage => {
    const grids = gridsOf(content.rulings)
    const outside = content.fragments.filter((fragment) => !grids.some((grid) => isInGrid(fragment, grid)))
    return { content, grids, parted: partedLinesOf(outside) }
  })
  const lines = found.flatMap(({ content: { page, height }, grids, parted }) =>
    parted.flatMap((parts, index) => {
      const { y } = parts[0]!
      const isFirst = index === 0 && grids.every((grid) => grid.top > y)
      const isLast = index === parted.length - 1 && grids.every((grid) => grid.bottom < y)
      return parts.map((line) => ({ page, height, line, outermost: parts.length === 1 && (isFirst || isLast) }))
    }),
  )
  const dropped = furnitureOf(lines, pages.length)
  return found.map((page) => layPage(page, dropped))
}

const remarkGuesses = (pages: LaidPage[]): string[] =>
  pages
    .filter((page) => page.isGuessed)
    .map(
      ({ content }) => `Trang ${content.page} có bảng không kẻ ô: hàng và cột được suy ra từ vị trí chữ, cần soát lại`,
    )

/** Pages of one width share their margins; a plan has upright pages and broad ones. */
const measuresOf = (pages: LaidPage[]): Map<number, Measure> =>
  new Map(
    [...Map.groupBy(pages, (page) => Math.round(page.content.width))].map(([width, same]) => {
      const zones = same.flatMap((page) => page.zones.flatMap((zone) => ('lines' in zone ? [zone.lines] : [])))
      return [
        width,
        measureOf(
          zones.map((zone) => zone.filter((parts) => parts.length === 1).flat()),
          width,
        ),
      ]
    }),
  )

type Piece = { table: PdfTable } | { paragraph: Paragraph }

/** What goes on from the page before is joined with it. */
const addPiece = (pieces: Piece[], piece: Piece): void => {
  const last = pieces.at(-1)
  if (last && 'table' in last && 'table' in piece && sameColumns(last.table, piece.table)) {
    last.table = joinTables(last.table, piece.table)
  } else if (last && 'paragraph' in last && 'paragraph' in piece && crossesPage(last.paragraph, piece.paragraph)) {
    last.paragraph = { ...last.paragraph, lines: [...last.paragraph.lines, ...piece.paragraph.lines] }
  } else pieces.push(piece)
}

const piecesOf = (zone: Zone, page: number, measure: Measure): Piece[] => {
  if ('table' in zone) return [zone]
  const paragraphs = inReadingOrder(zone.lines).flatMap((stretch) => paragraphsOf(stretch, page, measure))
  return paragraphs.map((paragraph) => ({ paragraph }))
}

const blocksOf = (pages: LaidPage[]): RawBlock[] => {
  const measures = measuresOf(pages)
  const pieces: Piece[] = []
  for (const { content, zones } of pages) {
    const measure = measures.get(Math.round(content.width))!
    const [first, ...rest] = zones.flatMap((zone) => piecesOf(zone, content.page, measure))
    if (first) addPiece(pieces, first)
    pieces.push(...rest)
  }
  return pieces
    .map((piece) => ('table' in piece ? finishTable(piece.table) : finishParagraph(piece.paragraph)))
    .filter((block) => block.kind === 'table' || block.text !== '')
}

/** Reads a PDF. Throws RefusedFile: broken, encrypted, too_large, scanned. */
export const extractPdf = async (bytes: Uint8Array): Promise<SourceDocument> => {
  const pages = await readPages(bytes)
  const scans = remarkScans(pages)
  const laid = layPages(pages)
  return finishDocument('pdf', pages.length, blocksOf(laid), [...scans, ...remarkGuesses(laid)])
}
