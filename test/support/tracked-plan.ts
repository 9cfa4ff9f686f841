// A plan of the commune Tân Lập in force, with work in every state on one chosen day.
import type { Tx } from '../../src/kernel/database/types.ts'
import type { AnBinh } from './cast.ts'
import '../../src/steering/plan-tracking/index.ts'
import { createPlan, putIntoForce, type SettledDeadline } from '../../src/steering/plans/index.ts'
import { aPlan, aTask, led } from '../../src/steering/plans/plan-fixtures.ts'
import { decideDelivery } from '../../src/steering/plan-tracking/decide-delivery.ts'
import { deliverOutput } from '../../src/steering/plan-tracking/deliver-output.ts'
import { reportProgress } from '../../src/steering/plan-tracking/report-progress.ts'

export const morningOf = (day: string): Temporal.Instant => Temporal.Instant.from(`${day}T08:00:00+07:00`)

export const onDay = (tx: Tx, day: string): Tx => ({ ...tx, now: morningOf(day) })

/** The day on which the states are as the tasks say. */
export const storyDay = '2026-05-20'

const byDate = (text: string, due: string, exclusive = false): SettledDeadline => ({
  text,
  kind: 'by-date',
  dueDates: [due],
  exclusive,
})

/** One task for each state, in two areas; a recurring one; one without a unit; one with hostile words. */
export async function makeTrackedPlan(tx: Tx, { units, cast }: AnBinh): Promise<string> {
  const officer = cast.communeReformOfficer
  const culture = led(units.tanLapCulture)
  const plan = aPlan(units.tanLap, {
    number: '05/KH-UBND',
    issuedOn: '2026-01-12',
    areas: [
      { key: 'institution', name: 'Cải cách thể chế' },
      { key: 'procedures', name: 'Cải cách thủ tục hành chính' },
    ],
    tasks: [
      aTask({ number: '1', text: 'Rà soát văn bản', lead: culture, deadline: byDate('Tháng 3', '2026-03-31') }),
      aTask({
        number: '2',
        text: '=SUM(A1) và "ngoặc", dấu phẩy',
        lead: culture,
        deadline: byDate('Trước 10/4', '2026-04-10', true),
      }),
      aTask({
        number: '3',
        text: 'Niêm yết thủ tục #read("x")',
        area: 1,
        lead: culture,
        deadline: byDate('15/5', '2026-05-15'),
      }),
      aTask({
        number: '4',
        text: 'Đánh giá mức độ hài lòng',
        area: 1,
        lead: led(units.tanLapCentre),
        deadline: { text: 'Hằng quý', kind: 'recurring', every: 'quarter', dueDates: ['2026-06-30', '2026-12-31'] },
      }),
      aTask({
        number: '5',
        text: 'Kiểm tra đột xuất',
        area: 1,
        lead: led(units.tanLapOffice),
        deadline: { text: 'Theo chỉ đạo', kind: 'per-instruction', dueDates: [] },
      }),
      aTask({
        number: '6',
        text: 'Tuyên truyền',
        area: null,
        deadline: { text: 'Thường xuyên', kind: 'ongoing', dueDates: [] },
      }),
      aTask({ number: '7', text: 'Báo cáo kết quả', lead: culture, deadline: byDate('30/5', '2026-05-30') }),
    ],
  })
  const planId = await createPlan(onDay(tx, '2026-01-12'), officer, plan)
  await putIntoForce(onDay(tx, '2026-01-12'), officer, { id: planId, version: 1 })
  const of = (text: string) => findWorkId(tx, planId, text)
  const worker = cast.communeSpecialist
  const finish = async (id: string, delivered: string) => {
    await deliverOutput(onDay(tx, delivered), worker, { id, text: 'Văn bản số 12/BC-UBND' }, [])
    await decideDelivery(onDay(tx, delivered), officer, { id, decision: 'accepted' })
  }
  await finish(await of('Rà soát'), '2026-03-30')
  await finish(await of('=SUM'), '2026-04-10')
  await reportProgress(onDay(tx, '2026-05-10'), officer, {
    id: await of('Đánh giá'),
    percent: 40,
    text: 'Đã phát phiếu',
  })
  await deliverOutput(onDay(tx, '2026-05-19'), worker, { id: await of('Báo cáo'), text: 'Báo cáo số 9' }, [])
  return planId
}

/** The first work of the task that begins so. */
export async function findWorkId(tx: Tx, planId: string, beginning: string): Promise<string> {
  const row = await tx.query
    .selectFrom('plan_tracking.work_item as item')
    .innerJoin('plans.task as task', 'task.id', 'item.task_id')
    .select('item.id')
    .where('item.plan_id', '=', planId)
    .where('task.text', 'like', `${beginning}%`)
    .orderBy('item.first_due_on')
    .executeTakeFirstOrThrow()
  return row.id
}
