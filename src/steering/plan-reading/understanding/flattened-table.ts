// The headings of a task table as lines of their own: a tool wrote the table out and nothing says where its rows begin.
import type { Anomaly } from '../understood-plan.ts'
import type { BodyLine } from './outline/body-lines.ts'
import { isLabel, rolesOfLabel } from './task-table/columns/roles.ts'

const fewest = 4
const longest = 40

const rolesOf = (lines: readonly BodyLine[]): Set<string> =>
  new Set(
    lines.flatMap(({ text }) =>
      [...rolesOfLabel(text)]
        .toSorted((a, b) => b[1] - a[1])
        .slice(0, 1)
        .map(([role]) => role),
    ),
  )

const isHeadingCell = ({ text }: BodyLine): boolean =>
  text.length <= longest && isLabel(text) && !/^(?:\d|[IVX]+\.|[-–+•])/u.test(text)

/** Says so where no task was read although the headings of a table are there, so that nobody takes the plan for one without. */
export function findFlattenedTable(lines: readonly BodyLine[], found: number): Anomaly[] {
  if (found > 0) return []
  for (const [at] of lines.entries()) {
    const end = lines.findIndex((line, i) => i >= at && !isHeadingCell(line))
    const run = lines.slice(at, end < 0 ? lines.length : end)
    const roles = rolesOf(run)
    if (run.length < fewest || roles.size < fewest || !roles.has('deadline') || !roles.has('lead')) continue
    return [
      {
        where: `dòng ${run[0]!.place.line}`,
        what: `bảng nhiệm vụ bị tách mỗi ô một dòng: “${run.map(({ text }) => text).join(' | ')}”`,
        resolution: 'không dựng lại được bảng; cần tệp gốc (Word, PDF, Excel)',
        place: run[0]!.place,
      },
    ]
  }
  return []
}
