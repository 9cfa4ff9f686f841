import type { Place } from '../../source-document.ts'
import type { ReportingDuty } from '../../understood-plan.ts'
import { findDueRule } from './report-dates.ts'

/** What one sentence says to whom; `details`: the points listed below it. */
export type Said = { text: string; section: string; reporter: string | null; place?: Place; details: string[] }

const recipientPattern =
  /(?:gửi(?:\s+báo cáo|\s+kết quả|\s+kế hoạch)?(?:\s+ban hành)?\s+(?:về|cho|đến|tới|lên)?|báo cáo(?=\s+(?:UBND|Ủy ban|Chủ tịch|Sở|Phòng|Ban|cơ quan|Hội đồng))|(?:về|với)(?=\s+(?:UBND|Ủy ban|Sở|Phòng|Ban|Văn phòng)))\s*((?:UBND|Ủy ban|Uỷ ban|Chủ tịch|Sở|sở|Phòng|phòng|Ban|Văn phòng|cơ quan|Bộ|Hội đồng|Thành ủy|Tỉnh ủy|Đảng ủy|Trung tâm)[^.;:,()]*?(?:\s*\((?:qua|thông qua)[^)]*\))?)(?=\s(?:trước|để|tổng hợp|xử lý|theo|chậm nhất|định kỳ|đúng|vào|xem xét|kết quả|về kết quả)(?:\s|$)|[.;:,]|\s*$|\s*\()/u

export const findRecipient = (text: string): string | null => {
  const match = recipientPattern.exec(text)
  if (!match) return null
  const to = match[1]!.replace(/\(((?:qua|thông qua)[^,)]*?)(?:\s+để\s[^)]*|,[^)]*)\)/u, '($1)').trim()
  const via = /^\s*(\((?:qua|thông qua)[^)]*\))/u.exec(text.slice(match.index + match[0].length))?.[1]
  return via === undefined ? to : `${to} ${via.replace(/(?:\s+để\s|,).*$/u, ')')}`
}

const shortName = (text: string): string => text.split(/[.;]/)[0]!.split(/\s+/).slice(0, 25).join(' ')

/** A report or publication that a sentence asks for, with what differs from the usual. */
export const reportOf = (
  said: Said,
  rest: Partial<ReportingDuty> & Pick<ReportingDuty, 'period' | 'kind'>,
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
