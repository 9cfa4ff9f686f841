import type { Doubt, UnderstoodPlan } from './understood-plan.ts'

type Doubtful = { doubts: Doubt[] }
type Printed<Item extends Doubtful> = Omit<Item, 'doubts'> & { doubts: string[]; doubtReasons: Record<string, string> }

const print = <Item extends Doubtful>(item: Item): Printed<Item> => ({
  ...item,
  doubts: [...new Set(item.doubts.map((doubt) => doubt.field))],
  doubtReasons: Object.fromEntries(item.doubts.map((doubt) => [doubt.field, doubt.reason])),
})

/** The plan as the command line prints it: doubts as the names of fields, why beside them. */
export const printable = (plan: UnderstoodPlan) => ({
  ...plan,
  document: print(plan.document),
  targets: plan.targets.map(print),
  tasks: plan.tasks.map(print),
})
