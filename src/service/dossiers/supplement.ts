// Papers that are missing: asked for out of the published list only, once without more ado, again only with the legal
// reason that allows it (F36; QĐ 766/QĐ-TTg, chỉ tiêu 2.1 counts a second request as late).
import type { Actor } from '../../kernel/access/actor.ts'
import { personOf, type ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { getProcedureVersion } from '../procedures/index.ts'
import { addPapers } from './add-papers.ts'
import type { PaperInput } from './dossier-input.ts'
import { findClockRules } from './find-clock-rules.ts'
import { tellClock } from './keep-clock.ts'
import { ensureRunning, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'
import { findWaitingUntil, notWaiting } from './waiting.ts'

export type SupplementRequest = {
  componentKeys: readonly string[]
  reason: string
  legalReason?: string
  contact?: string
}

export async function askSupplement(
  tx: Tx,
  actor: Actor,
  dossier: LockedDossier,
  request: SupplementRequest,
): Promise<string> {
  ensureRunning(dossier)
  if (dossier.waiting_for === 'supplement') throw new AppError('dossiers.already_waiting', 409)
  const version = await getProcedureVersion(tx, dossier.procedure_version_id)
  const published = new Set(version.components.map(({ key }) => key))
  const outside = request.componentKeys.filter((key) => !published.has(key))
  if (outside.length) throw new AppError('dossiers.paper_outside_list', 422, { key: outside[0]! }, 'componentKeys')
  if (!request.componentKeys.length) throw new AppError('dossiers.supplement_names_nothing', 422, {}, 'componentKeys')
  if (!request.reason) throw new AppError('dossiers.reason_required', 422, {}, 'note')
  const number = dossier.supplements + 1
  const rules = await findClockRules(tx, dossier.competent_path, dossier.accepted_at ?? tx.now)
  if (number > rules.supplements_without_reason && !request.legalReason)
    throw new AppError('dossiers.supplement_needs_legal_reason', 422, { number }, 'legalReason')
  const id = tx.id()
  const until = await findWaitingUntil(tx, dossier.competent_path, rules.supplement_wait_days)
  await tx.query
    .insertInto('dossiers.supplement')
    .values({
      id,
      dossier_id: dossier.id,
      number,
      component_keys: [...request.componentKeys],
      reason: request.reason,
      legal_reason: request.legalReason ?? '',
      contact: request.contact ?? '',
      asked_at: tx.now,
      asked_by: actor.personId,
      answer_by: until,
    })
    .execute()
  const waiting = {
    supplements: number,
    waiting_for: 'supplement',
    waiting_since: tx.now,
    waiting_until: until,
  } as const
  if (dossier.accepted_at)
    await tellClock(tx, actor, dossier, { kind: 'supplement_asked', reason: request.reason }, waiting)
  else await updateCourse(tx, dossier, waiting)
  await tell(tx, actor, dossier, 'dossiers.supplement_asked', { number, components: request.componentKeys.length })
  return id
}

/** The papers are there: the clock goes on, or begins anew where the rule says so. */
export async function takeSupplement(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  papers: readonly PaperInput[],
): Promise<void> {
  ensureRunning(dossier)
  const asked = await tx.query
    .selectFrom('dossiers.supplement')
    .select(['id', 'number'])
    .where('dossier_id', '=', dossier.id)
    .where('taken_at', 'is', null)
    .orderBy('number', 'desc')
    .executeTakeFirst()
  if (!asked) throw new AppError('dossiers.nothing_asked', 409)
  await tx.query
    .updateTable('dossiers.supplement')
    .set({ taken_at: tx.now, taken_by: personOf(actor) })
    .where('id', '=', asked.id)
    .execute()
  const version = await getProcedureVersion(tx, dossier.procedure_version_id)
  await addPapers(tx, { id: dossier.id, version, papers, takenBy: personOf(actor), supplementId: asked.id })
  if (dossier.accepted_at) await tellClock(tx, actor, dossier, { kind: 'supplement_taken' }, notWaiting)
  else await updateCourse(tx, dossier, notWaiting)
  await tell(tx, actor, dossier, 'dossiers.supplement_taken', { number: asked.number, papers: papers.length })
}
