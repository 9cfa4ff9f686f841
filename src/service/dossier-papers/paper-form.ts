// Which paper may be made of a dossier, and what it says. Pure: a dossier goes in, the words of the form come out.
// Fields of Phụ lục I Thông tư 03/2025/TT-VPCP (law/forms-onestop); the order is the form's.
import type { SlipBlock } from '../../kernel/documents/official-slip.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../kernel/text/language.ts'
import { owedSum, owedText } from '../procedures/index.ts'
import { dossierText, termText, type Dossier } from '../dossiers/index.ts'
import type { LateCase } from '../dossier-lateness/index.ts'
import type { StepRow } from '../../foundation/workflow/index.ts'

export const paperKeys = ['receipt', 'supplement', 'refusal', 'apology', 'stop', 'control'] as const
export type PaperKey = (typeof paperKeys)[number]

/** Everything that a form may speak of. */
export type PaperSource = { dossier: Dossier; steps: readonly StepRow[]; late: LateCase | undefined }

export type PaperBody = {
  blocks: SlipBlock[]
  signers: { title: string; hint: string; name: string }[]
}

const vi = (text: Text): string => inLanguage(text, 'vi')
const instant = (text: string): Temporal.Instant => Temporal.Instant.from(text)
const two = (n: number): string => String(n).padStart(2, '0')

/** "09 giờ 05 phút, ngày 16 tháng 11 năm 2026": receipts carry hour and minute. */
export const atText = (instant: Temporal.Instant | null | undefined): string => {
  if (!instant) return '…'
  const { hour, minute, day, month, year } = instant.toZonedDateTimeISO('Asia/Ho_Chi_Minh')
  return `${two(hour)} giờ ${two(minute)} phút, ngày ${two(day)} tháng ${two(month)} năm ${year}`
}

const line = (label: string, value: string | null | undefined, strong = false): SlipBlock => ({
  kind: 'line',
  label,
  value: value?.trim() || '…',
  strong,
})
const optional = (label: string, value: string | null | undefined): SlipBlock[] =>
  value?.trim() ? [line(label, value)] : []

const applicant = (dossier: Dossier): SlipBlock[] => [
  line('Họ tên cá nhân/tổ chức', dossier.applicant_name, true),
  ...optional('Số định danh cá nhân/tổ chức', dossier.applicant_number),
  ...optional('Địa chỉ', dossier.applicant_address),
  ...optional('Số điện thoại', dossier.applicant_phone),
  ...optional('Thư điện tử', dossier.applicant_email),
]

const proxy = ({ submitter }: Dossier): SlipBlock[] =>
  submitter
    ? [
        line(
          `Người nộp thay (${vi(dossierText(`dossiers.basis_${submitter.basis}`)).toLowerCase()})`,
          [submitter.name, submitter.number, submitter.phone].filter(Boolean).join(' · '),
        ),
        ...optional('Giấy tờ kèm theo việc nộp thay', submitter.document),
      ]
    : []

const request = (dossier: Dossier): SlipBlock =>
  line(
    'Nội dung yêu cầu giải quyết',
    dossier.abstract ? `${dossier.procedure.name}. ${dossier.abstract}` : dossier.procedure.name,
  )

const signHint = '(Ký, ghi rõ họ tên)'

const chosenTerm = ({ procedure, term_key: key }: Dossier): string => {
  const term = procedure.terms.find((one) => one.key === key) ?? procedure.terms[0]
  return term ? vi(termText(term)) : 'Trả ngay'
}

const copies = ({ copies: count, copy_kind: kind }: Dossier['papers'][number]): string =>
  `${two(count)} ${vi(dossierText(`dossiers.copy_${kind as 'copy'}`)).toLowerCase()}`

/** Of a dossier from before fees were kept nothing is said. */
const fees = ({ fees: owed }: Dossier): SlipBlock[] =>
  owed.length > 0
    ? [
        { kind: 'list', label: 'Phí, lệ phí phải nộp', items: owed.map((fee) => vi(owedText(fee))) },
        line('Tổng số tiền phải nộp', vi(owedSum(owed)), true),
      ]
    : []

/** Form 01. */
const receipt = ({ dossier }: PaperSource): PaperBody => ({
  blocks: [
    line('Mã hồ sơ', dossier.code, true),
    line('Nơi tiếp nhận', dossier.reception_unit),
    ...applicant(dossier),
    ...proxy(dossier),
    request(dossier),
    {
      kind: 'list',
      label: 'Thành phần hồ sơ nộp gồm',
      items: dossier.papers.length ? dossier.papers.map((paper) => `${paper.name} (${copies(paper)})`) : ['Không có'],
    },
    line('Số lượng hồ sơ', `${two(dossier.copies)} bộ`),
    ...fees(dossier),
    line('Thời gian giải quyết hồ sơ theo quy định', chosenTerm(dossier)),
    line('Thời gian nhận hồ sơ', atText(dossier.accepted_at)),
    line('Thời gian trả kết quả giải quyết hồ sơ', atText(dossier.first_due_at), true),
    line(
      'Đăng ký nhận kết quả tại',
      `${vi(dossierText(`dossiers.return_${dossier.return_by as 'counter'}`))}${dossier.return_address ? `: ${dossier.return_address}` : ''}`,
    ),
    line(
      'Vào Sổ theo dõi hồ sơ',
      `ngày ${formatDate(dossier.receipt_day)}, số thứ tự ${dossier.receipt_number ?? '…'}`,
    ),
    line('Tra cứu bằng mã hồ sơ và mã bí mật', dossier.secret, true),
  ],
  signers: [
    { title: 'Người nộp hồ sơ', hint: signHint, name: dossier.submitter?.name ?? dossier.applicant_name },
    { title: 'Người tiếp nhận hồ sơ', hint: signHint, name: dossier.accepted_by_name ?? '' },
  ],
})

/** Form 02: only papers of the published list can stand here, since only they can be asked for. */
const supplement = ({ dossier }: PaperSource): PaperBody | undefined => {
  const asked = dossier.requests.at(-1)
  if (!asked) return undefined
  const nameOf = (key: string) => dossier.procedure.components.find((one) => one.key === key)?.name ?? key
  return {
    blocks: [
      line('Mã hồ sơ', dossier.code, true),
      line('Hồ sơ của', dossier.applicant_name, true),
      request(dossier),
      ...optional('Địa chỉ', dossier.applicant_address),
      ...optional('Số điện thoại', dossier.applicant_phone),
      ...optional('Thư điện tử', dossier.applicant_email),
      { kind: 'text', text: 'Yêu cầu hoàn thiện hồ sơ gồm những nội dung sau:' },
      { kind: 'list', label: 'Giấy tờ cần bổ sung', items: asked.component_keys.map(nameOf) },
      line('Lý do', asked.reason),
      ...(asked.answer_by ? [line('Thời hạn bổ sung, hoàn thiện hồ sơ', atText(instant(asked.answer_by)), true)] : []),
      ...optional('Căn cứ pháp lý của lần yêu cầu này', asked.legal_reason),
      line(
        'Trong quá trình hoàn thiện hồ sơ, nếu có vướng mắc xin liên hệ',
        asked.contact || `${asked.by_name ?? ''}, ${dossier.reception_unit}`,
      ),
    ],
    signers: [{ title: 'Người hướng dẫn', hint: signHint, name: asked.by_name ?? '' }],
  }
}

/** Form 03. */
const refusal = ({ dossier }: PaperSource): PaperBody | undefined =>
  dossier.refused_at
    ? {
        blocks: [
          line('Nơi tiếp nhận', dossier.reception_unit),
          line('Tiếp nhận hồ sơ của', dossier.applicant_name, true),
          ...applicant(dossier).slice(1),
          line('Mã hồ sơ', dossier.code),
          request(dossier),
          {
            kind: 'text',
            text: 'Qua xem xét, thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:',
          },
          { kind: 'text', text: dossier.reason },
        ],
        signers: [
          { title: 'Người nộp hồ sơ', hint: signHint, name: dossier.submitter?.name ?? dossier.applicant_name },
          { title: 'Người tiếp nhận hồ sơ', hint: signHint, name: dossier.filed_by_name ?? '' },
        ],
      }
    : undefined

/** Form 04: the apology with the new date that was granted. */
const apology = ({ dossier, late }: PaperSource): PaperBody | undefined =>
  late?.apology === 'sent'
    ? {
        blocks: [
          line('Kính gửi', dossier.applicant_name, true),
          {
            kind: 'text',
            text: `Ngày ${formatDate(dossier.accepted_at)}, ${dossier.reception_unit} đã tiếp nhận hồ sơ đề nghị giải quyết thủ tục “${dossier.procedure.name}” của Ông/Bà.`,
          },
          ...optional('Số định danh', dossier.applicant_number),
          line('Mã hồ sơ', dossier.code),
          line('Thời gian hẹn trả kết quả', atText(dossier.first_due_at)),
          {
            kind: 'text',
            text: `Tuy nhiên đến nay ${dossier.competent_unit} chưa giải quyết xong hồ sơ của Ông/Bà, vì lý do sau:`,
          },
          { kind: 'text', text: late.apology_reason },
          {
            kind: 'text',
            text: `${dossier.competent_unit} xin lỗi Ông/Bà vì sự chậm trễ này và sẽ trả kết quả vào ${atText(late.new_due_at)}.`,
          },
          { kind: 'text', text: 'Rất mong Ông/Bà thông cảm.' },
        ],
        signers: [{ title: 'Thủ trưởng cơ quan, đơn vị', hint: '(Ký, đóng dấu)', name: late.decided_by_name ?? '' }],
      }
    : undefined

/** At the applicant's wish, or since what was asked for did not come in time. */
const stopWords = ({ competent_unit: unit, stopped_at: at, stopped_because: why }: Dossier): string =>
  why === 'waiting'
    ? `Do hết thời hạn chờ mà chưa nhận được giấy tờ, chứng từ đã yêu cầu, ${unit} thông báo dừng giải quyết hồ sơ từ ${atText(at)}.`
    : `Theo đề nghị của Ông/Bà, và do chưa có quyết định giải quyết, ${unit} thông báo dừng giải quyết hồ sơ từ ${atText(at)}.`

/** Form 05; its fields in the circular could not be verified, so it says what the law asks it to say. */
const stop = ({ dossier }: PaperSource): PaperBody | undefined =>
  dossier.stopped_at
    ? {
        blocks: [
          line('Kính gửi', dossier.applicant_name, true),
          line('Mã hồ sơ', dossier.code),
          request(dossier),
          line('Thời gian tiếp nhận', atText(dossier.accepted_at)),
          { kind: 'text', text: stopWords(dossier) },
          line('Lý do', dossier.reason),
          { kind: 'text', text: 'Ông/Bà có thể nhận lại giấy tờ đã nộp và nộp hồ sơ mới khi có nhu cầu.' },
        ],
        signers: [{ title: 'Thủ trưởng cơ quan, đơn vị', hint: '(Ký, đóng dấu)', name: '' }],
      }
    : undefined

const outcomeOf = (step: StepRow): string => {
  if (!step.closed_at) return 'Đang giải quyết'
  if (!step.due_at) return 'Không tính thời gian'
  const order = Temporal.Instant.compare(step.closed_at, step.due_at)
  return order < 0 ? 'Trước hạn' : order === 0 ? 'Đúng hạn' : 'Quá hạn'
}

/** Form 06: each hand-over as the steps record it; the result is of the side that received. */
const control = ({ dossier, steps }: PaperSource): PaperBody | undefined =>
  dossier.accepted_at
    ? {
        blocks: [
          line('Mã số hồ sơ', dossier.code, true),
          line('Cơ quan (bộ phận) giải quyết hồ sơ', dossier.competent_unit),
          line('Cơ quan phối hợp', [...new Set(others(dossier, steps))].join('; ') || 'Không'),
          line('Ngày nhận', atText(dossier.accepted_at)),
          line('Hẹn trả', atText(dossier.due_at ?? dossier.first_due_at)),
          {
            kind: 'table',
            columns: [
              { header: 'Bước', width: 3 },
              { header: '1. Giao / 2. Nhận', width: 4 },
              { header: 'Thời gian giao, nhận; người giao, người nhận', width: 5 },
              { header: 'Kết quả giải quyết', width: 2.4 },
              { header: 'Ghi chú', width: 3 },
            ],
            rows: steps.map((step, at) => [
              step.name,
              `1. ${at ? steps[at - 1]!.unit_name : dossier.reception_unit}\n2. ${step.unit_name}`,
              `${atText(step.opened_at)}\n${at ? (steps[at - 1]!.closed_by_name ?? '') : (dossier.accepted_by_name ?? '')} → ${step.closed_by_name ?? step.person_name ?? '…'}`,
              outcomeOf(step),
              step.note,
            ]),
          },
        ],
        signers: [{ title: 'Người lập phiếu', hint: signHint, name: '' }],
      }
    : undefined

const others = (dossier: Dossier, steps: readonly StepRow[]): string[] =>
  steps
    .filter((step) => ![dossier.competent_unit_id, dossier.reception_unit_id].includes(step.unit_id))
    .map((step) => step.unit_name)

const bodies: Record<PaperKey, (source: PaperSource) => PaperBody | undefined> = {
  receipt: (source) => (source.dossier.accepted_at ? receipt(source) : undefined),
  supplement,
  refusal,
  apology,
  stop,
  control,
}

/** The words of the form, or undefined where the dossier has not come that far. */
export const paperBody = (key: PaperKey, source: PaperSource): PaperBody | undefined => bodies[key](source)
