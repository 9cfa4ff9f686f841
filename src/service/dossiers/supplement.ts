// Papers that are missing: asked for out of the published list only, once without more ado, again only with the legal
// reason that allows it (F36; QĐ 766/QĐ-TTg, chỉ tiêu 2.1 counts a second request as late).
import { sql } from 'kysely'
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
import { copyField } from './required-papers.ts'
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

/** What came for the last request, all of it or a part. */
export type SupplementTaken = {
  papers: readonly PaperInput[]
  /** Asked for, and gone on without: said expressly, with a reason. */
  waivedKeys: readonly string[]
  waivedReason?: string
}

type OpenRequest = { id: string; number: number; component_keys: string[]; taken_keys: string[] }

/** The request that is not answered whole yet, with what has come of it. */
async function getOpenRequest(tx: Tx, dossier: LockedDossier): Promise<OpenRequest> {
  const { rows } = await sql<OpenRequest>`
    select id, number, component_keys, array(select component_key from dossiers.paper
      where paper.dossier_id = supplement.dossier_id and paper.supplement_id = supplement.id) as taken_keys
    from dossiers.supplement where dossier_id = ${dossier.id} and taken_at is null
    order by number desc limit 1`.execute(tx.query)
  if (!rows[0]) throw new AppError('dossiers.nothing_asked', 409)
  return rows[0]
}

/** Of what was asked for, what has not come. Pure. */
export const stillAwaited = (asked: readonly string[], came: readonly string[]): string[] =>
  asked.filter((key) => !came.includes(key))

const keysOf = (papers: readonly PaperInput[]): string[] => papers.map(({ componentKey }) => componentKey)

/** What is missing of the open request once these are there too. */
export async function findAwaited(tx: Tx, dossier: LockedDossier, papers: readonly PaperInput[]): Promise<string[]> {
  const { component_keys: asked, taken_keys: taken } = await getOpenRequest(tx, dossier)
  return stillAwaited(asked, [...taken, ...keysOf(papers)])
}

/** The papers are there, each or expressly not: the clock goes on, or begins anew where the rule says so. */
export async function takeSupplement(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  { papers, waivedKeys, waivedReason }: SupplementTaken,
): Promise<void> {
  ensureRunning(dossier)
  const asked = await getOpenRequest(tx, dossier)
  const version = await getProcedureVersion(tx, dossier.procedure_version_id)
  const missing = stillAwaited(asked.component_keys, [...asked.taken_keys, ...keysOf(papers)])
  const open = missing.filter((key) => !waivedKeys.includes(key))
  if (open[0] !== undefined) {
    const names = version.components.filter(({ key }) => open.includes(key)).map(({ name }) => name)
    throw new AppError('dossiers.supplement_incomplete', 422, { names: names.join('; ') }, copyField(open[0]))
  }
  if (missing.length > 0 && !waivedReason) throw new AppError('dossiers.waived_needs_reason', 422, {}, 'waivedReason')
  await addPapers(tx, { id: dossier.id, version, papers, takenBy: personOf(actor), supplementId: asked.id })
  const waived = { waived_keys: missing, waived_reason: missing.length > 0 ? (waivedReason ?? '') : '' }
  await tx.query
    .updateTable('dossiers.supplement')
    .set({ taken_at: tx.now, taken_by: personOf(actor), ...waived })
    .where('id', '=', asked.id)
    .execute()
  if (dossier.accepted_at) await tellClock(tx, actor, dossier, { kind: 'supplement_taken' }, notWaiting)
  else await updateCourse(tx, dossier, notWaiting)
  await tell(tx, actor, dossier, 'dossiers.supplement_taken', {
    number: asked.number,
    papers: asked.taken_keys.length + papers.length,
    ...(missing.length > 0 && { waived: missing.length, reason: waived.waived_reason }),
  })
}

/** A part of what was asked for: it is kept, the request stays open and the clock stands until the rest is there. */
export async function takePartOfSupplement(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  papers: readonly PaperInput[],
): Promise<void> {
  ensureRunning(dossier)
  const asked = await getOpenRequest(tx, dossier)
  const [first] = stillAwaited(asked.component_keys, asked.taken_keys)
  if (papers.length === 0) throw new AppError('dossiers.no_paper_named', 422, {}, copyField(first ?? ''))
  const version = await getProcedureVersion(tx, dossier.procedure_version_id)
  await addPapers(tx, { id: dossier.id, version, papers, takenBy: personOf(actor), supplementId: asked.id })
  await updateCourse(tx, dossier, {})
  await tell(tx, actor, dossier, 'dossiers.supplement_part_taken', { number: asked.number, papers: papers.length })
}
