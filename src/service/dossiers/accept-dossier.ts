import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { getProcedureVersion } from '../procedures/index.ts'
import { addPapers } from './add-papers.ts'
import type { PaperInput } from './dossier-input.ts'
import { nextReceiptNumber } from './dossier-number.ts'
import { tellClock } from './keep-clock.ts'
import { ensureRunning, type LockedDossier } from './lock-dossier.ts'
import { ensureComplete, ofEachPaper } from './required-papers.ts'
import { tell, updateCourse } from './update-course.ts'

/** What lies in the dossier, and what somebody said, with a reason, that it goes on without. */
async function keysHeld(db: Db, dossierId: string): Promise<string[]> {
  const { rows } = await sql<{ key: string }>`
    select component_key as key from dossiers.paper where dossier_id = ${dossierId}
    union select unnest(waived_keys) from dossiers.supplement where dossier_id = ${dossierId}`.execute(db.query)
  return rows.map(({ key }) => key)
}

/** What was found when the papers were gone through: what came with it, and what is there but not as it must be. */
export type Checked = { papers: readonly PaperInput[]; wrongKeys: readonly string[] }

/** Receives it, whole: the number in the book, the receipt, and the clock begins. */
export async function acceptDossier(tx: Tx, actor: Actor, dossier: LockedDossier, checked: Checked): Promise<void> {
  ensureRunning(dossier)
  if (dossier.accepted_at) throw new AppError('dossiers.already_accepted', 409, { code: dossier.code })
  const version = dossier.procedure ?? (await getProcedureVersion(tx, dossier.procedure_version_id))
  await addPapers(tx, { id: dossier.id, version, papers: checked.papers, takenBy: actor.personId })
  const wrong = version.components.filter(({ key }) => checked.wrongKeys.includes(key))
  if (wrong.length > 0)
    throw new AppError('dossiers.papers_wrong', 422, { names: wrong.map(({ name }) => name).join('; ') }, 'wrongKeys')
  ensureComplete(version.components, new Set(await keysHeld(tx, dossier.id)), ofEachPaper)
  const number = await nextReceiptNumber(tx, dossier.reception_unit_id)
  const accepted = { accepted_at: tx.now, accepted_by: actor.personId, ...number }
  const { due } = await tellClock(tx, actor, dossier, { kind: 'accepted' }, accepted)
  await tell(tx, actor, dossier, 'dossiers.accepted', { number: number.receipt_number, due: due?.toString() ?? null })
}

/** Refuses to receive it, with the reason that form 03 prints. */
export async function refuseDossier(tx: Tx, actor: Actor, dossier: LockedDossier, reason: string): Promise<void> {
  ensureRunning(dossier)
  if (dossier.accepted_at) throw new AppError('dossiers.already_accepted', 409, { code: dossier.code })
  if (!reason) throw new AppError('dossiers.reason_required', 422, {}, 'note')
  await updateCourse(tx, dossier, { refused_at: tx.now, refused_by: actor.personId, reason })
  await tell(tx, actor, dossier, 'dossiers.refused', { reason })
}
