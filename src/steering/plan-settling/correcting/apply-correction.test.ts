import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { createPlan, putIntoForce, type SettledPlan, type SettledTarget } from '../../plans/index.ts'
import type { Draft } from '../draft.ts'
import { aPlan, aTask as aSettledTask } from '../../plans/plan-fixtures.ts'
import { getImport } from '../importing/import-queries.ts'
import { printedUnits } from '../open-points.ts'
import { aDraft, aTarget, aTask, makeImport } from '../plan-settling-fixtures.ts'
import { findChoices, storeChoices } from '../settling/choice-rows.ts'
import { applyCorrection, seenMark } from './apply-correction.ts'
import { differenceKey } from './compare-plans.ts'
import { findCorrection } from './find-correction.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import '../../plan-tracking/index.ts'

const { rolledBack } = testDatabase()

const amendment = {
  amendmentNumber: '45/QĐ-UBND',
  amendmentDate: Temporal.PlainDate.from('2026-04-02'),
  amendmentReason: 'Điều chỉnh thời hạn',
}

/** A plan in force of three tasks, and a corrected version that moves one date, drops one task and adds one. */
async function makeScene(tx: Tx, more: { plan?: Partial<SettledPlan>; draft?: Partial<Draft> } = {}) {
  const { units, cast } = await makeCast(tx)
  const officer = cast.communeReformOfficer
  const lead = [{ printed: 'Văn phòng HĐND và UBND', unitIds: [units.tanLapOffice], collective: false }]
  const texts = ['Ban hành kế hoạch tuyên truyền', 'Kiểm tra kỷ luật, kỷ cương', 'Khảo sát mức độ hài lòng']
  const tasks = texts.map((text, at) => aSettledTask({ area: null, number: String(at + 1), text, lead }))
  const planId = await createPlan(tx, officer, aPlan(units.tanLap, { areas: [], tasks, ...more.plan }))
  await putIntoForce(tx, officer, { id: planId, version: 1 })
  const [first, , third] = texts
  const lines = [first!, third!, 'Mở chuyên mục hỏi đáp trên trang thông tin']
  const draft = aDraft({
    ...more.draft,
    tasks: lines.map((text, at) =>
      aTask({
        seq: at + 1,
        no: text === third ? '3' : String(at + 1),
        text,
        area: null,
        areaKey: null,
        ...(text === first && { deadline: { text: 'Tháng 5/2026', kind: 'by-month', dueDates: ['2026-05-31'] } }),
        places: { text: { block: 1, row: at + 1, column: 1, line: at + 4, page: 1 } },
      }),
    ),
  })
  const id = await makeImport(tx, officer, units.tanLap, draft, { correctsPlanId: planId })
  return { units, officer, planId, id, draft }
}

const found = async (tx: Tx, { officer, id, draft }: Awaited<ReturnType<typeof makeScene>>) => {
  const row = await getImport(tx, officer, id)
  const { differences } = await findCorrection(tx, row, { draft, choices: await findChoices(tx, id) })
  return { differences, seen: seenMark(differences), keys: differences.map(differenceKey) }
}

/** The one name of the draft stands for the office. */
const decideUnits = (tx: Tx, { id, units, draft }: Awaited<ReturnType<typeof makeScene>>) =>
  storeChoices(
    tx,
    id,
    new Map(
      printedUnits(draft).map(({ key, printed }) => [
        key,
        { printed, decision: 'units', collective: false, unitIds: [units.tanLapOffice], chosenBy: null },
      ]),
    ),
  )

const tasksOf = (tx: Tx, planId: string) =>
  tx.query
    .selectFrom('plans.task')
    .select(['text', 'due_dates', 'dropped_at', 'place'])
    .where('plan_id', '=', planId)
    .orderBy('position')
    .execute()

test('what is ticked is applied as one amendment; the rest stays as the plan has it', () =>
  rolledBack(async (tx) => {
    const scene = await makeScene(tx)
    await decideUnits(tx, scene)
    const { differences, seen, keys } = await found(tx, scene)
    assert.deepEqual(
      differences.map(({ kind }) => kind),
      ['changed', 'added', 'dropped'],
    )
    const { id, officer, planId } = scene
    await applyCorrection(tx, officer, { id, version: 1, seen, ticked: keys.slice(0, 2), ...amendment })
    const tasks = await tasksOf(tx, planId)
    assert.deepEqual(
      tasks.map(({ text, due_dates, dropped_at }) => [text, due_dates.join(), dropped_at]),
      [
        ['Ban hành kế hoạch tuyên truyền', '2026-05-31', null],
        ['Kiểm tra kỷ luật, kỷ cương', '2026-03-31', null],
        ['Khảo sát mức độ hài lòng', '2026-03-31', null],
        ['Mở chuyên mục hỏi đáp trên trang thông tin', '2026-03-31', null],
      ],
    )
    assert.equal((tasks[3]!.place as { importId: string }).importId, id, 'it is read from the amending document')
    const amendments = await tx.query.selectFrom('plans.amendment').select(['number', 'reason', 'file_id']).execute()
    assert.deepEqual(
      amendments.map((one) => [one.number, one.reason, one.file_id !== null]),
      [['45/QĐ-UBND', 'Điều chỉnh thời hạn', true]],
    )
    const due = await tx.query
      .selectFrom('plan_tracking.work_item')
      .select(['first_due_on', 'amended_due_on'])
      .where('plan_id', '=', planId)
      .where('cancelled_at', 'is', null)
      .orderBy('amended_due_on')
      .execute()
    // The first date is kept for ever; the amended one stands beside it.
    assert.deepEqual(
      due.map((item) => [item.first_due_on?.toString(), item.amended_due_on?.toString()]),
      [['2026-03-31', '2026-05-31'], ...Array.from({ length: 3 }, () => ['2026-03-31', undefined])],
    )
    await assert.rejects(applyCorrection(tx, officer, { id, version: 2, seen, ticked: keys, ...amendment }), {
      code: 'plan_settling.settled',
    })
  }))

const settledTarget = (text: string, value: number): SettledTarget => ({
  area: null,
  text,
  metricId: null,
  comparator: '>=',
  value,
  valueTo: null,
  dueOn: null,
  unit: '%',
  scope: '',
  binding: true,
  place: null,
})

test('targets are compared and applied too: what was reached stays with a changed one, the unticked stays as it was', () =>
  rolledBack(async (tx) => {
    const [onTime, online, content] = ['Hồ sơ trả đúng hạn', 'Hồ sơ nộp trực tuyến', 'Người dân hài lòng']
    const place = { block: 0, line: 1, page: 1 }
    const scene = await makeScene(tx, {
      plan: { targets: [settledTarget(onTime!, 95), settledTarget(online!, 50), settledTarget(content!, 90)] },
      draft: {
        targets: [
          aTarget({ id: 'C01', text: onTime!, value: 98 }),
          aTarget({ id: 'C02', text: online!, value: 60 }),
          aTarget({ id: 'C03', text: 'Thủ tục được rà soát', value: 20, place }),
        ],
      },
    })
    const targetsOf = () =>
      tx.query
        .selectFrom('plans.target')
        .select(['id', 'text', 'value', 'version', 'dropped_at', 'place'])
        .where('plan_id', '=', scene.planId)
        .orderBy('position')
        .execute()
    const before = await targetsOf()
    await decideUnits(tx, scene)
    const { differences, seen } = await found(tx, scene)
    const wanted = differences.filter((one) => one.what === 'target' && one.item.text !== online)
    assert.deepEqual(
      wanted.map(({ kind }) => kind),
      ['changed', 'added', 'dropped'],
    )
    const { id, officer } = scene
    await applyCorrection(tx, officer, { id, version: 1, seen, ticked: wanted.map(differenceKey), ...amendment })
    const after = await targetsOf()
    assert.deepEqual(
      after.map(({ text, value, version, dropped_at }) => [text, Number(value), version, dropped_at !== null]),
      [
        [onTime, 98, 2, false],
        [online, 50, 1, false],
        [content, 90, 2, true],
        ['Thủ tục được rà soát', 20, 1, false],
      ],
    )
    assert.equal(after[0]!.id, before[0]!.id)
    assert.equal((after[3]!.place as { importId: string }).importId, id)
    const told = await tx.query
      .selectFrom('kernel.audit')
      .select('action')
      .where('subject_kind', '=', 'target')
      .orderBy('action')
      .execute()
    assert.deepEqual(
      told.map(({ action }) => action),
      ['plans.target_added', 'plans.target_changed', 'plans.target_dropped'],
    )
  }))

test('a plan that changed since the differences were looked at is not overwritten unseen', () =>
  rolledBack(async (tx) => {
    const scene = await makeScene(tx)
    await decideUnits(tx, scene)
    const { seen, keys } = await found(tx, scene)
    const { id, officer, planId } = scene
    await tx.query.updateTable('plans.task').set({ note: 'Đã bố trí' }).where('plan_id', '=', planId).execute()
    await assert.rejects(applyCorrection(tx, officer, { id, version: 1, seen, ticked: keys, ...amendment }), {
      code: 'kernel.changed_meanwhile',
    })
  }))

test('nothing is applied while points are open, nor without a tick', () =>
  rolledBack(async (tx) => {
    const scene = await makeScene(tx)
    const { id, officer } = scene
    const input = { id, version: 1, seen: '?', ticked: [], ...amendment }
    await assert.rejects(applyCorrection(tx, officer, input), { code: 'plan_settling.still_open' })
    await decideUnits(tx, scene)
    const { seen } = await found(tx, scene)
    await assert.rejects(applyCorrection(tx, officer, { ...input, seen }), { code: 'plan_settling.nothing_ticked' })
  }))
