import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask as aSettledTask, led } from '../plans/plan-fixtures.ts'
import { applyCorrection, seenMark } from './correcting/apply-correction.ts'
import { differenceKey } from './correcting/compare-plans.ts'
import { findCorrection } from './correcting/find-correction.ts'
import { dropImport } from './importing/drop-import.ts'
import { getImport } from './importing/import-queries.ts'
import { cancelReading, readAgain } from './importing/repeat-reading.ts'
import { startImport } from './importing/start-import.ts'
import { aDraft, aTarget, aTask, makeImport } from './plan-settling-fixtures.ts'
import { printedUnits } from './open-points.ts'
import { settlingRoutes } from './routes.ts'
import { addTask, addTaskInput, dropTask, mergeTasks, splitTask } from './settling/arrange-tasks.ts'
import { chooseBinding } from './settling/choose-binding.ts'
import { chooseUnits, chooseUnitsInput } from './settling/choose-units.ts'
import { reasonsOf } from './settling/doubt-reasons.ts'
import { leaveUnitsOpen } from './settling/leave-units-open.ts'
import { confirmTask, saveTask } from './settling/save-task.ts'
import { dropDuty, dropReporting, saveDuty, saveReporting } from './settling/settle-duty.ts'
import { confirmHead, saveHead, saveHeadInput } from './settling/settle-head.ts'
import { settleReason } from './settling/settle-reason.ts'
import { settlePlan } from './settling/settle-plan.ts'
import { addTarget, confirmTarget, dropTarget, saveTarget } from './settling/settle-target.ts'
import { addTargetInput, saveTargetInput } from './settling/target-fields.ts'
import { saveTaskInput } from './settling/task-fields.ts'
import { undoStep } from './settling/undo-step.ts'

// Every command × everybody of the cast, on an import of the commune Tân Lập.
const db = testDatabase()

type Scene = {
  world: AnBinh
  /** Read, with things to settle; another with nothing open; one not read yet; one that corrects a plan in force. */
  id: string
  clearId: string
  unreadId: string
  correctionId: string
  unitKey: string
  reason: string
  seen: string
  ticked: string[]
}
type Attempt = (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown>

const typed = { text: 'Việc khác', deadlineKind: 'ongoing' }
const typedTarget = { text: 'Đúng hạn', comparator: '>=', value: '95' }
const of = ({ id }: Scene) => ({ id, version: 1, seq: 1, fromList: false })
const ofTarget = ({ id }: Scene) => ({ id, version: 1, targetId: 'C1', fromList: false })
const ofDuty = ({ id }: Scene, was: string) => ({ id, version: 1, at: 1, was })
const services = {} as Parameters<typeof startImport>[3]['services']
const upload = { name: 'a.txt', size: 21 * 1024 * 1024, sha256: '', path: '' }

const commands: Record<string, Attempt> = {
  // Too large a file: who may import is told so, everybody else is refused before anybody looks at the file.
  start_import: (tx, actor, { world }) =>
    startImport(tx, actor, { authorityId: world.units.tanLap, file: upload }, { services }).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'kernel.file_too_large') throw error
    }),
  // Only who began the reading stops it; others of the office find no such work.
  cancel_reading: (tx, actor, { unreadId }) =>
    cancelReading(tx, actor, { id: unreadId }).catch((error: unknown) => {
      if ((error as { code?: string }).code !== 'plan_settling.read_already') throw error
    }),
  read_again: (tx, actor, { unreadId }) => readAgain(tx, actor, { id: unreadId }),
  drop_import: (tx, actor, { id }) => dropImport(tx, actor, { id }),
  save_task: (tx, actor, scene) =>
    saveTask(tx, actor, saveTaskInput.parse({ id: scene.id, version: '1', seq: '1', ...typed })),
  confirm_task: (tx, actor, scene) => confirmTask(tx, actor, { ...of(scene), sharedArea: false }),
  split_task: (tx, actor, scene) => splitTask(tx, actor, { ...of(scene), first: 'một', second: 'hai' }),
  merge_tasks: (tx, actor, scene) => mergeTasks(tx, actor, of(scene)),
  add_task: (tx, actor, { id }) => addTask(tx, actor, addTaskInput.parse({ id, version: '1', after: '1', ...typed })),
  drop_task: (tx, actor, scene) => dropTask(tx, actor, of(scene)),
  settle_reason: (tx, actor, { id, reason }) =>
    settleReason(tx, actor, { id, version: 1, reason, ticked: [2], pick: 'read' }),
  leave_units_open: (tx, actor, { id, unitKey }) => leaveUnitsOpen(tx, actor, { id, version: 1, keys: [unitKey] }),
  choose_units: (tx, actor, { id, unitKey }) =>
    chooseUnits(tx, actor, chooseUnitsInput.parse({ id, version: '1', key: unitKey, decision: 'open' })),
  save_target: (tx, actor, { id }) =>
    saveTarget(tx, actor, saveTargetInput.parse({ id, version: '1', targetId: 'C1', ...typedTarget })),
  confirm_target: (tx, actor, scene) => confirmTarget(tx, actor, ofTarget(scene)),
  add_target: (tx, actor, { id }) => addTarget(tx, actor, addTargetInput.parse({ id, version: '1', ...typedTarget })),
  drop_target: (tx, actor, scene) => dropTarget(tx, actor, ofTarget(scene)),
  choose_binding: (tx, actor, scene) => chooseBinding(tx, actor, { ...ofTarget(scene), binding: 'C1' }),
  save_head: (tx, actor, { id }) =>
    saveHead(tx, actor, saveHeadInput.parse({ id, version: '1', title: 'Kế hoạch', year: '2026' })),
  confirm_head: (tx, actor, { id }) => confirmHead(tx, actor, { id, version: 1 }),
  save_duty: (tx, actor, scene) => saveDuty(tx, actor, { ...ofDuty(scene, 'Đôn đốc'), text: 'Báo cáo', units: 'A' }),
  drop_duty: (tx, actor, scene) => dropDuty(tx, actor, ofDuty(scene, 'Đôn đốc')),
  save_reporting: (tx, actor, scene) =>
    saveReporting(tx, actor, { ...ofDuty(scene, 'Báo cáo quý'), name: 'Báo cáo năm', period: 'year' }),
  drop_reporting: (tx, actor, scene) => dropReporting(tx, actor, ofDuty(scene, 'Báo cáo quý')),
  undo_step: async (tx, actor, { world, id }) => {
    await confirmHead(tx, world.cast.communeReformOfficer, { id, version: 1 })
    return undoStep(tx, actor, { id, version: 2 })
  },
  settle_plan: (tx, actor, { clearId }) => settlePlan(tx, actor, { id: clearId, version: 1 }),
  apply_correction: (tx, actor, { correctionId, seen, ticked }) =>
    applyCorrection(tx, actor, {
      id: correctionId,
      version: 1,
      seen,
      ticked,
      amendmentNumber: '45/QĐ-UBND',
      amendmentDate: Temporal.PlainDate.from('2026-04-02'),
      amendmentReason: 'Điều chỉnh',
    }),
}

const managers: readonly CastName[] = ['communeReformOfficer', 'reformOfficer']
/** May look at drafts of the commune and not touch them. */
const readers: readonly CastName[] = ['communeChairman', 'chairman']

async function makeScene(tx: Tx, world: AnBinh): Promise<Scene> {
  const officer = world.cast.communeReformOfficer
  const draft = aDraft({
    tasks: [
      aTask({ seq: 1 }),
      aTask({ seq: 2, text: 'Việc thứ hai', doubts: [{ field: 'lead', reason: 'Lệch cột.' }] }),
    ],
    targets: [aTarget({ id: 'C1', conflictWith: ['C2'] }), aTarget({ id: 'C2', conflictWith: ['C1'] })],
    duties: [{ unit: 'Văn phòng', section: null, text: 'Đôn đốc', kind: 'duty' }],
    reporting: [
      {
        name: 'Báo cáo quý',
        period: 'quarter',
        cutoffFrom: null,
        cutoffTo: null,
        dueRule: null,
        due: null,
        reporter: null,
        recipient: null,
        section: null,
        kind: 'report',
      },
    ],
  })
  const clear = aDraft({ tasks: [aTask({ lead: [], text: 'Việc mới hoàn toàn' })] })
  const plan = aPlan(world.units.tanLap, { tasks: [aSettledTask({ lead: led(world.units.tanLapCulture) })] })
  const planId = await createPlan(tx, officer, plan)
  await putIntoForce(tx, officer, { id: planId, version: 1 })
  const make = (one: typeof draft, options = {}) => makeImport(tx, officer, world.units.tanLap, one, options)
  const correctionId = await make(clear, { correctsPlanId: planId })
  const unreadId = await make(clear)
  await tx.query.updateTable('plan_settling.import').set({ read_at: null }).where('id', '=', unreadId).execute()
  const row = await getImport(tx, officer, correctionId)
  const { differences } = await findCorrection(tx, row, { draft: clear, choices: new Map() })
  return {
    world,
    id: await make(draft),
    clearId: await make(clear),
    unreadId,
    correctionId,
    unitKey: printedUnits(draft)[0]!.key,
    reason: reasonsOf(draft)[0]!.key,
    seen: seenMark(differences),
    ticked: differences.map(differenceKey),
  }
}

test('each command on an import is done by those who may and by nobody else', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const scene = await makeScene(tx, world)
    for (const [name, attempt] of Object.entries(commands)) {
      for (const who of castNames) {
        const trying = undone(tx, () => attempt(tx, world.cast[who], scene))
        const what = `${name} by ${who}`
        const hidden = name !== 'start_import' && !readers.includes(who)
        if (managers.includes(who)) await assert.doesNotReject(trying, what)
        else await assert.rejects(trying, { code: hidden ? 'kernel.not_found' : 'kernel.forbidden' }, what)
      }
    }
  }))

test('no command of settling is without its row in this table', () => {
  const names = settlingRoutes.flatMap((route) => (route.kind === 'action' ? route.name.split('.')[1]! : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})
