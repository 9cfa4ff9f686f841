// The ways dossiers of the demo go, as data: the ordinary one in four paces, and those that verify, branch, fork, have a
// financial obligation in the middle or a part in another unit.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import {
  processFixtures,
  type Definition,
  type Step,
  type StepAction,
  type WorkingTime,
  type WorkStep,
} from '../foundation/workflow/index.ts'
// The effects that the processes name are the dossiers'.
import '../service/dossiers/index.ts'
import type { DemoWorld } from './invented-people.ts'

const { days, decision, end, fork, join, ordinaryProcess, askingAtReception, published, work } = processFixtures

const ordinary = (): Definition => askingAtReception(ordinaryProcess())

const counter = { role: 'clerk', unit: { rule: 'reception' } } as const

/** The ordinary way with every counted step taking this long. */
const paced = (time: WorkingTime): Definition => ({
  steps: ordinary().steps.map((step) =>
    step.kind === 'work' && step.time !== 'not_counted' ? { ...step, time } : step,
  ),
})

/** The ordinary way with some of its steps changed and others put behind them. */
const changed = (changes: Record<string, (step: WorkStep) => Partial<WorkStep>>, more: Step[]): Definition => ({
  steps: [
    ...ordinary().steps.map((step) =>
      step.kind === 'work' && changes[step.key] ? { ...step, ...changes[step.key]!(step) } : step,
    ),
    ...more,
  ],
})

const lasting = (amount: number) => () => ({ time: days(amount) })

/** Its one way out leads elsewhere. */
const leadingTo = (action: string, to: string, time?: WorkingTime) => (step: WorkStep) => ({
  ...(time && { time }),
  actions: step.actions.map((one) => (one.key === action ? { ...one, to } : one)),
})

const also =
  (action: StepAction, time: WorkingTime) =>
  ({ actions }: WorkStep) => ({ time, actions: [...actions, action] })

/** Who did not stand at the counter is identified first; what the books do not say, others are asked. */
const verification = (): Definition =>
  changed(
    {
      check_in: lasting(0.25),
      assign: leadingTo('forward', 'came_in_person', days(0.25)),
      handle: also(
        { key: 'verify', name: 'Gửi xác minh', to: 'verifying', effect: 'begin_verification', needsNote: true },
        days(1),
      ),
      approve: lasting(0.25),
      sign: lasting(0.25),
      issue: lasting(0.25),
    },
    [
      {
        ...decision('came_in_person', [{ when: 'channel <> "counter"', to: 'identify' }], 'handle'),
        name: 'Nộp trực tiếp tại quầy?',
      },
      work('identify', [{ key: 'identified', name: 'Đã đối chiếu', to: 'handle' }], {
        name: 'Đối chiếu người nộp',
        time: days(0.5),
      }),
      work(
        'verifying',
        [{ key: 'verified', name: 'Đã có kết quả xác minh', to: 'handle', effect: 'end_verification' }],
        {
          name: 'Chờ kết quả xác minh',
          time: 'not_counted',
        },
      ),
    ],
  )

/** Whoever sells food is visited; the form says so. */
const visitByTrade = (): Definition =>
  changed(
    {
      check_in: lasting(0.25),
      assign: leadingTo('forward', 'sells_food', days(0.25)),
      handle: lasting(0.75),
      approve: lasting(0.25),
      sign: lasting(0.25),
      issue: lasting(0.25),
    },
    [
      {
        ...decision('sells_food', [{ when: 'contains(form.nganh, "Ăn uống")', to: 'visit' }], 'handle'),
        name: 'Kinh doanh ăn uống?',
      },
      work('visit', [{ key: 'visited', name: 'Đã kiểm tra', to: 'handle' }], {
        name: 'Kiểm tra nơi kinh doanh',
        time: days(0.75),
      }),
    ],
  )

/** The field is inspected while the department looks at the plan; whoever is quicker waits. */
const parallel = ({ units }: DemoWorld): Definition =>
  changed({ assign: leadingTo('forward', 'at_once'), handle: lasting(5) }, [
    { ...fork('at_once', 'inspect', 'planning'), name: 'Kiểm tra và lấy ý kiến cùng lúc' },
    work('inspect', [{ key: 'inspected', name: 'Đã kiểm tra', to: 'both_there' }], {
      name: 'Kiểm tra thực địa',
      time: days(4),
    }),
    work('planning', [{ key: 'answered', name: 'Đã có ý kiến', to: 'both_there', needsNote: true }], {
      name: 'Ý kiến về quy hoạch',
      unit: { rule: 'named', unitId: units.construction },
      time: days(3),
    }),
    { ...join('both_there', 'handle'), name: 'Đủ kết quả kiểm tra và ý kiến' },
  ])

/** Two appointments: until the notice of what is to be paid, and from the proof of payment. */
const obligation = (): Definition =>
  changed({ handle: lasting(5), approve: leadingTo('approve', 'must_pay', days(0.5)) }, [
    { ...decision('must_pay', [{ when: 'has_obligation', to: 'notice' }], 'sign'), name: 'Có nghĩa vụ tài chính?' },
    work(
      'notice',
      [
        {
          key: 'send_notice',
          name: 'Gửi thông báo nộp tiền',
          to: 'payment',
          effect: 'send_obligation',
          needsNote: true,
        },
        { key: 'nothing_owed', name: 'Không phải nộp', to: 'sign' },
      ],
      { name: 'Thông báo nghĩa vụ tài chính', time: days(1) },
    ),
    work('payment', [{ key: 'paid', name: 'Đã nộp tiền', to: 'sign', effect: 'take_payment', needsNote: true }], {
      name: 'Chờ nộp tiền',
      ...counter,
      time: 'not_counted',
    }),
  ])

/** The department above has its say before the commune signs. */
const withDepartment = ({ units }: DemoWorld): Definition =>
  changed({ handle: lasting(6), approve: leadingTo('approve', 'department') }, [
    work(
      'department',
      [
        { key: 'agree', name: 'Nhất trí', to: 'sign', effect: 'approve' },
        { key: 'disagree', name: 'Chưa nhất trí', to: 'handle', effect: 'return', needsNote: true },
      ],
      {
        name: 'Thẩm định của Sở Nội vụ',
        role: 'unit_head',
        unit: { rule: 'named', unitId: units.homeAffairs },
        time: days(5),
      },
    ),
  ])

/** Among authorities: a small office in which the head signs. */
const shortWay = (): Definition => ({
  steps: [
    work(
      'check_in',
      [
        { key: 'receive', name: 'Tiếp nhận', to: 'handle', effect: 'receive' },
        { key: 'refuse', name: 'Từ chối tiếp nhận', to: 'refused', effect: 'refuse', needsNote: true },
      ],
      { name: 'Tiếp nhận hồ sơ liên thông', ...counter },
    ),
    work('handle', [{ key: 'propose', name: 'Trình ký', to: 'sign' }], {
      name: 'Xác định số tiền phải nộp',
      time: days(2),
    }),
    work('sign', [{ key: 'sign', name: 'Ký', to: 'issue', effect: 'sign' }], {
      name: 'Ký thông báo',
      role: 'unit_head',
      time: days(0.5),
    }),
    work('issue', [{ key: 'issue', name: 'Phát hành kết quả', to: 'hand_over', effect: 'issue_result' }], {
      name: 'Vào sổ, phát hành',
      ...counter,
    }),
    work('hand_over', [{ key: 'hand_over', name: 'Đã gửi kết quả', to: 'done', effect: 'hand_over_result' }], {
      name: 'Gửi kết quả cho nơi đề nghị',
      ...counter,
      time: 'not_counted',
    }),
    end('done'),
    end('refused', 'refused'),
  ],
})

const ways = {
  verification: ['Quy trình có bước xác minh', verification],
  visitByTrade: ['Quy trình kiểm tra theo ngành nghề', visitByTrade],
  parallel: ['Quy trình cấp phép xây dựng', parallel],
  obligation: ['Quy trình đất đai có nghĩa vụ tài chính', obligation],
  withDepartment: ['Quy trình có thẩm định của sở', withDepartment],
  shortWay: ['Quy trình liên thông ngắn', shortWay],
} as const satisfies Record<string, [string, (world: DemoWorld) => Definition]>

type Way = keyof typeof ways

/** Procedures that do not go the ordinary way. */
export const wayByName: Readonly<Record<string, Way>> = {
  'Đăng ký lại khai sinh': 'verification',
  'Cấp giấy xác nhận tình trạng hôn nhân': 'verification',
  'Xác định mức độ khuyết tật và cấp giấy xác nhận': 'verification',
  'Đăng ký thành lập hộ kinh doanh': 'visitByTrade',
  'Cấp giấy phép xây dựng nhà ở riêng lẻ': 'parallel',
  'Cấp giấy phép sửa chữa, cải tạo nhà ở': 'parallel',
  'Đăng ký, cấp giấy chứng nhận quyền sử dụng đất lần đầu': 'obligation',
  'Đăng ký biến động do chuyển nhượng, tặng cho quyền sử dụng đất': 'obligation',
  'Tách thửa, hợp thửa đất': 'obligation',
  'Chuyển mục đích sử dụng đất của cá nhân': 'obligation',
  'Công nhận và giải quyết chế độ người có công': 'withDepartment',
  'Xác định nghĩa vụ tài chính về đất đai': 'shortWay',
}

/** The ordinary way by the working minutes that its six counted steps take, the quickest first. */
const paces: readonly [string, WorkingTime, number][] = [
  ['Quy trình giải quyết trong buổi', { amount: 0.5, unit: 'working_hour' }, 180],
  ['Quy trình giải quyết trong ngày', { amount: 1, unit: 'working_hour' }, 360],
  ['Quy trình 3 ngày', { amount: 0.5, unit: 'working_day' }, 1440],
  ['Quy trình 6 ngày', { amount: 1, unit: 'working_day' }, 2880],
]

/** Which process a procedure of that name goes through, whose term holds so many working minutes. */
export type ProcessFor = (name: string, minutes: number) => string | null

export async function inventProcesses(tx: Tx, officer: Actor, world: DemoWorld): Promise<ProcessFor> {
  const unitId = world.units.province
  const publish = (name: string, definition: Definition) => published(tx, officer, { unitId, name, definition })
  const byPace: { minutes: number; id: string }[] = []
  for (const [name, time, minutes] of paces) byPace.push({ minutes, id: await publish(name, paced(time)) })
  const byWay = new Map<string, string>()
  for (const [way, [name, definition]] of Object.entries(ways)) byWay.set(way, await publish(name, definition(world)))
  return (name, available) =>
    byWay.get(wayByName[name] ?? '') ?? byPace.findLast(({ minutes }) => minutes <= available)?.id ?? null
}
