import type { SlipBlock } from '../../../kernel/documents/official-slip.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
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

/** Of a dossier from before fees were kept nothing is said. */
const fees = ({ fees: owed }: Dossier): SlipBlock[] =>
  owed.length > 0
    ? [
        { kind: 'list', label: 'Phí, lệ phí phải nộp', items: owed.map((fee) => vi(owedText(fee))) },
        line('Tổng số tiền phải nộp', vi(owedSum(owed)), true),
      ]
    : []

/** Form 01. */
export const receipt = ({ dossier }: PaperSource): PaperBody | undefined =>
  dossier.accepted_at ? received(dossier) : undefined

const received = (dossier: Dossier): PaperBody => ({
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
