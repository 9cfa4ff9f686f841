// Applicants as they are pasted from a sheet: name, number, telephone, address, then what else is asked of each. Pure.
import type { z } from 'zod'
import { fieldErrors } from '../../../kernel/http/problem.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { applicantInput, type ApplicantKind } from '../../dossiers/index.ts'
import { t } from '../texts.ts'

export const mostRows = 100

export type Applicant = z.output<typeof applicantInput>
/** `line` counts from 1, as the sheet does. */
export type RowFault = { line: number; name: string; sentence: Text }
/** `cells`: what stands in the columns of the form, by key of the field. */
export type SheetRow = { line: number; applicant: Applicant; cells: ReadonlyMap<string, string> }
export type Rows = { rows: SheetRow[]; faults: RowFault[] }

type Column = { key: string; label: string }

const columnsOfApplicant = 4

const cellsOf = (line: string): string[] => line.split(line.includes('\t') ? '\t' : /[;|]/).map((cell) => cell.trim())

const isHeading = ([first = '']: readonly string[]): boolean => /^(ho (va )?ten|ten|name|stt)\b/.test(fold(first))

/** Where each column of the form stands: by the heading, where it names any of them, else in the order of the form. */
function placesOf(columns: readonly Column[], heading: readonly string[] | undefined): Map<string, number> {
  const names = (heading ?? []).map((cell) => fold(cell))
  const named = columns.map(({ label }) => names.indexOf(fold(label), columnsOfApplicant))
  const isNamed = named.some((place) => place >= 0)
  return new Map(columns.map(({ key }, at) => [key, isNamed ? named[at]! : columnsOfApplicant + at]))
}

/** Every line that is wrong is told, not only the first. */
export function readRows(text: string, kind: ApplicantKind, columns: readonly Column[] = []): Rows {
  const lines = text.split('\n').map((line, at) => ({ line: at + 1, cells: cellsOf(line) }))
  const heading = lines[0] && isHeading(lines[0].cells) ? lines[0].cells : undefined
  const filled = lines.filter(({ cells }) => cells !== heading && cells.some((cell) => cell !== ''))
  const places = placesOf(columns, heading)
  const rows: SheetRow[] = []
  const faults: RowFault[] = []
  const numbers = new Set<string>()
  for (const { line, cells } of filled) {
    const [applicantName = '', applicantNumber, applicantPhone, applicantAddress] = cells
    const read = applicantInput.safeParse({
      applicantKind: kind,
      applicantName,
      applicantNumber,
      applicantPhone,
      applicantAddress,
    })
    const name = applicantName.slice(0, 100)
    if (!read.success)
      faults.push(...Object.values(fieldErrors(read.error)).map((sentence) => ({ line, name, sentence })))
    else if (read.data.applicantNumber && numbers.has(read.data.applicantNumber))
      faults.push({ line, name, sentence: t('intake.row_twice') })
    else
      rows.push({
        line,
        applicant: read.data,
        cells: new Map([...places].map(([key, at]) => [key, cells[at] ?? ''])),
      })
    if (read.success && read.data.applicantNumber) numbers.add(read.data.applicantNumber)
  }
  return { rows, faults }
}
