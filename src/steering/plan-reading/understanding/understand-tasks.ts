// The task table of a plan: every table of the document whose columns say that its rows are tasks.
import type { SourceDocument } from '../source-document.ts'
import { anomaliesOf } from './task-table/anomalies.ts'
import { buildTasks } from './task-table/build-tasks.ts'
import type { Entry } from './task-table/build-tasks.ts'
import type { TableFacts } from './task-table/table-state.ts'
import { totalsOf } from './task-table/control-totals.ts'
import { joinFragments } from './task-table/fragments.ts'
import { filled } from './task-table/columns/grid.ts'
import { settleDitto } from './task-table/ditto.ts'
import { habitsOf, headingOf, isTotal } from './task-table/headings.ts'
import type { TableHabits } from './task-table/headings.ts'
import { splitCells } from './task-table/split-cells.ts'
import { has, textOf } from './task-table/line.ts'
import type { Line } from './task-table/line.ts'
import { placeRows } from './task-table/columns/place-rows.ts'
import { productsAreTasks, withProductsAsTasks } from './task-table/products.ts'
import { findRegions } from './task-table/columns/regions.ts'
import type { Region } from './task-table/columns/regions.ts'
import { settleShifts } from './task-table/shifts.ts'
import { splitParties } from './parties.ts'
import { learnNames } from './party-names.ts'
import type { UnderstoodPlan, Tier } from '../understood-plan.ts'

/** A unit of the authority that reads the plan: its name and the other names it goes by. */
export type KnownUnit = { name: string; aliases?: readonly string[] }

export type TaskContext = {
  year: number | null
  dateIssued: string | null
  placeTier: Tier | null
  place: string | null
  province: string | null
  units?: readonly KnownUnit[]
}

export type UnderstoodTasks = Pick<
  UnderstoodPlan,
  'tasks' | 'controlTotals' | 'budgetTotalVND' | 'anomalies' | 'notUnderstood'
> & {
  /** Indexes of the blocks that were read as task tables or as headings inside them. */
  usedBlocks: number[]
}

type ReadRegion = { entries: Entry[]; totals: Line[]; facts: Omit<TableFacts, 'year' | 'names'> }

/** Beside area rows, a column of areas can only name groups inside them. */
const withGroupColumn = (lines: readonly Line[], habits: TableHabits): Line[] =>
  lines.map((line) => {
    const { area, ...rest } = line.fields
    return habits.roman && !habits.areaColumn && area && has(line, 'text')
      ? { ...line, fields: { ...rest, group: area } }
      : line
  })

const readRegion = (region: Region): ReadRegion => {
  const placed = placeRows(region).map(settleDitto)
  const totals = placed.filter(isTotal)
  const rows = placed.filter((line) => !isTotal(line))
  const products = productsAreTasks(rows)
  const named = products ? withProductsAsTasks(rows) : rows
  const habits = habitsOf(named)
  const lines = splitCells(settleShifts(joinFragments(withGroupColumn(named, habits), habits)))
  const entries = lines.map((line, index): Entry => {
    const heading = headingOf(line, lines[index + 1], habits)
    return heading ? { heading } : { line }
  })
  const output = region.segments.some(({ columns }) => columns.roles.includes('output'))
  const marksMerges = region.segments.some(({ rows }) => rows.some((row) => row.cells.some((cell) => cell.mergedAbove)))
  const { goalColumn, areaColumn } = habits
  return { entries, totals, facts: { goalColumn, areaColumn, outputColumn: output && !products, marksMerges } }
}

const wholeText = (source: SourceDocument): string =>
  source.blocks
    .flatMap((block) =>
      block.kind === 'paragraph' ? [block.text] : block.rows.flatMap((row) => row.cells.map((cell) => cell.text)),
    )
    .join('\n')

const printedUnits = (regions: readonly ReadRegion[]): string[] =>
  regions
    .flatMap(({ entries }) => entries)
    .map((entry) => ('line' in entry ? entry.line : entry.heading.line))
    .flatMap((line) => [textOf(line, 'lead'), textOf(line, 'coordinate')])
    .flatMap((cell) => splitParties(cell).map(({ name }) => name))

/** A row with nothing to do and nobody to do it is shown to a person instead of becoming a task. */
const isWork = (entry: Entry): boolean =>
  'heading' in entry || has(entry.line, 'text') || has(entry.line, 'lead') || has(entry.line, 'output')

export const understandTasks = (source: SourceDocument, context: TaskContext): UnderstoodTasks => {
  const found = findRegions(source)
  const regions = found.map(readRegion)
  const names = learnNames(printedUnits(regions), wholeText(source), context.units)
  const result: UnderstoodTasks = {
    tasks: [],
    controlTotals: [],
    budgetTotalVND: null,
    anomalies: [],
    notUnderstood: [],
    usedBlocks: [...new Set(found.flatMap((region) => region.blocks))],
  }
  for (const { entries, totals, facts } of regions) {
    const work = entries.filter(isWork)
    const tasks = buildTasks(work, { ...facts, year: context.year, names }, result.tasks.length + 1)
    const { controlTotals, budgetTotalVND } = totalsOf(totals, tasks)
    result.tasks.push(...tasks)
    result.controlTotals.push(...controlTotals)
    result.budgetTotalVND ??= budgetTotalVND
    for (const entry of entries) {
      if (isWork(entry) || !('line' in entry)) continue
      const cells = entry.line.rows.flatMap(filled)
      result.notUnderstood.push({ text: cells.map((cell) => cell.text).join(' | '), place: cells[0]!.place })
    }
  }
  return { ...result, anomalies: anomaliesOf(result.tasks) }
}
