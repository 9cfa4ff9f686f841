// The door of plan reading: what others may use. Reading itself runs in a process of its own (read-plan-file.ts).
export { readPlanFile } from './read-plan-file.ts'
export type { PlanFileReading } from './read-plan-file.ts'
export { texts as planReadingTexts } from './texts.ts'
export type { Refusal, RefusalCode } from './extraction/refusal.ts'
export type { Block, Place, SourceDocument, SourceFormat, Table, TableCell, TableRow } from './source-document.ts'
export type * from './understood-plan.ts'
export type { KnownUnit } from './understanding/understand-tasks.ts'
// Single phrases, for what a person types or chooses while settling.
export { areaKeyOf } from './understanding/areas.ts'
export { findMoney, readMoney } from './understanding/amounts.ts'
export { readDeadline } from './understanding/deadline.ts'
export { splitParties } from './understanding/parties.ts'
export { splitOutputs } from './understanding/task-table/outputs.ts'
