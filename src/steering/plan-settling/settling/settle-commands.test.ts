import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { getUnit, resolveUnitName } from '../../../foundation/organisation/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { printedUnits } from '../open-points.ts'
import type { Draft } from '../draft.ts'
import { aDraft, aTarget, aTask, makeImport } from '../plan-settling-fixtures.ts'
import { findChoices } from './choice-rows.ts'
import { reasonsOf } from './doubt-reasons.ts'
import { leaveUnitsOpen } from './leave-units-open.ts'
import { settleReason } from './settle-reason.ts'
import { addTask, addTaskInput, dropTask, mergeTasks, splitTask } from './arrange-tasks.ts'
import { chooseBinding } from './choose-binding.ts'
import { chooseUnits, chooseUnitsInput } from './choose-units.ts'
import { confirmTask, saveTask } from './save-task.ts'
import { saveHead, saveHeadInput } from './settle-head.ts'
import { settlePlan } from './settle-plan.ts'
import { saveTarget } from './settle-target.ts'
import { findSteps } from './step-queries.ts'
import { saveTargetInput } from './target-fields.ts'
import { saveTaskInput } from './task-fields.ts'
import { undoStep } from './undo-step.ts'
import '../../plan-tracking/index.ts'

const { rolledBack } = testDatabase()

const doubt = { field: 'lead', reason: 'Dòng lệch cột.', choices: ['Phòng Kinh tế'] }
const areaDoubt = { field: 'area', reason: 'Lĩnh vực in hai cách.', choices: ['Cải cách thể chế'] }
const twoAreas = [1, 2, 3].map((seq) => aTask({ seq, no: String(seq), text: `Việc ${seq}`, doubts: [areaDoubt] }))

type Scene = { tx: Tx; world: AnBinh; officer: AnBinh['cast']['clerk']; id: string }

const scene = (draft: Draft, run: (it: Scene) => Promise<void>): Promise<void> =>
  rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const officer = world.cast.communeReformOfficer
    await run({ tx, world, officer, id: await makeImport(tx, officer, world.units.tanLap, draft) })
  })

const draftOf = async ({ tx, id }: Scene): Promise<Draft> => {
  const row = await tx.query
    .selectFrom('plan_settling.import')
    .select('draft')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.draft as Draft
}
const rowOf = ({ tx, id }: Scene) =>
  tx.query.selectFrom('plan_settling.import').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const form = { text: 'Ban hành kế hoạch', deadlineKind: 'by-date', dueDates: '15/4/2026', deadlineText: '15/4/2026' }
const typed = (it: Scene, seq: number, values: Record<string, unknown> = {}, version = 1) =>
  saveTaskInput.parse({ id: it.id, version: String(version), seq: String(seq), ...form, ...values })
const of = (it: Scene, version = 1) => ({ id: it.id, version, seq: 1, fromList: false })

test('a saved task stands as typed, its doubts settled, the step kept under the name of who took it', () =>
  scene(aDraft({ tasks: [aTask({ doubts: [doubt] })] }), async (it) => {
    const { points } = await saveTask(it.tx, it.officer, typed(it, 1, { lead: 'Phòng Kinh tế', pick_lead: 'other' }))
    const [task] = (await draftOf(it)).tasks
    assert.deepEqual([task!.text, task!.lead[0]!.unit, task!.doubts], ['Ban hành kế hoạch', 'Phòng Kinh tế', []])
    const row = await rowOf(it)
    assert.deepEqual([row.version, row.points_open], [2, points.length])
    const [step] = await findSteps(it.tx, it.id)
    assert.deepEqual([step!.kind, step!.made_by_name], ['save_task', it.officer.name])
  }))

test('a deadline of a kind that has a day cannot be saved without one, and what was typed is not kept', () =>
  scene(aDraft({ tasks: [aTask()] }), async (it) => {
    const without = typed(it, 1, { deadlineText: 'Tháng 3/2026', deadlineKind: 'by-date', dueDates: '' })
    await assert.rejects(saveTask(it.tx, it.officer, without), {
      code: 'plans.deadline_date_required',
      field: 'dueDates',
    })
    assert.equal((await rowOf(it)).version, 1)
  }))

test('one heading read in two ways is settled for all its rows at once, other doubts of theirs stay', () => {
  const tasks = twoAreas.map((task, at) => (at === 2 ? { ...task, doubts: [areaDoubt, doubt] } : task))
  return scene(aDraft({ tasks }), async (it) => {
    await saveTask(it.tx, it.officer, typed(it, 1, { pick_area: '0', sharedArea: 'true' }))
    const settled = (await draftOf(it)).tasks
    assert.deepEqual(
      settled.map(({ area, areaKey, doubts }) => [area, areaKey, doubts.length]),
      [
        ['Cải cách thể chế', 'institution', 0],
        ['Cải cách thể chế', 'institution', 0],
        ['Cải cách thể chế', 'institution', 1],
      ],
    )
  })
})

test('what is confirmed stays word for word as it was read', () =>
  scene(aDraft({ tasks: twoAreas }), async (it) => {
    await confirmTask(it.tx, it.officer, { ...of(it), sharedArea: false })
    const [first, second] = (await draftOf(it)).tasks
    assert.deepEqual(first, { ...twoAreas[0], doubts: [] })
    assert.deepEqual(second, twoAreas[1])
  }))

test('rows doubted for one reason are confirmed at once; what was unticked and what else is doubted stays open', () => {
  const same = { field: 'deadline', reason: 'Cột lệch.' }
  const tasks = [1, 2, 3].map((seq) => aTask({ seq, doubts: seq === 2 ? [same, doubt] : [same] }))
  return scene(aDraft({ tasks }), async (it) => {
    const { tx, officer, id } = it
    const [group] = reasonsOf({ tasks })
    assert.deepEqual([group!.reason, group!.tasks.length], ['Cột lệch.', 3])
    const input = { id, version: 1, reason: group!.key, ticked: [1, 2], pick: 'read' as const }
    await assert.rejects(settleReason(tx, officer, { ...input, ticked: [] }), { code: 'plan_settling.nothing_ticked' })
    await assert.rejects(settleReason(tx, officer, { ...input, pick: 'offer' }), {
      code: 'plan_settling.no_single_offer',
    })
    await settleReason(tx, officer, input)
    assert.deepEqual(
      (await draftOf(it)).tasks.map(({ doubts }) => doubts),
      [[], [doubt], [same]],
    )
    await undoStep(tx, officer, { id, version: 2 })
    assert.deepEqual(
      (await draftOf(it)).tasks.map(({ doubts }) => doubts.length),
      [1, 2, 1],
    )
  })
})

test('where each row of a reason could be one other thing, that is taken for all of them', () => {
  const offers = [['Tháng 4/2026'], ['Tháng 7/2026'], ['Tháng 4/2026', 'Tháng 7/2026']]
  const tasks = offers.map((choices, at) =>
    aTask({ seq: at + 1, doubts: [{ field: 'deadline', reason: 'Năm khác.', choices }] }),
  )
  return scene(aDraft({ tasks }), async (it) => {
    const reason = reasonsOf({ tasks })[0]!.key
    const input = { id: it.id, version: 1, reason, ticked: [1, 2, 3], pick: 'offer' as const }
    const { points } = await settleReason(it.tx, it.officer, input)
    assert.deepEqual(
      (await draftOf(it)).tasks.map(({ deadline, doubts }) => [deadline.dueDates, doubts.length]),
      [
        [['2026-04-30'], 0],
        [['2026-07-31'], 0],
        [['2026-03-31'], 1],
      ],
    )
    assert.deepEqual(
      points.map(({ kind }) => kind),
      ['task', 'unit'],
    )
  })
})

test('names that nobody decided are left open together; what was decided stays decided', () => {
  const tasks = [aTask({ lead: [{ unit: 'Tổ một' }, { unit: 'Tổ hai' }], coordinate: [{ unit: 'Phòng Kinh tế' }] })]
  return scene(aDraft({ tasks }), async (it) => {
    const { tx, officer, id } = it
    const names = await namesOf(it)
    const economy = { id, version: '1', key: names[2]!.key, decision: 'found' }
    await chooseUnits(tx, officer, chooseUnitsInput.parse(economy))
    const keys = names.map(({ key }) => key)
    const { points } = await leaveUnitsOpen(tx, officer, { id, version: 2, keys })
    assert.deepEqual(points, [])
    const choices = await findChoices(tx, id)
    assert.deepEqual(
      keys.map((key) => choices.get(key)?.decision),
      ['open', 'open', 'units'],
    )
    await assert.rejects(leaveUnitsOpen(tx, officer, { id, version: 3, keys }), {
      code: 'plan_settling.nothing_ticked',
    })
  })
})

test('a unit that the list lacks is made while settling, under the parent chosen, and carries the name at once', () =>
  scene(aDraft({ tasks: [aTask({ lead: [{ unit: 'Tổ Chuyển đổi số' }] })] }), async (it) => {
    const { tx, id, world } = it
    const [name] = await namesOf(it)
    const form = { id, version: '1', key: name!.key, decision: 'new', newName: 'Tổ Chuyển đổi số xã Tân Lập' }
    const input = chooseUnitsInput.parse({
      ...form,
      newKind: 'division',
      newParentId: world.units.tanLap,
      remember: 'on',
    })
    const lacking = chooseUnitsInput.parse({ ...form, newParentId: world.units.tanLap })
    await assert.rejects(chooseUnits(tx, it.officer, input), { code: 'kernel.forbidden' })
    // In a small commune one clerk does both.
    const clerk = { ...it.officer, grants: [...it.officer.grants, ...world.cast.administrator.grants] }
    await assert.rejects(chooseUnits(tx, clerk, lacking), { code: 'form.choose', field: 'newKind' })
    const { points } = await chooseUnits(tx, clerk, input)
    assert.deepEqual(points, [])
    const [unitId] = (await findChoices(tx, id)).get(name!.key)!.unitIds
    const unit = await getUnit(tx, unitId!)
    const { path } = await getUnit(tx, world.units.tanLap)
    assert.equal(unit.name, 'Tổ Chuyển đổi số xã Tân Lập')
    assert.ok(unit.path.startsWith(`${path}.`), `${unit.path} below ${path}`)
    const again = await resolveUnitName(tx, { name: 'Tổ Chuyển đổi số', authorityId: world.units.tanLap })
    assert.deepEqual([again.units[0]?.id, again.exact], [unitId, true])
  }))

test('rows are split, merged, added and dropped; addresses of the others stay', () =>
  scene(aDraft({ tasks: twoAreas }), async (it) => {
    const { tx, officer, id } = it
    await splitTask(tx, officer, { ...of(it), first: 'Việc đầu', second: 'Việc sau' })
    const texts = async () => (await draftOf(it)).tasks.map(({ seq, text }) => `${seq} ${text}`)
    assert.deepEqual(await texts(), ['1 Việc đầu', '4 Việc sau', '2 Việc 2', '3 Việc 3'])
    await mergeTasks(tx, officer, { ...of(it, 2), seq: 2 })
    assert.deepEqual(await texts(), ['1 Việc đầu', '4 Việc sau', '2 Việc 2\nViệc 3'])
    await addTask(tx, officer, addTaskInput.parse({ id, version: '3', after: '4', ...form }))
    assert.deepEqual(await texts(), ['1 Việc đầu', '4 Việc sau', '5 Ban hành kế hoạch', '2 Việc 2\nViệc 3'])
    await dropTask(tx, officer, { ...of(it, 4), seq: 4 })
    assert.deepEqual(await texts(), ['1 Việc đầu', '5 Ban hành kế hoạch', '2 Việc 2\nViệc 3'])
    await assert.rejects(mergeTasks(tx, officer, { ...of(it, 5), seq: 2 }), { code: 'plan_settling.no_next_task' })
    await assert.rejects(dropTask(tx, officer, { ...of(it, 5), seq: 99 }), { code: 'kernel.not_found' })
  }))

test('steps are taken back one after the other until the draft is as it was read, choices of units too', () => {
  const start = aDraft({ tasks: twoAreas, targets: [aTarget()] })
  return scene(start, async (it) => {
    const { tx, officer, id } = it
    await splitTask(tx, officer, { ...of(it), first: 'Việc đầu', second: 'Việc sau' })
    const [unit] = await namesOf(it)
    const choice = { id, version: '2', key: unit!.key, decision: 'open' }
    await chooseUnits(tx, officer, chooseUnitsInput.parse(choice))
    const head = { id, version: '3', title: 'Kế hoạch khác', year: '2027' }
    await saveHead(tx, officer, saveHeadInput.parse(head))
    for (const version of [4, 5, 6]) await undoStep(tx, officer, { id, version })
    assert.deepEqual(await draftOf(it), JSON.parse(JSON.stringify(start)))
    const rows = await tx.query
      .selectFrom('plan_settling.unit_choice')
      .selectAll()
      .where('import_id', '=', id)
      .execute()
    assert.deepEqual(rows, [])
    assert.equal((await rowOf(it)).points_open, (await rowOf(it)).points_read)
    await assert.rejects(undoStep(tx, officer, { id, version: 7 }), { code: 'plan_settling.nothing_to_undo' })
    assert.ok((await findSteps(tx, id)).every((step) => step.undone_at))
  })
})

const namesOf = async (it: Scene) => printedUnits(await draftOf(it))

test('a name stands for the units that were ticked, for one found by name, or for none yet', () =>
  scene(
    aDraft({ tasks: [aTask({ lead: [{ unit: 'Bộ phận Văn hóa' }], coordinate: [{ unit: 'Phòng Kinh tế' }] })] }),
    async (it) => {
      const { tx, officer, id, world } = it
      const [culture, economy] = await namesOf(it)
      const input = { id, version: '1', key: culture!.key, remember: 'true' }
      const ticked = [world.units.tanLapCulture]
      await assert.rejects(chooseUnits(tx, officer, chooseUnitsInput.parse({ ...input, decision: 'units' })), {
        code: 'plan_settling.no_unit_ticked',
      })
      await assert.rejects(chooseUnits(tx, officer, chooseUnitsInput.parse({ ...input, decision: 'found' })), {
        code: 'form.choose',
      })
      await chooseUnits(tx, officer, chooseUnitsInput.parse({ ...input, decision: 'units', unitIds: ticked }))
      const found = { ...input, version: '2', key: economy!.key, decision: 'found' }
      await chooseUnits(tx, officer, chooseUnitsInput.parse(found))
      const rows = await tx.query
        .selectFrom('plan_settling.unit_choice')
        .select(['printed', 'unit_ids', 'chosen_by'])
        .where('import_id', '=', id)
        .orderBy('printed')
        .execute()
      assert.deepEqual(
        rows.map((row) => [row.printed, row.unit_ids, row.chosen_by]),
        [
          ['Bộ phận Văn hóa', ticked, officer.personId],
          ['Phòng Kinh tế', [world.units.tanLapEconomy], officer.personId],
        ],
      )
      const again = await resolveUnitName(tx, { name: 'Bộ phận Văn hóa', authorityId: world.units.tanLap })
      assert.equal(again.units[0]?.id, world.units.tanLapCulture, 'the name is remembered for the next document')
    },
  ))

test('of contradicting targets one binds and the others are kept; different things may all bind', () => {
  const targets = [aTarget({ id: 'C1', conflictWith: ['C2'] }), aTarget({ id: 'C2', conflictWith: ['C1'], value: 95 })]
  const draft = aDraft({ tasks: [aTask({ lead: [] })], targets })
  return scene(draft, async (it) => {
    const { tx, officer, id } = it
    const { points } = await chooseBinding(tx, officer, { id, version: 1, targetId: 'C2', binding: 'C2' })
    assert.deepEqual(points, [])
    assert.deepEqual(
      (await draftOf(it)).targets.map(({ binding, value }) => [binding, value]),
      [
        [false, 98],
        [true, 95],
      ],
    )
    await undoStep(tx, officer, { id, version: 2 })
    const all = await chooseBinding(tx, officer, { id, version: 3, targetId: 'C1', binding: 'all' })
    assert.deepEqual(all.points, [])
    assert.ok((await draftOf(it)).targets.every(({ binding }) => binding !== false))
    await assert.rejects(chooseBinding(tx, officer, { id, version: 4, targetId: 'C1', binding: 'C1' }), {
      code: 'kernel.not_found',
    })
  })
})

test('a target that compares with a number needs the number', () =>
  scene(aDraft({ targets: [aTarget()] }), async (it) => {
    const values = { id: it.id, version: '1', targetId: 'C01', text: 'Đúng hạn', comparator: 'between', value: '90' }
    await assert.rejects(saveTarget(it.tx, it.officer, saveTargetInput.parse(values)), { field: 'valueTo' })
    await saveTarget(it.tx, it.officer, saveTargetInput.parse({ ...values, valueTo: '95,5', binding: 'on' }))
    assert.deepEqual((await draftOf(it)).targets[0]!.value, [90, 95.5])
  }))

test('with something open the plan does not enter into force; with nothing open it does, and is followed', () =>
  scene(aDraft({ tasks: [aTask({ doubts: [doubt] })] }), async (it) => {
    const { tx, officer, id, world } = it
    await assert.rejects(settlePlan(tx, officer, { id, version: 1 }), { code: 'plan_settling.still_open', status: 422 })
    await confirmTask(tx, officer, { ...of(it), sharedArea: false })
    const [unit] = await namesOf(it)
    const choice = { id, version: '2', key: unit!.key, decision: 'units', unitIds: [world.units.tanLapOffice] }
    await chooseUnits(tx, officer, chooseUnitsInput.parse(choice))
    const planId = await settlePlan(tx, officer, { id, version: 3 })
    const plan = await tx.query.selectFrom('plans.plan').selectAll().where('id', '=', planId).executeTakeFirstOrThrow()
    assert.deepEqual([plan.import_id, plan.year, plan.in_force_at], [id, 2026, tx.now])
    const work = await tx.query
      .selectFrom('plan_tracking.work_item')
      .selectAll()
      .where('plan_id', '=', planId)
      .execute()
    assert.deepEqual(
      work.map((item) => [item.unit_id, item.first_due_on?.toString()]),
      [[world.units.tanLapOffice, '2026-03-31']],
    )
    await assert.rejects(settlePlan(tx, officer, { id, version: 4 }), { code: 'plan_settling.settled' })
    await assert.rejects(undoStep(tx, officer, { id, version: 4 }), { code: 'plan_settling.settled' })
  }))
