// Totals that the body states in words, to be held against what the rows add up to.
import type { Section } from '../../understood-plan.ts'

const units: Record<string, number> = {
  đồng: 1,
  'nghìn đồng': 1e3,
  'ngàn đồng': 1e3,
  'triệu đồng': 1e6,
  'tỷ đồng': 1e9,
  'tỉ đồng': 1e9,
}
const amount =
  /tổng\s+(?:kinh phí|dự toán|mức kinh phí)[^.;\d]{0,80}?(\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?)\s*((?:nghìn |ngàn |triệu |tỷ |tỉ )?đồng)/iu

/** Whole đồng; null where the body names no total. */
export function findBudgetTotal(sections: Section[]): number | null {
  for (const item of sections.filter((section) => section.role === 'budget').flatMap((section) => section.items)) {
    const match = amount.exec(item.text)
    if (match)
      return Math.round(Number(match[1]!.replaceAll('.', '').replace(',', '.')) * units[match[2]!.toLowerCase()]!)
  }
  return null
}

const taskCount = /(?:gồm|với|có|tổng (?:số|cộng))\s*:?\s*(\d{1,3})\s+nhiệm vụ/iu

/** How many tasks the body says the annex has. */
export function findTaskCount(sections: Section[]): { stated: number; section: Section } | null {
  for (const section of sections) {
    for (const text of [section.title, ...section.items.map((item) => item.text)]) {
      const match = taskCount.exec(text)
      if (match) return { stated: Number(match[1]), section }
    }
  }
  return null
}
