// The texts that may set a target.
import type { Section, Task } from '../../understood-plan.ts'
import { annexSections } from '../annex-section.ts'
import type { TargetSource } from './target-draft.ts'

const pastWords = /kết quả|tình hình|đánh giá|tồn tại|hạn chế/iu

/** A part that looks back on the year before: its numbers were reached, they are not to reach. */
const looksBack = (section: Section, year: number | null): boolean => {
  const years = [...section.title.matchAll(/20\d{2}/g)].map((match) => Number(match[0]))
  return (
    /^kết quả (?:đạt được|thực hiện)/iu.test(section.title) ||
    (pastWords.test(section.title) && year !== null && years.some((one) => one < year))
  )
}

/** Every paragraph of the body that looks ahead. */
export function sectionSources(sections: Section[], year: number | null): TargetSource[] {
  const past = sections.filter((section) => looksBack(section, year)).map(({ id }) => id)
  return sections
    .filter(({ id }) => !past.some((one) => id === one || id.startsWith(`${one}.`)))
    .flatMap(({ id, role, items }) =>
      items.map(({ text, place }) => ({ text, section: id, place, asked: role === 'target' })),
    )
}

/** Goals, texts, notes and percentages among the outputs of the annex; a goal that rows inherit only once, one whose number has its own column not here. */
export function taskSources(tasks: Task[]): TargetSource[] {
  const sectionOf = annexSections(tasks)
  return tasks.flatMap((task) => {
    const section = sectionOf(task)
    const goal =
      task.goal === null || task.goalInherited || (task.quantity !== null && !/\d/.test(task.goal))
        ? []
        : [{ text: task.goal, section, place: task.places.goal, asked: true }]
    const own = { section, place: task.places.text, asked: false }
    const note = task.note === '' ? [] : [{ ...own, text: task.note, about: task.text }]
    const outputs = task.outputs
      .filter((output) => /\d\s?%|^\d{1,3}\/\d{1,3}\s\p{L}/u.test(output))
      .map((text) => ({ section, place: task.places.outputs, asked: false, text, about: task.text }))
    return [...goal, { ...own, text: task.text }, ...outputs, ...note]
  })
}
