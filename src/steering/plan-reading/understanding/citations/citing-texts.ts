import type { Section, Task } from '../../understood-plan.ts'
import type { BodyLine } from '../outline/body-lines.ts'
import { annexSections } from '../annex-section.ts'
import type { Parts } from '../outline/parts.ts'
import type { CitingText } from './legal-bases.ts'

/** Lines that print the number of the plan itself, or of the decision that it hangs on. */
const isOwnNumber = (text: string): boolean =>
  /^số\s*:|^số\s*\d*\s*\/|^\(?(?:ban hành\s+)?kèm theo\s|^\(kế hoạch số/iu.test(text)

/** Every text that may name a document, with the name of its place. */
export function citingTexts(parts: Parts, sections: Section[], tasks: Task[]): CitingText[] {
  const preamble = (lines: BodyLine[], where: string): CitingText[] =>
    lines
      .filter((line) => !isOwnNumber(line.text))
      .map((line) => ({ text: line.text, where, place: line.place, preamble: true }))
  const head = [...preamble(parts.decision, 'decision'), ...preamble(parts.head, 'preamble')]
  const body = sections.flatMap((section): CitingText[] => [
    { text: section.rawHeading, where: section.id, place: section.place },
    ...section.items.map((item) => ({ text: item.text, where: section.id, place: item.place })),
  ])
  const footnotes = parts.footnotes.map((line): CitingText => ({
    text: line.text,
    where: 'footnote',
    place: line.place,
  }))
  const annex = parts.annex
    .filter((line) => !isOwnNumber(line.text))
    .map((line): CitingText => ({ text: line.text, where: 'PL title', place: line.place }))
  const sectionOf = annexSections(tasks)
  const rows = tasks.flatMap((task): CitingText[] =>
    [task.goal, task.text, ...task.outputs, task.deadline.text, task.note]
      .filter((text) => text !== null)
      .map((text) => ({ text, where: sectionOf(task), place: task.places.text })),
  )
  return [...head, ...body, ...footnotes, ...annex, ...rows]
}
