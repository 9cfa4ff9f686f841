// Duties of units: every point of "Tổ chức thực hiện", what the decision assigns, who provides the money, the closing.
import type { Duty, Section } from '../../understood-plan.ts'
import { splitSentences } from '../sentences.ts'
import type { BodyLine } from '../outline/body-lines.ts'
import type { DutyPoint } from './duty-points.ts'
import { addressedUnits, leadingUnits } from './duty-units.ts'
import type { Parts } from '../outline/parts.ts'

const oneOrMany = (units: string[]): string | string[] => (units.length === 1 ? units[0]! : units)

const dutyOf = (point: DutyPoint): Duty => ({
  unit: oneOrMany(point.units),
  section: point.section,
  text: point.text,
  kind: 'duty',
  ...(point.raw !== '' && point.raw !== point.units.join(', ') && { raw: point.raw }),
  ...(point.place && { place: point.place }),
})

/** "Kinh phí … do ngân sách đảm bảo" says where money comes from; a budget duty says who has to do something. */
const isBudgetDuty = (text: string): boolean =>
  !/^(?:nguồn\s+)?kinh phí/iu.test(text) &&
  /(?<!\p{L})(?:cơ quan|đơn vị|ubnd|ủy ban|uỷ ban|sở|phòng|bộ phận|công chức)(?!\p{L})/iu.test(text)

const budgetDuties = (sections: Section[]): Duty[] =>
  sections
    .filter((section) => section.role === 'budget')
    .flatMap((section) =>
      section.items
        .filter((item) => isBudgetDuty(item.text))
        .map((item): Duty => ({
          unit: oneOrMany(addressedUnits(item.text)),
          section: section.id,
          text: item.text,
          kind: 'budget',
          place: item.place,
        })),
    )

const assigned = /^(?:điều\s+\d+\s*[.:]\s*)?(?=giao\s)/iu

const assignments = (decision: BodyLine[]): Duty[] =>
  decision
    .filter((line) => assigned.test(line.text))
    .map((line): Duty => {
      const text = line.text.replace(assigned, '')
      const point = /^Điều\s+\d+/iu.exec(line.text)
      return {
        unit: oneOrMany(leadingUnits(text)),
        section: point ? point[0] : 'decision',
        text,
        kind: 'assignment',
        place: line.place,
      }
    })

/** "Giao công chức văn hóa chủ trì tuyên truyền": said among the tasks, not below "Tổ chức thực hiện". */
const assignmentsIn = (sections: Section[]): Duty[] =>
  sections
    .filter(({ role }) => role !== 'duty' && role !== 'budget')
    .flatMap(({ id, items }) =>
      items.flatMap(({ text, place }) =>
        splitSentences(text, true).flatMap((sentence): Duty[] => {
          const units = assigned.test(sentence) ? leadingUnits(sentence) : []
          return units.length > 0
            ? [{ unit: oneOrMany(units), section: id, text: sentence, kind: 'assignment', place }]
            : []
        }),
      ),
    )

/** "Trên đây là Kế hoạch năm 2031 của xã.": says nothing that anybody has to do. */
const bindsNobody = (text: string): boolean => /^trên đây là kế hoạch[^,;.]*[./]*$/iu.test(text)

const closings = (lines: BodyLine[]): Duty[] =>
  lines
    .filter((line) => !bindsNobody(line.text))
    .map((line): Duty => ({
      unit: oneOrMany(addressedUnits(line.text)),
      section: 'KET',
      text: line.text,
      kind: 'closing',
      place: line.place,
    }))

/** `tasked`: the body’s assignments were read as tasks. */
export const readDuties = (points: DutyPoint[], sections: Section[], parts: Parts, tasked = false): Duty[] => [
  ...assignments(parts.decision),
  ...(tasked ? [] : assignmentsIn(sections)),
  ...points.map(dutyOf),
  ...budgetDuties(sections),
  ...closings(parts.closing),
]
