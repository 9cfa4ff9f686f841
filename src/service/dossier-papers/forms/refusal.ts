import { applicant, line, request, signHint, type PaperBody, type PaperSource } from './form-lines.ts'

/** Form 03. */
export const refusal = ({ dossier }: PaperSource): PaperBody | undefined =>
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
