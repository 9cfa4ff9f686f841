// Number and date stand in several places of a plan: which one counts, and what to doubt where they differ.
import type { Anomaly, Doubt, LegalBasis, PlanDocument } from '../../understood-plan.ts'
import type { PrintedNumber } from './head-number.ts'

/** The surest place that prints the field. */
export const pick = (printed: PrintedNumber[], field: 'number' | 'date'): PrintedNumber | undefined =>
  printed.find((number) => number[field] !== null)

export function doubtsOf(field: 'number' | 'dateIssued', printed: PrintedNumber[]): Doubt[] {
  const key = field === 'number' ? 'number' : 'date'
  const chosen = pick(printed, key)
  const values = [...new Set(printed.map((number) => number[key]).filter((value) => value !== null))]
  if (chosen === undefined) return [{ field, reason: 'văn bản để trống' }]
  if (values.length > 1) return [{ field, reason: 'các chỗ trong văn bản ghi khác nhau', choices: values }]
  const from = chosen.source === 'annex' ? 'phụ lục' : 'dòng ban hành kèm theo'
  return printed[0] === chosen ? [] : [{ field, reason: `đầu văn bản để trống, lấy từ ${from}` }]
}

export const anomaliesOf = (printed: PrintedNumber[]): Anomaly[] => {
  const anomalies: Anomaly[] = []
  const numbers = [...new Set(printed.map(({ number }) => number).filter((number) => number !== null))]
  const blank = printed.find(({ number, date }) => number === null || date === null)
  if (numbers.length > 1) {
    const what = `số văn bản ghi khác nhau: ${numbers.join('; ')}`
    anomalies.push({ where: 'đầu văn bản', what, resolution: `lấy ${numbers[0]}`, place: printed[0]!.place })
  }
  if (blank !== undefined) {
    const what = `số hoặc ngày để trống: “${blank.line.slice(0, 80)}”`
    anomalies.push({
      where: blank.source === 'annex' ? 'phụ lục' : 'đầu văn bản',
      what,
      resolution: 'lấy từ chỗ khác nếu có, nếu không để trống',
      place: blank.place,
    })
  }
  return anomalies
}

/** The decision that a plan hangs on, as the plan names it. */
export const decisionOf = (document: Omit<PlanDocument, 'legalBases'>, printed: PrintedNumber[]): LegalBasis => {
  const numbers = new Set(printed.map(({ number }) => number).filter((number) => number !== null))
  return {
    kind: 'Quyết định',
    number: document.number,
    date: document.dateIssued,
    issuer: document.issuer,
    role: 'promulgates',
    where: [...new Set(printed.map(({ source }) => (source === 'annex' ? 'PL title' : 'title')))],
    ...(numbers.size > 1 && { sourceError: `ghi nhiều cách: ${[...numbers].join('; ')}` }),
    ...(printed[0] && { place: printed[0].place }),
  }
}
