// Who reports or publishes what, for which periods, by when, with which cut-off.
import type { Place } from '../../source-document.ts'
import type { ReportingDuty, Section, Task } from '../../understood-plan.ts'
import { annexSections } from '../annex-section.ts'
import type { DutyPoint } from './duty-points.ts'
import { findCutoff, findDueRule } from './report-dates.ts'
import { splitSentences } from '../sentences.ts'
import { findPeriods, type ReportPeriod } from './report-periods.ts'

type Said = { text: string; section: string; reporter: string | null; place?: Place; details: string[] }

const recipientPattern =
  /(?:gửi(?:\s+báo cáo|\s+kết quả|\s+kế hoạch)?(?:\s+ban hành)?\s+(?:về|cho|đến|tới|lên)?|báo cáo(?=\s+(?:UBND|Ủy ban|Chủ tịch|Sở|Phòng|Ban|cơ quan|Hội đồng))|về(?=\s+(?:UBND|Ủy ban|Sở|Phòng|Ban|Văn phòng)))\s*((?:UBND|Ủy ban|Uỷ ban|Chủ tịch|Sở|sở|Phòng|phòng|Ban|Văn phòng|cơ quan|Bộ|Hội đồng|Thành ủy|Tỉnh ủy|Đảng ủy|Trung tâm)[^.;,()]*?(?:\s*\((?:qua|thông qua)[^)]*\))?)(?=\s(?:trước|để|tổng hợp|xử lý|theo|chậm nhất|định kỳ|đúng|vào|xem xét|kết quả|về kết quả)(?:\s|$)|[.;,]|\s*$|\s*\()/u

const findRecipient = (text: string): string | null => {
  const match = recipientPattern.exec(text)
  if (!match) return null
  const to = match[1]!.replace(/\(((?:qua|thông qua)[^,)]*?)(?:\s+để\s[^)]*|,[^)]*)\)/u, '($1)').trim()
  const via = /^\s*(\((?:qua|thông qua)[^)]*\))/u.exec(text.slice(match.index + match[0].length))?.[1]
  return via === undefined ? to : `${to} ${via.replace(/(?:\s+để\s|,).*$/u, ')')}`
}

const shortName = (text: string): string => text.split(/[.;]/)[0]!.split(/\s+/).slice(0, 25).join(' ')

/** Within a list, "báo cáo quý I trước ngày 10/3, 6 tháng trước ngày 10/6", each period has the words up to the next. */
const wordsOf = (text: string, periods: ReportPeriod[], i: number): string =>
  text.slice(periods[i]!.at, periods[i + 1]?.at ?? text.length)

function periodicReports(said: Said, year: number | null): ReportingDuty[] {
  const own = findPeriods(said.text)
  const detailed = said.details.flatMap((detail) =>
    findPeriods(detail)
      .slice(0, 1)
      .map((period) => ({ period, detail })),
  )
  const named =
    detailed.length > 0 ? detailed : own.map((period, i) => ({ period, detail: wordsOf(said.text, own, i) }))
  const shared =
    own.length > 0 && named.every(({ detail }) => findDueRule(detail, 'year', year) === null) ? said.text : ''
  return named.map(({ period, detail }): ReportingDuty => {
    const window = findCutoff(detail, year) ?? findCutoff(said.text, year)
    const withoutWindow = (text: string): string => text.replace(/từ\s+ngày.*?đến\s+(?:hết\s+)?ngày\s+[\d/]+/giu, '')
    const rule =
      findDueRule(withoutWindow(detail), period.key, year) ??
      findDueRule(withoutWindow(shared || said.text), period.key, year)
    const standing = /theo (?:đúng )?(?:quy định|hướng dẫn)[^.;,]*/iu.exec(said.text)?.[0] ?? null
    return {
      name: `Báo cáo cải cách hành chính ${period.name}`,
      period: period.key,
      cutoffFrom: window?.from ?? null,
      cutoffTo: window?.to ?? null,
      dueRule: rule?.rule ?? (period.key === 'ad-hoc' ? 'khi có yêu cầu' : standing),
      due: rule?.due ?? null,
      ...(rule?.exclusive && { exclusive: true }),
      reporter: said.reporter,
      recipient: findRecipient(said.text),
      section: said.section,
      kind: 'report',
      ...(said.place && { place: said.place }),
    }
  })
}

const one = (
  said: Said,
  rest: Partial<ReportingDuty> & { period: string; kind: string },
  year: number | null,
): ReportingDuty => {
  const rule = findDueRule(said.text, rest.period, year)
  return {
    name: shortName(said.text),
    cutoffFrom: null,
    cutoffTo: null,
    dueRule: rule?.rule ?? null,
    due: rule?.due ?? null,
    ...(rule?.exclusive && { exclusive: true }),
    reporter: said.reporter,
    recipient: findRecipient(said.text),
    section: said.section,
    ...(said.place && { place: said.place }),
    ...rest,
  }
}

const publishes = /(?<!\p{L})(?:công bố|công khai|đăng tải)(?!\p{L})/iu
const regularly = /(?<!\p{L})(?:h[ằà]ng (?:tuần|tháng|quý|năm)|định kỳ)(?!\p{L})/iu

const periodOf = (text: string): string => findPeriods(text)[0]?.key ?? 'periodic'

function readSaid(said: Said, year: number | null): ReportingDuty[] {
  const { text } = said
  const reports = /(?<!\p{L})báo cáo(?!\p{L})/iu.test(text)
  const periods = findPeriods(text)
  if (
    /cập nhật[^.;]{0,60}(?:số liệu|dữ liệu)[^.;]{0,60}(?:hệ thống|phần mềm)[^.;]{0,40}(?:báo cáo|kinh tế)/iu.test(text)
  ) {
    const system = /(?:hệ thống(?: thông tin)? báo cáo|phần mềm kinh tế)[^.;]*/iu.exec(text)?.[0] ?? null
    return [one(said, { period: 'continuous', kind: 'data-update', recipient: system, dueRule: 'kịp thời' }, year)]
  }
  if (
    reports &&
    periods.some((period) => period.key !== 'ad-hoc') &&
    /định kỳ|gửi|thực hiện báo cáo|chế độ báo cáo|báo cáo (?:kết quả|cải cách|cchc|tình hình|quý|0?6 tháng|0?9 tháng|năm|tháng|tuần)|đột xuất/iu.test(
      text,
    )
  ) {
    return periodicReports(said, year)
  }
  if (publishes.test(text) && regularly.test(text)) {
    return [
      one(
        said,
        { period: periodOf(text), kind: 'publication', recipient: 'public', dueRule: regularly.exec(text)![0] },
        year,
      ),
    ]
  }
  const submitted = /gửi\s+(?:kế hoạch|báo cáo|kết quả|danh sách|hồ sơ)[^.;]*/iu.exec(text)
  if (submitted && findDueRule(submitted[0], 'once', year) !== null) {
    return [one({ ...said, text: submitted[0] }, { period: 'once', kind: 'submission' }, year)]
  }
  if (reports && (/định kỳ/iu.test(text) || (/tổng hợp/iu.test(text) && findRecipient(text) !== null))) {
    return [one(said, { period: 'periodic', kind: 'report', dueRule: /định kỳ/iu.exec(text)?.[0] ?? null }, year)]
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

/** Tasks whose product is a report or a publication and that come round again. */
function fromTasks(tasks: Task[]): ReportingDuty[] {
  const sectionOf = annexSections(tasks)
  return tasks
    .filter(
      (task) =>
        task.deadline.kind === 'recurring' &&
        /báo cáo|công bố|công khai/iu.test(`${task.text} ${task.outputs.join(' ')}`),
    )
    .map((task) => ({
      name: task.text,
      period: every[task.deadline.every ?? ''] ?? 'periodic',
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
