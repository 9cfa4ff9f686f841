// The lines that several forms of Phụ lục I Thông tư 03/2025/TT-VPCP share (law/forms-onestop). Pure.
import type { SlipBlock } from '../../../kernel/documents/official-slip.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { dossierText, type Dossier } from '../../dossiers/index.ts'
import type { Fees } from '../../dossier-fees/index.ts'
import type { LateCase } from '../../dossier-lateness/index.ts'
import type { StepRow } from '../../../foundation/workflow/index.ts'

/** Everything that a form may speak of. */
export type PaperSource = {
  dossier: Dossier
  steps: readonly StepRow[]
  late: LateCase | undefined
  fees: Fees
  /** Whom to ask about papers that are missing: name, unit, telephone. */
  contact: string
}

export type PaperBody = {
  blocks: SlipBlock[]
  signers: { title: string; hint: string; name: string }[]
}

export const vi = (text: Text): string => inLanguage(text, 'vi')
export const two = (n: number): string => String(n).padStart(2, '0')

/** "09 giờ 05 phút, ngày 16 tháng 11 năm 2026": receipts carry hour and minute. */
export const atText = (instant: Temporal.Instant | null | undefined): string => {
  if (!instant) return '…'
  const { hour, minute, day, month, year } = instant.toZonedDateTimeISO('Asia/Ho_Chi_Minh')
  return `${two(hour)} giờ ${two(minute)} phút, ngày ${two(day)} tháng ${two(month)} năm ${year}`
}

export const line = (label: string, value: string | null | undefined, strong = false): SlipBlock => ({
  kind: 'line',
  label,
  value: value?.trim() || '…',
  strong,
})
export const optional = (label: string, value: string | null | undefined): SlipBlock[] =>
  value?.trim() ? [line(label, value)] : []

export const applicant = (dossier: Dossier): SlipBlock[] => [
  line('Họ tên cá nhân/tổ chức', dossier.applicant_name, true),
  line('Số định danh cá nhân/tổ chức', dossier.applicant_number),
  line('Địa chỉ', dossier.applicant_address),
  line('Số điện thoại', dossier.applicant_phone),
  line('Thư điện tử', dossier.applicant_email),
]

export const proxy = ({ submitter }: Dossier): SlipBlock[] =>
  submitter
    ? [
        line(`Người nộp thay (${vi(dossierText(`dossiers.basis_${submitter.basis}`)).toLowerCase()})`, submitter.name),
        line('Số định danh', submitter.number),
        line('Địa chỉ', submitter.address),
        line('Số điện thoại', submitter.phone),
        line('Thư điện tử', submitter.email),
        ...optional('Giấy tờ kèm theo việc nộp thay', submitter.document),
      ]
    : []

export const request = (dossier: Dossier): SlipBlock =>
  line(
    'Nội dung yêu cầu giải quyết',
    dossier.abstract ? `${dossier.procedure.name}. ${dossier.abstract}` : dossier.procedure.name,
  )

export const signHint = '(Ký, ghi rõ họ tên)'
