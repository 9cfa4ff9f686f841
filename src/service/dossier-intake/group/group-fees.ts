// What each person of a group is to pay: chosen for all, and in a column of the sheet for whom it is otherwise. Pure.
import { AppError } from '../../../kernel/errors.ts'
import { errorText } from '../../../kernel/http/problem.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { exemptField, readFees } from '../../dossier-fees/index.ts'
import { owedFees, type Fee, type FeeChoice, type OwedFee } from '../../procedures/index.ts'
import { t } from '../texts.ts'
import type { RowFault, SheetRow } from './group-rows.ts'

/** Vietnamese like the other headings of the sheet. */
export const exemptColumn = { key: 'fee-exempt', label: 'Diện miễn, giảm' } as const

/** A column only where the table of fees knows exemptions. */
export const feeColumns = (fees: readonly Fee[]): (typeof exemptColumn)[] =>
  fees.some(({ exemptions }) => exemptions.length > 0) ? [exemptColumn] : []

/** Whoever pays whole although the group is exempt. */
const none = /^(khong|khong mien giam|none|no)$/

export const exemptionsOf = (fees: readonly Fee[]): string[] => [
  ...new Set(fees.flatMap(({ exemptions }) => exemptions.map(({ who }) => who))),
]

/** The exemption of a person, fee by fee; undefined where no fee knows it. */
function exemptOf(fees: readonly Fee[], cell: string): Record<string, string> | undefined {
  if (none.test(fold(cell))) return Object.fromEntries(fees.map(({ key }) => [exemptField(key), '']))
  const known = fees.flatMap(({ key, exemptions }) => {
    const found = exemptions.find(({ who }) => fold(who) === fold(cell))
    return found ? [[exemptField(key), found.who] as const] : []
  })
  return known.length > 0 ? Object.fromEntries(known) : undefined
}

export type MemberFees = { choices: FeeChoice[]; owed: OwedFee[] }

/** In the order of the rows; a row of which something cannot be read owes nothing yet, and is told. */
export function readGroupFees(
  fees: readonly Fee[],
  sent: Readonly<Record<string, unknown>>,
  rows: readonly SheetRow[],
): { members: MemberFees[]; faults: RowFault[] } {
  const faults: RowFault[] = []
  const members = rows.map(({ line, applicant, cells }): MemberFees => {
    const fault = (sentence: RowFault['sentence']): MemberFees => {
      faults.push({ line, name: applicant.applicantName, sentence })
      return { choices: [], owed: [] }
    }
    const cell = cells.get(exemptColumn.key)?.trim() ?? ''
    const exempt = cell === '' ? {} : exemptOf(fees, cell)
    if (!exempt) return fault(t('intake.exempt_unknown', { who: cell, known: exemptionsOf(fees).join('; ') }))
    const asked = Object.fromEntries([...cells].map(([key, value]) => [`form.${key}`, value]))
    try {
      const choices = readFees(fees, { ...sent, ...asked, ...exempt })
      return { choices, owed: owedFees(fees, choices) }
    } catch (error) {
      if (error instanceof AppError) return fault(errorText(error))
      throw error
    }
  })
  return { members, faults }
}
