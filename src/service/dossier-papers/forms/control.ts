import type { StepRow } from '../../../foundation/workflow/index.ts'
import type { Dossier } from '../../dossiers/index.ts'
import { atText, line, signHint, type PaperBody, type PaperSource } from './form-lines.ts'

const outcomeOf = (step: StepRow): string => {
  if (!step.closed_at || !step.due_at) return 'Không tính thời gian'
  const order = Temporal.Instant.compare(step.closed_at, step.due_at)
  return order < 0 ? 'Trước hạn' : order === 0 ? 'Đúng hạn' : 'Quá hạn'
}

/** Who handed the work on: of branches, the step that was closed last before this one was opened. */
const giverOf = (steps: readonly StepRow[], { opened_at: at, asked_on: askedOn }: StepRow): StepRow | undefined =>
  askedOn
    ? steps.find(({ id }) => id === askedOn)
    : steps
        .filter(
          ({ closed_at: closed, asked_on: asked }) => !asked && closed && Temporal.Instant.compare(closed, at) <= 0,
        )
        .toSorted((a, b) => Temporal.Instant.compare(a.closed_at!, b.closed_at!))
        .at(-1)

/** What the receiver enters at the hand-over is how the giver kept the time; who asks for an opinion works on. */
function handOver(giver: StepRow, taker: StepRow): string[] {
  const names = `Người giao: ${giver.closed_by_name ?? giver.person_name ?? '…'}\nNgười nhận: ${taker.closed_by_name ?? taker.person_name ?? '…'}`
  return [
    `1. ${giver.unit_name}\n2. ${taker.unit_name}`,
    `${atText(taker.opened_at)}\n${names}`,
    taker.asked_on ? '…' : outcomeOf(giver),
    taker.asked_on
      ? `${giver.name} → Xin ý kiến. ${taker.question}`
      : [`${giver.name} → ${taker.name}`, giver.note].filter(Boolean).join('. '),
  ]
}

/** Form 06: each hand-over from one to another as the steps record it. */
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
              { header: 'Tên đơn vị (1. Giao / 2. Nhận)', width: 4 },
              { header: 'Thời gian giao, nhận hồ sơ', width: 5 },
              { header: 'Kết quả giải quyết hồ sơ', width: 2.6 },
              { header: 'Ghi chú', width: 4 },
            ],
            rows: steps.flatMap((step) => {
              const giver = giverOf(steps, step)
              return giver ? [handOver(giver, step)] : []
            }),
          },
        ],
        signers: [{ title: 'Người lập phiếu', hint: signHint, name: '' }],
      }
    : undefined

const others = (dossier: Dossier, steps: readonly StepRow[]): string[] =>
  steps
    .filter((step) => ![dossier.competent_unit_id, dossier.reception_unit_id].includes(step.unit_id))
    .map((step) => step.unit_name)
