// One procedure of a file, on its way into the catalogue.
import type { ProcedureContent } from '../procedure-content.ts'
import type { ProcedureKind } from '../procedure-version.ts'

export type Fault = {
  sheet: string
  line: number | null
  column: string
  value: string
  code: string
  details?: Readonly<Record<string, number>>
}

export type Entry = {
  code: string
  suffix: string
  kind: ProcedureKind
  name: string
  /** Null when it could not be read. */
  content: ProcedureContent | null
  faults: Fault[]
}

/** What the file calls by name and the catalogue by id. */
export type Names = {
  fieldId: (name: string) => string | undefined
  tier: (name: string) => string | undefined
  competentUnit: (name: string) => string | undefined
  /** The keys that the lines of this procedure have now, by the folded name of the line. */
  keysOf: (code: string, list: string) => ReadonlyMap<string, string>
}

export const mostProcedures = 500
export const format = 'cchc-mo/procedures/1'
