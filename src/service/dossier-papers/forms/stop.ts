import type { Dossier } from '../../dossiers/index.ts'
import { atText, line, request, type PaperBody, type PaperSource } from './form-lines.ts'

/** At the applicant's wish, or since what was asked for did not come in time. */
const stopWords = ({ competent_unit: unit, stopped_at: at, stopped_because: why }: Dossier): string =>
  why === 'waiting'
    ? `Do hết thời hạn chờ mà chưa nhận được giấy tờ, chứng từ đã yêu cầu, ${unit} thông báo dừng giải quyết hồ sơ từ ${atText(at)}.`
    : `Theo đề nghị của Ông/Bà, và do chưa có quyết định giải quyết, ${unit} thông báo dừng giải quyết hồ sơ từ ${atText(at)}.`

/** Form 05; its fields in the circular could not be verified, so it says what the law asks it to say. */
export const stop = ({ dossier }: PaperSource): PaperBody | undefined =>
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
