import type { Anomaly, Section, Task } from '../../understood-plan.ts'
import type { Parts } from './parts.ts'

const announces =
  /(?:kèm theo|theo|tại|xem)\s+(?:các\s+)?phụ lục|phụ lục\s+(?:kèm theo|đính kèm|\d|[IVX])|biểu\s+(?:kèm theo|đính kèm)/iu

/** An annex that the body announces and the file does not hold. */
export function findMissingAnnex(sections: Section[], parts: Parts, tasks: Task[]): Anomaly[] {
  if (tasks.length > 0 || parts.annex.length > 0) return []
  const section = sections.find((one) =>
    [one.rawHeading, ...one.items.map((item) => item.text)].some((text) => announces.test(text)),
  )
  if (section === undefined) return []
  const what = `${section.id} nói đến phụ lục nhưng tệp không có phụ lục`
  return [{ where: section.id, what, resolution: 'cần tệp phụ lục để có danh sách nhiệm vụ', place: section.place }]
}
