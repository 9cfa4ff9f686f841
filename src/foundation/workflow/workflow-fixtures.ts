// Processes for tests and the demo: builders for each kind of step, and the way an ordinary dossier goes.
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import type {
  DecisionStep,
  Definition,
  EndStep,
  ForkStep,
  JoinStep,
  StepAction,
  WorkingTime,
  WorkStep,
} from './definition/definition.ts'
import { createProcess } from './designing/create-process.ts'
import { newDraft } from './designing/new-draft.ts'
import { publishVersion, type Published } from './designing/publish-version.ts'

const days = (amount: number): WorkingTime => ({ amount, unit: 'working_day' })

/** `to`: one next step, or actions with their targets by name. */
const work = (key: string, to: string | StepAction[], step: Partial<WorkStep> = {}): WorkStep => ({
  kind: 'work',
  key,
  name: `Bước ${key}`,
  role: 'specialist',
  unit: { rule: 'competent' },
  time: days(0.25),
  actions: typeof to === 'string' ? [{ key: 'next', name: 'Chuyển bước sau', to }] : to,
  ...step,
})
const decision = (key: string, branches: DecisionStep['branches'], otherwise: string): DecisionStep => ({
  kind: 'decision',
  key,
  name: `Rẽ nhánh ${key}`,
  branches,
  otherwise,
})
const fork = (key: string, ...to: string[]): ForkStep => ({ kind: 'fork', key, name: `Song song ${key}`, to })
const join = (key: string, to: string): JoinStep => ({ kind: 'join', key, name: `Gộp ${key}`, to })
const end = (key: string, outcome = 'done'): EndStep => ({ kind: 'end', key, name: 'Kết thúc', outcome })

/** Counter, head, specialist, head, leader, counter: 5 working days, one loop for supplements. */
const ordinaryProcess = (): Definition => ({
  steps: [
    work(
      'check_in',
      [
        { key: 'receive', name: 'Tiếp nhận', to: 'assign', effect: 'receive' },
        { key: 'refuse', name: 'Từ chối tiếp nhận', to: 'refused', effect: 'refuse', needsNote: true },
      ],
      { name: 'Kiểm tra, tiếp nhận hồ sơ', role: 'clerk', unit: { rule: 'reception' } },
    ),
    work('assign', [{ key: 'forward', name: 'Phân công', to: 'handle', effect: 'forward' }], {
      name: 'Phân công thụ lý',
      role: 'unit_head',
    }),
    work(
      'handle',
      [
        { key: 'propose', name: 'Trình kết quả', to: 'approve' },
        {
          key: 'ask_supplement',
          name: 'Yêu cầu bổ sung',
          to: 'supplement',
          effect: 'ask_supplement',
          needsNote: true,
        },
      ],
      { name: 'Thẩm định hồ sơ', time: days(3), remindHours: 4, escalate: true },
    ),
    work('supplement', [{ key: 'taken', name: 'Đã bổ sung', to: 'handle', effect: 'take_supplement' }], {
      name: 'Chờ bổ sung hồ sơ',
      role: 'clerk',
      unit: { rule: 'reception' },
      time: 'not_counted',
    }),
    work(
      'approve',
      [
        { key: 'approve', name: 'Đồng ý', to: 'sign', effect: 'approve' },
        { key: 'back', name: 'Trả lại', to: 'handle', effect: 'return', needsNote: true },
      ],
      { name: 'Xem xét, trình ký', role: 'unit_head', time: days(0.5) },
    ),
    work('sign', [{ key: 'sign', name: 'Ký', to: 'issue', effect: 'sign' }], {
      name: 'Ký kết quả',
      role: 'leader',
      time: days(0.5),
    }),
    work('issue', [{ key: 'issue', name: 'Chuyển kết quả', to: 'hand_over', effect: 'issue_result' }], {
      name: 'Vào sổ, chuyển kết quả ra bộ phận một cửa',
      role: 'clerk',
      unit: { rule: 'reception' },
      time: days(0.5),
    }),
    work('hand_over', [{ key: 'hand_over', name: 'Đã trả kết quả', to: 'done', effect: 'hand_over_result' }], {
      name: 'Trả kết quả',
      role: 'clerk',
      unit: { rule: 'reception' },
      time: 'not_counted',
    }),
    end('done'),
    end('refused', 'refused'),
  ],
})

/** The same with a counter that may ask for papers before it receives, and takes them in. */
const askingAtReception = ({ steps }: Definition): Definition => ({
  steps: [
    ...steps.map((step) =>
      step.kind === 'work' && step.key === 'check_in'
        ? {
            ...step,
            actions: [
              ...step.actions,
              { key: 'ask', name: 'Yêu cầu bổ sung', to: 'complete', effect: 'ask_supplement', needsNote: true },
            ],
          }
        : step,
    ),
    work('complete', [{ key: 'completed', name: 'Đã bổ sung', to: 'check_in', effect: 'take_supplement' }], {
      name: 'Chờ bổ sung trước khi tiếp nhận',
      role: 'clerk',
      unit: { rule: 'reception' },
      time: 'not_counted',
    }),
  ],
})

/** A specialist and another unit at once, then the head. */
const parallelProcess = (): Definition => ({
  steps: [
    fork('both', 'inspect', 'consult'),
    work('inspect', 'meet', { name: 'Kiểm tra thực địa', time: days(1) }),
    work('consult', 'meet', {
      name: 'Thẩm định chuyên ngành',
      unit: { rule: 'upper' },
      role: 'leader',
      time: days(0.5),
    }),
    join('meet', 'conclude'),
    work('conclude', 'done', { name: 'Kết luận', role: 'unit_head', time: days(0.5) }),
    end('done'),
  ],
})

/** Publishes it for the unit. @returns the id of the version in which cases may run */
async function published(
  tx: Tx,
  actor: Actor,
  process: { unitId: string; definition: Definition; subjectKind?: string; name?: string },
): Promise<string> {
  const { versionId } = await createProcess(tx, actor, { subjectKind: 'dossier', name: 'Quy trình nội bộ', ...process })
  await publishVersion(tx, actor, { id: versionId, version: 1 })
  return versionId
}

/** The next version of the process of a version, published for cases from that day on. */
async function publishedNext(
  tx: Tx,
  actor: Actor,
  versionId: string,
  { definition, from }: { definition: Definition; from?: Temporal.PlainDate },
): Promise<Published & { versionId: string }> {
  const next = await newDraft(tx, actor, { id: versionId })
  await tx.query
    .updateTable('workflow.process_version')
    .set({ definition: JSON.stringify(definition) })
    .where('id', '=', next.versionId)
    .execute()
  return { ...next, ...(await publishVersion(tx, actor, { id: next.versionId, version: 1, from })) }
}

export const processFixtures = {
  publishedNext,
  days,
  work,
  decision,
  fork,
  join,
  end,
  ordinaryProcess,
  askingAtReception,
  parallelProcess,
  published,
}
