// The door of plan reading: what others may use. Reading itself runs in a child process (read-plan-file.ts).
export type { Block, Place, SourceDocument, SourceFormat, Table, TableCell, TableRow } from './source-document.ts'
export type * from './understood-plan.ts'
