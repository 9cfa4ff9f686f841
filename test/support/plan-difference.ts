import type { Task, UnderstoodPlan } from '../../src/steering/plan-reading/understood-plan.ts'

/** Spaces around hyphens and slashes are lost and gained where a printed line breaks; they are no difference. */
const plain = (value: unknown): string =>
  JSON.stringify(value ?? null)
    .normalize('NFC')
    .replace(/\\n|\s+/g, ' ')
    .replace(/\s*([-/–])\s*/g, '$1')

const taskFields = (task: Task): Record<string, unknown> => ({
  no: task.no,
  area: task.areaKey ?? task.area,
  goal: task.goal,
  text: task.text,
  lead: task.lead.map((party) => party.unit),
  coordinate: task.coordinate.map((party) => party.unit),
  outputs: task.outputs,
  deadline: [task.deadline.kind, task.deadline.dueDates, task.deadline.text],
  levels: task.levels,
  quantity: task.quantity?.value,
  budget: task.budgetVND,
  note: task.note,
})

/** Everything that a person would have to enter, cell by cell. */
const cellsOf = (plan: UnderstoodPlan): Map<string, string> => {
  const cells = new Map<string, string>()
  const add = (key: string, value: unknown) => {
    const text = plain(value)
    if (!['null', '""', '[]'].includes(text)) cells.set(key, text)
  }
  const { kind, number, dateIssued, issuer, title, year, placeTier } = plan.document
  for (const [name, value] of Object.entries({ kind, number, dateIssued, issuer, title, year, placeTier }))
    add(name, value)
  for (const task of plan.tasks) {
    for (const [name, value] of Object.entries(taskFields(task))) add(`task ${task.seq} ${name}`, value)
  }
  plan.targets.forEach((target, index) => {
    add(`target ${index} value`, [target.metricId, target.comparator, target.value, target.unit])
    add(`target ${index} text`, target.text)
  })
  plan.sections.forEach((section, index) => {
    add(`section ${index}`, [section.role, section.title])
    section.items.forEach((item, at) => add(`section ${index} item ${at}`, item.text))
  })
  plan.duties.forEach((duty, index) => add(`duty ${index}`, [duty.unit, duty.text]))
  return cells
}

/** Cells in which two readings of one plan differ, and how many there are. */
export const differencesOf = (one: UnderstoodPlan, other: UnderstoodPlan): { cells: number; different: string[] } => {
  const [left, right] = [cellsOf(one), cellsOf(other)]
  const keys = [...new Set([...left.keys(), ...right.keys()])]
  const different = keys
    .filter((key) => left.get(key) !== right.get(key))
    .map((key) => `${key}: ${left.get(key)} <> ${right.get(key)}`)
  return { cells: keys.length, different }
}
