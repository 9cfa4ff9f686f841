import type { SlipBlock } from '../../../kernel/documents/official-slip.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { formatMoney } from '../../../kernel/text/numbers.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import { channelText, toCollect, toGiveBack, type Fees, type Movement } from '../../dossier-fees/index.ts'
import { dossierText, termText, type Dossier } from '../../dossiers/index.ts'
import { owedSum, owedText } from '../../procedures/index.ts'
import {
  applicant,
  atText,
  line,
  proxy,
  request,
  signHint,
  two,
  vi,
  type PaperBody,
  type PaperSource,
} from './form-lines.ts'

const chosenTerm = ({ procedure, term_key: key }: Dossier): string => {
  const term = procedure.terms.find((one) => one.key === key) ?? procedure.terms[0]
  return term ? vi(termText(term)) : 'Trả ngay'
}

const copies = ({ copies: count, copy_kind: kind }: Dossier['papers'][number]): string =>
  `${two(count)} ${vi(dossierText(`dossiers.copy_${kind as 'copy'}`)).toLowerCase()}`

const paid = ({ amount, channel, receipt_number: number, paid_at: at }: Movement): string =>
  [
    `${amount < 0 ? 'Hoàn trả' : vi(channelText(channel))}: ${formatMoney(Math.abs(amount), 'vi')}`,
    number && `biên lai số ${number}`,
    `ngày ${formatDate(dateOf(Temporal.Instant.from(at)))}`,
  ]
    .filter(Boolean)
    .join(', ')

/** Of a dossier from before fees were kept nothing is said. */
const feeBlocks = ({ now, movements, account }: Fees): SlipBlock[] => {
  const ofFees = movements.filter(({ purpose }) => purpose === 'fee')
  if (now.length + ofFees.length === 0) return []
  return [
    ...(now.length > 0
      ? [
          { kind: 'list' as const, label: 'Phí, lệ phí phải nộp', items: now.map((fee) => vi(owedText(fee))) },
          line('Tổng số tiền phải nộp', vi(owedSum(now)), true),
        ]
      : []),
    ...(ofFees.length > 0 ? [{ kind: 'list' as const, label: 'Phí, lệ phí đã nộp', items: ofFees.map(paid) }] : []),
    ...(toCollect(account) ? [line('Còn phải nộp', formatMoney(toCollect(account), 'vi'))] : []),
    ...(toGiveBack(account) ? [line('Nộp thừa, được hoàn trả', formatMoney(toGiveBack(account), 'vi'))] : []),
  ]
}

/** Form 01. */
export const receipt = ({ dossier, fees }: PaperSource): PaperBody | undefined =>
  dossier.accepted_at ? received(dossier, fees) : undefined

const received = (dossier: Dossier, fees: Fees): PaperBody => ({
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
    ...feeBlocks(fees),
    line('Thời gian giải quyết hồ sơ theo quy định', chosenTerm(dossier)),
    line('Thời gian nhận hồ sơ', atText(dossier.accepted_at)),
    line('Thời gian trả kết quả giải quyết hồ sơ', atText(dossier.first_due_at), true),
    line(
      'Đăng ký nhận kết quả tại',
      `${vi(dossierText(`dossiers.return_${dossier.return_by as 'counter'}`))}${dossier.return_address ? `: ${dossier.return_address}` : ''}`,
    ),
    line(
      'Vào Sổ theo dõi hồ sơ',
      `quyển số ${dossier.receipt_day?.year ?? '…'}, ngày ${formatDate(dossier.receipt_day)}, số thứ tự ${dossier.receipt_number ?? '…'}`,
    ),
    line('Tra cứu bằng mã hồ sơ và mã bí mật', dossier.secret, true),
  ],
  signers: [
    { title: 'Người nộp hồ sơ', hint: signHint, name: dossier.submitter?.name ?? dossier.applicant_name },
    { title: 'Người tiếp nhận hồ sơ', hint: signHint, name: dossier.accepted_by_name ?? '' },
  ],
})
