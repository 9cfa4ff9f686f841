// Who reports or publishes what, for which periods, by when, with which cut-off.
import type { ReportingDuty, Section, Task } from '../../understood-plan.ts'
import { annexSections } from '../annex-section.ts'
import { splitSentences } from '../sentences.ts'
import type { DutyPoint } from './duty-points.ts'
import { periodicReports } from './periodic-reports.ts'
import { findDueRule } from './report-dates.ts'
import { findPeriods } from './report-periods.ts'
import { findRecipient, reportOf, type Said } from './said.ts'

const publishes = /(?<!\p{L})(?:công bố|công khai|đăng tải)(?!\p{L})/iu
const regularly = /(?<!\p{L})(?:h[ằà]ng (?:tuần|tháng|quý|năm)|định kỳ)(?!\p{L})/iu

const periodOf = (text: string): string => findPeriods(text)[0]?.key ?? 'periodic'

/** "Báo cáo UBND huyện quý I trước ngày 08/3, 6 tháng trước ngày 08/6": periods, each with its day. */
const listsPeriods = (text: string, year: number | null): boolean =>
  findPeriods(text).length > 1 && findDueRule(text, 'year', year) !== null

function readSaid(said: Said, year: number | null): ReportingDuty[] {
  const { text } = said
  const reports = /(?<!\p{L})báo cáo(?!\p{L})/iu.test(text)
  const periods = findPeriods(text)
  if (
    /cập nhật[^.;]{0,60}(?:số liệu|dữ liệu)[^.;]{0,60}(?:hệ thống|phần mềm)[^.;]{0,40}(?:báo cáo|kinh tế)/iu.test(text)
  ) {
    const system = /(?:hệ thống(?: thông tin)? báo cáo|phần mềm kinh tế)[^.;]*/iu.exec(text)?.[0] ?? null
    return [reportOf(said, { period: 'continuous', kind: 'data-update', recipient: system, dueRule: 'kịp thời' }, year)]
  }
  if (
    reports &&
    periods.some((period) => period.key !== 'ad-hoc') &&
    (listsPeriods(text, year) ||
      /định kỳ|gửi|thực hiện báo cáo|chế độ báo cáo|báo cáo (?:kết quả|cải cách|cchc|tình hình|quý|0?6 tháng|0?9 tháng|năm|tháng|tuần)|đột xuất/iu.test(
        text,
      ))
  ) {
    return periodicReports(said, year)
  }
  if (publishes.test(text) && regularly.test(text)) {
    return [
      reportOf(
        said,
        { period: periodOf(text), kind: 'publication', recipient: 'public', dueRule: regularly.exec(text)![0] },
        year,
      ),
    ]
  }
  const byDay = periods.length === 0 ? reportsByDay(said, year) : []
  if (byDay.length > 0) return byDay
  const submitted = /gửi\s+(?:kế hoạch|báo cáo|kết quả|danh sách|hồ sơ)[^.;]*/iu.exec(text)
  if (submitted && findDueRule(submitted[0], 'once', year) !== null) {
    return [reportOf({ ...said, text: submitted[0] }, { period: 'once', kind: 'submission' }, year)]
  }
  if (reports && (/định kỳ/iu.test(text) || (/tổng hợp/iu.test(text) && findRecipient(text) !== null))) {
    return [reportOf(said, { period: 'periodic', kind: 'report', dueRule: /định kỳ/iu.exec(text)?.[0] ?? null }, year)]
  }
  return []
}

const every: Record<string, string> = {
  week: 'week',
  month: 'month',
  quarter: 'quarter',
  'half-year': 'half-year',
  year: 'year',
}

/** "báo cáo trước ngày 15/3, 15/6, 15/9 và 30/11": a report for each day, for the periods that so many reports have. */
const dueDays =
  /(trước|vào|chậm nhất(?:\s+là)?)\s+(?:các\s+)?ngày\s+(\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?(?:\s*(?:,|;|và)\s*(?:ngày\s+)?\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?)+)/iu
const periodsByCount: Record<number, string[]> = {
  2: ['half-year', 'year'],
  3: ['quarter-1', 'half-year', 'year'],
  4: ['quarter-1', 'half-year', 'nine-months', 'year'],
}

function reportsByDay(said: Said, year: number | null): ReportingDuty[] {
  const match = /báo cáo/iu.test(said.text) ? dueDays.exec(said.text) : null
  if (!match) return []
  const days = match[2]!.match(/\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?/g)!
  return days.map((day, i) => {
    const rule = findDueRule(`${match[1]} ngày ${day}`, 'once', year)
    const period = periodsByCount[days.length]?.[i] ?? 'periodic'
    const due = { dueRule: rule?.rule ?? day, due: rule?.due ?? null, exclusive: rule?.exclusive || undefined }
    return reportOf(said, { period, kind: 'report', ...due }, year)
  })
}

/** The deadline comes round, the product is "Báo cáo quý", or the text asks for publication from time to time. */
const saysAgain = (task: Task): boolean =>
  task.deadline.kind === 'recurring' ||
  task.outputs.some((output) =>
    /^báo cáo.{0,40}(?:định kỳ|h[ằà]ng (?:tháng|quý)|(?:^|\s)(?:tháng|quý),)/iu.test(output),
  ) ||
  /(?:công bố|công khai)[^.;]{0,120}định kỳ/iu.test(task.text) ||
  /^(?:xác định|công bố)[^.;]{0,40}chỉ số/iu.test(task.text)

const periodNamed = (task: Task): string =>
  findPeriods(task.outputs.join('; '))[0]?.key ?? (/chỉ số/iu.test(task.text) ? 'year' : 'periodic')

/** Tasks whose product is a report or a publication and that come round again. */
function fromTasks(tasks: Task[]): ReportingDuty[] {
  const sectionOf = annexSections(tasks)
  return tasks
    .filter((task) => saysAgain(task) && /báo cáo|công bố|công khai/iu.test(`${task.text} ${task.outputs.join(' ')}`))
    .map((task) => ({
      name: task.text,
      period: every[task.deadline.every ?? ''] ?? periodNamed(task),
      cutoffFrom: null,
      cutoffTo: null,
      dueRule: task.deadline.text,
      due: null,
      reporter: task.lead.map((party) => party.unit).join('; ') || null,
      recipient: publishes.test(task.text) ? 'public' : null,
      section: sectionOf(task),
      kind: publishes.test(task.text) ? 'publication' : 'report',
      ...(task.places.deadline && { place: task.places.deadline }),
    }))
}

const otherSaid = (sections: Section[]): Said[] =>
  sections
    .filter((section) => section.role !== 'duty' && section.role !== 'purpose' && section.role !== 'requirement')
    .flatMap((section) =>
      section.items
        .filter((item) => /báo cáo/iu.test(item.text) && /trước ngày|định kỳ quý|h[ằà]ng quý|6 tháng/iu.test(item.text))
        .map((item) => ({ text: item.text, section: section.id, reporter: null, place: item.place, details: [] })),
    )

/** Each sentence speaks for itself; what is listed below a point belongs to the last one that speaks of reports. */
const sentencesOf = (said: Said): Said[] => {
  const sentences = splitSentences(said.text, true)
  const listing = sentences.findLastIndex((text) => /báo cáo/iu.test(text))
  return sentences.map((text, i) => ({ ...said, text, details: i === listing ? said.details : [] }))
}

export function readReporting(
  points: DutyPoint[],
  sections: Section[],
  tasks: Task[],
  year: number | null,
): ReportingDuty[] {
  const said = points.map((point): Said => ({
    text: point.text,
    section: point.section,
    reporter: point.units.join('; ') || null,
    place: point.place,
    details: point.details,
  }))
  return [
    ...[...said, ...otherSaid(sections)].flatMap(sentencesOf).flatMap((one) => readSaid(one, year)),
    ...fromTasks(tasks),
  ]
}
