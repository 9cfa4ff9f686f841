import type { StepRow } from '../../../foundation/workflow/index.ts'
import type { Dossier } from '../../dossiers/index.ts'
import { atText, line, signHint, type PaperBody, type PaperSource } from './form-lines.ts'

const outcomeOf = (step: StepRow): string => {
  if (!step.closed_at) return 'Đang giải quyết'
  if (!step.due_at) return 'Không tính thời gian'
  const order = Temporal.Instant.compare(step.closed_at, step.due_at)
  return order < 0 ? 'Trước hạn' : order === 0 ? 'Đúng hạn' : 'Quá hạn'
}

/** Form 06: each hand-over as the steps record it; the result is of the side that received. */
export const control = ({ dossier, steps }: PaperSource): PaperBody | undefined =>
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
