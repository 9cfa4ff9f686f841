// Every step is one transaction: the import is held, the version the person saw is compared, the draft changes, the step
// is kept with its way back, and history names who took it.
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { lockImport } from '../importing/lock-import.ts'
import { openPoints, type OpenPoint } from '../open-points.ts'
import { applyStep, isChoice, type Settling, type StepChange } from '../step-change.ts'
import { findChoices, forgetChoices, storeChoices } from './choice-rows.ts'
import { findDraft } from './get-review.ts'

export const stepKinds = [
  'save_task',
  'confirm_task',
  'split_task',
  'merge_tasks',
  'add_task',
  'drop_task',
  'save_target',
  'confirm_target',
  'add_target',
  'drop_target',
  'choose_binding',
  'confirm_reason',
  'take_offers',
  'choose_units',
  'leave_units_open',
  'save_head',
  'confirm_head',
  'save_duty',
  'drop_duty',
  'save_reporting',
  'drop_reporting',
] as const
export type StepKind = (typeof stepKinds)[number]

/** `label` says which item, in the words of the plan. */
export type Step = { kind: StepKind; label: string; changes: StepChange[] }

/** An import in the hands of somebody who may settle it, held until the transaction ends. */
export type HeldImport = Settling & { id: string; authorityId: string; authorityPath: string; version: number }

export async function holdImport(tx: Tx, actor: Actor, id: string, version: number): Promise<HeldImport> {
  const row = await lockImport(tx, actor, id, version)
  const draft = await findDraft(tx, row.id)
  if (!draft) throw new AppError('plan_settling.not_read')
  return {
    id: row.id,
    authorityId: row.authority_id,
    authorityPath: row.authority_path,
    version: row.version,
    draft,
    choices: await findChoices(tx, row.id),
  }
}

/** Writes what a step made of the import. @returns what is open now */
async function keep(tx: Tx, it: HeldImport, after: Settling, changes: readonly StepChange[]): Promise<OpenPoint[]> {
  const points = openPoints(after)
  await tx.query
    .updateTable('plan_settling.import')
    .set({
      ...(after.draft !== it.draft && { draft: JSON.stringify(after.draft) }),
      points_open: points.length,
      version: it.version + 1,
    })
    .where('id', '=', it.id)
    .execute()
  const decided = changes.filter(isChoice)
  const stored = decided.flatMap(({ unitKey, choice }) => (choice ? [[unitKey, choice] as const] : []))
  await storeChoices(tx, it.id, new Map(stored))
  await forgetChoices(
    tx,
    it.id,
    decided.filter(({ choice }) => !choice).map(({ unitKey }) => unitKey),
  )
  return points
}

/** Takes a step. @returns what is open after it, in the order in which it is best settled */
export async function takeStep(tx: Tx, actor: Actor, it: HeldImport, step: Step): Promise<OpenPoint[]> {
  const { after, inverse } = applyStep(it, step.changes)
  const points = await keep(tx, it, after, step.changes)
  const { number } = await tx.query
    .selectFrom('plan_settling.step')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), eb.lit(0)).as('number'))
    .where('import_id', '=', it.id)
    .executeTakeFirstOrThrow()
  await tx.query
    .insertInto('plan_settling.step')
    .values({
      id: tx.id(),
      import_id: it.id,
      number: number + 1,
      kind: step.kind,
      label: step.label,
      forward: JSON.stringify(step.changes),
      backward: JSON.stringify(inverse),
      made_by: actor.personId,
      made_at: tx.now,
    })
    .execute()
  await tell(tx, actor, it, 'plan_settling.step_taken', { number: number + 1, kind: step.kind, label: step.label })
  return points
}

/** Takes the last step back that still stands. */
export async function undoLastStep(tx: Tx, actor: Actor, it: HeldImport): Promise<void> {
  const last = await tx.query
    .selectFrom('plan_settling.step')
    .select(['id', 'number', 'kind', 'label', 'backward'])
    .where('import_id', '=', it.id)
    .where('undone_at', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!last) throw new AppError('plan_settling.nothing_to_undo')
  const changes = last.backward as StepChange[]
  await keep(tx, it, applyStep(it, changes).after, changes)
  await tx.query.updateTable('plan_settling.step').set({ undone_at: tx.now }).where('id', '=', last.id).execute()
  const { number, kind, label } = last
  await tell(tx, actor, it, 'plan_settling.step_undone', { number, kind, label })
}

const tell = (tx: Tx, actor: Actor, it: HeldImport, name: string, detail: Record<string, unknown>): Promise<void> =>
  announce(tx, actor, { name, subjectKind: 'plan_import', subjectId: it.id, unitId: it.authorityId, detail })
