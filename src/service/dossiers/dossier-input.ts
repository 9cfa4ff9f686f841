// What is written down when a dossier comes in: one schema for counter, post and portal.
import { sql, type RawBuilder } from 'kysely'
import { z } from 'zod'
import { dateOf } from '../../foundation/calendar/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { searchText } from '../../kernel/text/search.ts'
import {
  choice,
  flag,
  id,
  integer,
  line,
  many,
  optionalChoice,
  optionalDate,
  optionalId,
  optionalLine,
  optionalLines,
} from '../../kernel/http/fields.ts'
import { feeChoice } from '../procedures/index.ts'
import { applicantKinds, channels, copyKinds, returnWays, submitterBases } from './dossier.ts'

// 12 digits since 2016, 9 before, 10 or 13 for organisations; never judged by the province in it (it may be abolished).
const identityNumber = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.replace(/[\s.]/g, '') || undefined : value),
    z
      .string()
      .regex(/^(?:\d{9}|\d{10}|\d{12}|\d{10}-\d{3}|[A-Z]\d{7,8})$/, 'dossiers.identity_number')
      .optional(),
  )

/** +84 912 345 678 and 0912.345.678 are one number. */
const phone = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.replace(/[\s.()-]/g, '').replace(/^\+?84/, '0') || undefined : value),
    z
      .string()
      .regex(/^0\d{8,10}$/, 'dossiers.phone')
      .optional(),
  )

const email = () =>
  z.preprocess(
    (value) => (typeof value === 'string' ? value.trim() || undefined : value),
    z.email('dossiers.email').max(200).optional(),
  )

export const applicantInput = z.object({
  applicantKind: choice(applicantKinds),
  applicantName: line(300),
  applicantNumber: identityNumber(),
  applicantBorn: optionalDate(),
  applicantPhone: phone(),
  applicantEmail: email(),
  applicantAddress: optionalLine(500),
})

export function ensureBorn({ now }: Tx, { applicantBorn }: { applicantBorn?: Temporal.PlainDate | undefined }): void {
  if (applicantBorn && Temporal.PlainDate.compare(applicantBorn, dateOf(now)) > 0)
    throw new AppError('dossiers.born_in_future', 422, {}, 'applicantBorn')
}

/** What stands in the row of a dossier of the applicant and the way of return: filed, and later corrected. */
export const applicantColumns = (
  input: z.output<typeof applicantInput> & Pick<FilingInput, 'abstract' | 'returnBy' | 'returnAddress'>,
) => ({
  applicant_kind: input.applicantKind,
  applicant_name: input.applicantName,
  applicant_number: input.applicantNumber ?? '',
  applicant_born: input.applicantBorn ?? null,
  applicant_phone: input.applicantPhone ?? '',
  applicant_email: input.applicantEmail ?? '',
  applicant_address: input.applicantAddress ?? '',
  abstract: input.abstract ?? '',
  return_by: input.returnBy,
  return_address: input.returnAddress ?? '',
})

export const submitterInput = z.object({
  submitterBasis: optionalChoice(submitterBases),
  submitterName: optionalLine(300),
  submitterNumber: identityNumber(),
  submitterPhone: phone(),
  submitterEmail: email(),
  submitterAddress: optionalLine(500),
  submitterDocument: optionalLine(300),
})

export const paperInput = z.object({
  componentKey: line(60),
  copyKind: choice(copyKinds),
  copies: integer(1, 999).default(1),
  note: optionalLine(500),
  fileId: optionalId(),
  reused: flag().default(false),
})

export const filingInput = z.object({
  ...applicantInput.shape,
  ...submitterInput.shape,
  procedureId: id(),
  channel: choice(channels).default('counter'),
  receptionUnitId: id(),
  helpUnitId: optionalId(),
  authorityId: optionalId(),
  termKey: optionalLine(60),
  abstract: optionalLines(2000),
  copies: integer(1, 999).default(1),
  returnBy: choice(returnWays).default('counter'),
  returnAddress: optionalLine(500),
  parentId: optionalId(),
  groupId: optionalId(),
  papers: many(paperInput, 100),
  fees: many(feeChoice, 40),
})

export type FilingInput = z.output<typeof filingInput>
export type PaperInput = z.output<typeof paperInput>

type Searched = {
  code: string
  applicantName: string
  applicantNumber?: string
  applicantPhone?: string
  submitterName?: string
  submitterPhone?: string
  abstract?: string
}

/** Every end of a code by which people ask: of H97.11-261122-0001 also 11-261122-0001, 261122-0001 and 0001. */
const tailsOf = (code: string): string[] => {
  const parts = fold(code).split(' ')
  return parts.map((_, first) => parts.slice(first).join(' '))
}

/** Every word a dossier is found by, once, folded. */
export const searchWords = (filed: Searched, procedureName: string): string[] => {
  const { code, applicantNumber, applicantPhone, submitterPhone } = filed
  const exact = [...tailsOf(code), applicantNumber, applicantPhone, submitterPhone].filter((word) => word)
  const words = searchText(filed.applicantName, filed.submitterName, filed.abstract, procedureName).split(' ')
  return [...new Set([...exact.map((word) => fold(word!)), ...words])].filter((word) => word && word.length <= 200)
}

/** The same as PostgreSQL keeps them, one entry of `dossiers.search_entry`. */
export const searchVector = (filed: Searched, procedureName: string): RawBuilder<string> =>
  sql<string>`array_to_tsvector(${searchWords(filed, procedureName)}::text[])`
