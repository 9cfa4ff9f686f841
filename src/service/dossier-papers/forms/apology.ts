import { formatDate } from '../../../kernel/text/dates.ts'
import { atText, line, optional, type PaperBody, type PaperSource } from './form-lines.ts'

/** Form 04: the apology with the new date that was granted. */
export const apology = ({ dossier, late }: PaperSource): PaperBody | undefined =>
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
