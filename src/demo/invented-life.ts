// How the invented year went: most work on time, some late, some overdue, with the reasons people give.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import {
  answerDifficulty,
  askExtension,
  decideDelivery,
  decideExtension,
  deliverOutput,
  findOpenDifficulty,
  findWorkOfPlan,
  raiseDifficulty,
  reportProgress,
  type WorkOfPlan,
} from '../steering/plan-tracking/index.ts'
import type { Chance } from './seeded.ts'

type People = { officer: Actor; leader: Actor; workerOf: (unitId: string) => Actor }

/** The same transaction on another day: history of the demo is dated when it happened, not when it was made. */
const on = (tx: Tx, day: Temporal.PlainDate, hour: number): Tx => ({
  ...tx,
  now: day.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: { hour, minute: 12 } }).toInstant(),
})

const hindrances = [
  'Số liệu của các thôn gửi về chậm, đề nghị đôn đốc chung.',
  'Cán bộ phụ trách đi bồi dưỡng, phòng đang bố trí người thay.',
  'Đường truyền tại trung tâm chưa ổn định, đề nghị hỗ trợ kỹ thuật.',
]

/** Nobody accepts what they delivered themselves: the officer's own output goes to the leader. */
const acceptorOf = (worker: Actor, { officer, leader }: People): Actor =>
  worker.personId === officer.personId ? leader : officer

async function finish(
  tx: Tx,
  item: WorkOfPlan,
  due: Temporal.PlainDate,
  people: People,
  chance: Chance,
): Promise<void> {
  const worker = people.workerOf(item.unitId!)
  const late = chance.often(0.14)
  const delivered = late ? due.add({ days: 1 + chance.whole(20) }) : due.subtract({ days: 1 + chance.whole(12) })
  const began = delivered.subtract({ days: 5 + chance.whole(20) })
  await reportProgress(on(tx, began, 9), worker, {
    id: item.id,
    percent: 40,
    text: 'Đã dự thảo, đang lấy ý kiến các phòng.',
  })
  const text = `Văn bản số ${10 + chance.whole(190)}/${chance.pick(['KH', 'BC', 'QĐ', 'TB'])}-UBND`
  await deliverOutput(on(tx, delivered, 15), worker, { id: item.id, text }, [])
  await decideDelivery(on(tx, delivered.add({ days: 2 }), 10), acceptorOf(worker, people), {
    id: item.id,
    decision: 'accepted',
  })
}

async function extend(tx: Tx, item: WorkOfPlan, due: Temporal.PlainDate, people: People): Promise<void> {
  const worker = people.workerOf(item.unitId!)
  const asked = on(tx, due.subtract({ days: 4 }), 14)
  const wantedOn = due.add({ days: 20 })
  await askExtension(asked, worker, { id: item.id, wantedOn, reason: 'Chờ hướng dẫn của sở chuyên ngành.' })
  await decideExtension(on(tx, due.subtract({ days: 2 }), 9), people.officer, { id: item.id, decision: 'granted' })
  await deliverOutput(
    on(tx, due.add({ days: 12 }), 16),
    worker,
    { id: item.id, text: 'Đã hoàn thành theo thời hạn được gia hạn.' },
    [],
  )
  await decideDelivery(on(tx, due.add({ days: 14 }), 9), acceptorOf(worker, people), {
    id: item.id,
    decision: 'accepted',
  })
}

async function struggle(
  tx: Tx,
  item: WorkOfPlan,
  day: Temporal.PlainDate,
  people: People,
  chance: Chance,
): Promise<void> {
  const worker = people.workerOf(item.unitId!)
  await reportProgress(on(tx, day, 8), worker, { id: item.id, percent: 10 + chance.whole(60), text: 'Đang thực hiện.' })
  if (!chance.often(0.4)) return
  await raiseDifficulty(on(tx, day, 9), worker, { id: item.id, text: chance.pick(hindrances) })
  const difficultyId = await findOpenDifficulty(tx, item.id)
  if (difficultyId && chance.often(0.5))
    await answerDifficulty(on(tx, day.add({ days: 1 }), 10), people.officer, {
      id: item.id,
      difficultyId,
      answer: 'Đã trao đổi, Văn phòng hỗ trợ trong tuần.',
    })
}

/** Lets the units work on their plan until `today`. */
export async function liveThePlan(
  tx: Tx,
  planId: string,
  today: Temporal.PlainDate,
  people: People,
  chance: Chance,
): Promise<void> {
  for (const item of await findWorkOfPlan(tx, planId)) {
    if (!item.unitId) continue
    const due = item.firstDueOn
    if (!due) {
      if (item.kind === 'ongoing')
        await struggle(tx, item, today.subtract({ days: 20 + chance.whole(60) }), people, chance)
      continue
    }
    const past = Temporal.PlainDate.compare(due.add({ days: 25 }), today) < 0
    if (past && chance.often(0.06)) await extend(tx, item, due, people)
    else if (past && chance.often(0.93)) await finish(tx, item, due, people, chance)
    else if (chance.often(0.6)) await struggle(tx, item, today.subtract({ days: 3 + chance.whole(10) }), people, chance)
  }
}
