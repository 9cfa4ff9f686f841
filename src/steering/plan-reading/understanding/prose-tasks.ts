// Plans without a table of tasks often say behind each point who does it and by when: "(Chủ trì: …; thời gian: …)", or in
// points of their own below it. Such points are laid out as the table that the plan does not have.
import type { Place, SourceDocument, Table, TableCell } from '../source-document.ts'
import type { Section } from '../understood-plan.ts'
import { understandTasks } from './understand-tasks.ts'
import type { TaskContext, UnderstoodTasks } from './understand-tasks.ts'

const columns = ['area', 'text', 'lead', 'coordinate', 'output', 'deadline'] as const
type Column = (typeof columns)[number]

const headings: Record<Column, string> = {
  area: 'Lĩnh vực',
  text: 'Nội dung nhiệm vụ',
  lead: 'Cơ quan chủ trì',
  coordinate: 'Cơ quan phối hợp',
  output: 'Sản phẩm',
  deadline: 'Thời gian hoàn thành',
}

const label =
  /(?<!\p{L})(?:(?:cơ quan|đơn vị|bộ phận|phòng|tổ chức)\s+)?(?:(chủ trì(?: thực hiện)?|thực hiện)|(phối hợp(?: thực hiện)?)|(sản phẩm(?: (?:đầu ra|dự kiến))?|kết quả(?: đầu ra)?)|(?:(?:thời gian|thời hạn|tiến độ)(?: (?:thực hiện|hoàn thành|triển khai))?|hoàn thành)())\s*:\s*/giu

type Parts = Partial<Record<Column, string>>

const tidy = (text: string): string =>
  text
    .trim()
    .replace(/^[(\s;,.-]+|[\s;,.]+$/gu, '')
    .trim()

/** "Rà soát văn bản (Chủ trì: A; thời gian: quý I)." as its parts; without a label only `text`. */
export const partsOf = (text: string): Parts => {
  const found = [...text.matchAll(label)]
  const parts: Parts = { text: tidy(text.slice(0, found[0]?.index)).replace(/[\s.;,]*\($/u, '') }
  for (const [index, match] of found.entries()) {
    const [, lead, coordinate, output] = match
    const column: Column = lead ? 'lead' : coordinate ? 'coordinate' : output ? 'output' : 'deadline'
    const end = found[index + 1]?.index
    const value = tidy(text.slice(match.index + match[0].length, end))
    // The bracket that closes the labels is open before them.
    const closed = value.split('(').length < value.split(')').length ? tidy(value.replace(/\)[\s.;]*$/u, '')) : value
    parts[column] ??= closed
  }
  return parts
}

const assignment =
  /^(.+?)[.;:]\s+giao\s+(?:cho\s+)?(.+?)\s+(?:chủ trì|làm đầu mối|là đầu mối|chịu trách nhiệm|tham mưu)(?!\p{L})(.*)$/isu
const helping =
  /phối hợp (?:chặt chẽ )?(?:với|cùng)\s+(.+?)(?=\s+(?:tham mưu|thực hiện|triển khai|xây dựng|tổ chức|hoàn thành)(?!\p{L})|[,;]?\s*(?:hoàn thành|xong|chậm nhất|thời gian)(?!\p{L})|[.;]|$)/iu
const finishing = /(?:hoàn thành|xong|thời gian(?: thực hiện)?|(?=chậm nhất))\s*:?\s*([^.;]+(?:\.\d[^.;]*)*)/iu

/** "Rà soát văn bản. Giao A chủ trì, phối hợp với B, hoàn thành trong quý I.": the second sentence says who and when. */
const withAssignment = (parts: Parts): Parts => {
  const match = parts.lead ? null : assignment.exec(parts.text ?? '')
  if (!match) return parts
  const [, text, lead, rest] = match
  const coordinate = helping.exec(rest!)?.[1]
  const deadline = finishing.exec(rest!)?.[1]
  return {
    ...(coordinate && { coordinate: tidy(coordinate) }),
    ...(deadline && { deadline: tidy(deadline) }),
    ...parts,
    text: tidy(text!),
    lead: tidy(lead!),
  }
}

type Point = { parts: Parts; place: Place | undefined; area: string }

/** The points of a section, each with the labelled points below it; a heading with nothing but those is itself a task. */
const pointsOf = (section: Section, above: Section | undefined): Point[] => {
  const alone = section.items.length > 0 && section.items.every(({ text }) => partsOf(text).text === '')
  const area = alone ? (above?.title ?? '') : section.title
  const points: Point[] = alone ? [{ parts: { text: tidy(section.title) }, place: section.place, area }] : []
  for (const { text, place } of section.items) {
    const parts = withAssignment(partsOf(text))
    const last = points.at(-1)
    if (parts.text === '' && last) last.parts = { ...parts, ...last.parts }
    else points.push({ parts, place, area })
  }
  const says = ({ lead, text, deadline, output, coordinate }: Parts): boolean =>
    Boolean(lead && text && (deadline || output || coordinate))
  return points.filter(({ parts }) => says(parts))
}

const rowOf = (values: readonly string[], place: Place | undefined, merged: boolean) => ({
  line: place?.line ?? 1,
  page: place?.page ?? 1,
  cells: values.map((text, column): TableCell => ({
    column,
    columnSpan: 1,
    text,
    ...(merged && column === 0 && { mergedAbove: true }),
  })),
})

const fewest = 3

/** The tasks that the body itself assigns; undefined where it assigns none in this way. */
export const proseTasks = (
  source: SourceDocument,
  sections: readonly Section[],
  context: TaskContext,
): UnderstoodTasks | undefined => {
  const works = sections.filter(({ role }) => !['purpose', 'requirement', 'target', 'duty'].includes(role))
  const points = works.flatMap((section) =>
    pointsOf(
      section,
      sections.find(({ id }) => id === section.parent),
    ),
  )
  if (points.length < fewest) return undefined
  const rows = points.map(({ parts, place, area }, index) => {
    const merged = area === points[index - 1]?.area
    return rowOf(
      columns.map((column) => (column === 'area' ? (merged ? '' : area) : (parts[column] ?? ''))),
      place,
      merged,
    )
  })
  const table: Table = {
    kind: 'table',
    index: 0,
    line: 1,
    page: 1,
    rows: [rowOf(Object.values(headings), undefined, false), ...rows],
  }
  const read = understandTasks({ ...source, blocks: [table] }, context)
  if (read.tasks.length !== points.length) return undefined
  const tasks = read.tasks.map((task, index) => {
    const { place } = points[index]!
    const places = place ? Object.fromEntries(Object.keys(task.places).map((field) => [field, place])) : {}
    const produces = points.some(({ parts }) => parts.output)
    return { ...task, places, ...(!produces && { outputsInferred: true }) }
  })
  return { ...read, tasks, usedBlocks: [] }
}
