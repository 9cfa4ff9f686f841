// The ordinary way of a dossier through the one-stop shop as a process, in the time that the term leaves: the steps
// around it have their hours, the rest is for working it out.
import type { Definition, StepAction, WorkingTime, WorkStep } from '../../../foundation/workflow/index.ts'

const hours = (amount: number): WorkingTime => ({ amount, unit: 'working_hour' })

type Of = Pick<WorkStep, 'role' | 'unit'>
const counter: Of = { role: 'clerk', unit: { rule: 'reception' } }
const specialist: Of = { role: 'specialist', unit: { rule: 'competent' } }
const head: Of = { role: 'unit_head', unit: { rule: 'competent' } }
const leader: Of = { role: 'leader', unit: { rule: 'competent' } }

const step = (key: string, name: string, by: Of, time: WorkStep['time'], actions: StepAction[]): WorkStep => ({
  kind: 'work',
  key,
  name,
  ...by,
  time,
  actions,
})

type Way = { check: number; assign?: number; handle: number; approve?: number; sign: number; issue: number }

/** Within hours nobody is asked in between: whoever works it out lays it before whoever signs. */
const shareOf = (total: number): Way => {
  if (total < 8) return { check: 0.5, handle: total - 2, sign: 1, issue: 0.5 }
  const each = total < 24 ? 1 : 2
  return { check: each, assign: each, handle: total - 5 * each, approve: each, sign: each, issue: each }
}

const supplement = (key: string, name: string, to: string): WorkStep =>
  step(key, name, counter, 'not_counted', [{ key: 'taken', name: 'Đã bổ sung', to, effect: 'take_supplement' }])

/** @param total working hours of the procedure's term, at least 4 */
export function templateFlow(total: number): Definition {
  const { check, assign, handle, approve, sign, issue } = shareOf(total)
  return {
    steps: [
      step('check_in', 'Kiểm tra, tiếp nhận hồ sơ', counter, hours(check), [
        { key: 'receive', name: 'Tiếp nhận', to: assign ? 'assign' : 'handle', effect: 'receive' },
        { key: 'ask', name: 'Yêu cầu bổ sung', to: 'complete', effect: 'ask_supplement', needsNote: true },
        { key: 'refuse', name: 'Từ chối tiếp nhận', to: 'refused', effect: 'refuse', needsNote: true },
      ]),
      ...(assign
        ? [
            step('assign', 'Phân công thụ lý', head, hours(assign), [
              { key: 'forward', name: 'Phân công', to: 'handle', effect: 'forward' },
            ]),
          ]
        : []),
      {
        ...step('handle', 'Thẩm định hồ sơ', specialist, hours(handle), [
          { key: 'propose', name: 'Trình kết quả', to: approve ? 'approve' : 'sign' },
          {
            key: 'ask_supplement',
            name: 'Yêu cầu bổ sung',
            to: 'supplement',
            effect: 'ask_supplement',
            needsNote: true,
          },
        ]),
        ...(handle >= 8 && { remindHours: 4 }),
        escalate: true,
      },
      ...(approve
        ? [
            step('approve', 'Xem xét, trình ký', head, hours(approve), [
              { key: 'approve', name: 'Đồng ý', to: 'sign', effect: 'approve' },
              { key: 'back', name: 'Trả lại', to: 'handle', effect: 'return', needsNote: true },
            ]),
          ]
        : []),
      step('sign', 'Ký kết quả', leader, hours(sign), [
        { key: 'sign', name: 'Ký', to: 'issue', effect: 'sign' },
        { key: 'back', name: 'Trả lại', to: 'handle', effect: 'return', needsNote: true },
      ]),
      step('issue', 'Vào sổ, chuyển kết quả ra bộ phận một cửa', counter, hours(issue), [
        { key: 'issue', name: 'Chuyển kết quả', to: 'hand_over', effect: 'issue_result' },
      ]),
      step('hand_over', 'Trả kết quả', counter, 'not_counted', [
        { key: 'hand_over', name: 'Đã trả kết quả', to: 'done', effect: 'hand_over_result' },
      ]),
      supplement('complete', 'Chờ bổ sung trước khi tiếp nhận', 'check_in'),
      supplement('supplement', 'Chờ bổ sung hồ sơ', 'handle'),
      { kind: 'end', key: 'done', name: 'Kết thúc', outcome: 'done' },
      { kind: 'end', key: 'refused', name: 'Kết thúc, từ chối tiếp nhận', outcome: 'refused' },
    ],
  }
}
