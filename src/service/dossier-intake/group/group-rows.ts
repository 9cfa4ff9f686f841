// Applicants as they are pasted from a sheet: name, number, telephone, address, a line each. Pure.
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
export type Rows = { applicants: Applicant[]; faults: RowFault[] }

const cellsOf = (line: string): string[] => line.split(line.includes('\t') ? '\t' : /[;|]/).map((cell) => cell.trim())

const isHeading = ([first = '']: readonly string[]): boolean => /^(ho (va )?ten|ten|name|stt)\b/.test(fold(first))

/** Every line that is wrong is told, not only the first. */
export function readRows(text: string, kind: ApplicantKind): Rows {
  const lines = text.split('\n').map((line, at) => ({ line: at + 1, cells: cellsOf(line) }))
  const rows = lines.filter(({ cells }, at) => cells.some((cell) => cell !== '') && !(at === 0 && isHeading(cells)))
  const applicants: Applicant[] = []
  const faults: RowFault[] = []
  const numbers = new Set<string>()
  for (const { line, cells } of rows) {
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
    else applicants.push(read.data)
    if (read.success && read.data.applicantNumber) numbers.add(read.data.applicantNumber)
  }
  return { applicants, faults }
}
