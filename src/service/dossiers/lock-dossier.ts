import { sql, type SqlBool } from 'kysely'
import { unitPathOf } from '../../foundation/organisation/index.ts'
import { stepsReach } from '../../foundation/workflow/index.ts'
import { scopeIdsOf, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { dossierActions } from './dossier-access.ts'
import { isOver, stateOf, type DossierState } from './dossier.ts'

const joinedWithPaths = (db: Db) =>
  db.query
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('dossiers.course as course', 'course.dossier_id', 'dossier.id')
    .selectAll(['dossier', 'course'])
    .select((eb) => [
      unitPathOf(eb.ref('dossier.reception_unit_id')).as('reception_path'),
      unitPathOf(eb.ref('dossier.competent_unit_id')).as('competent_path'),
    ])

/** A dossier is seen by those over one of its units, and by whoever has or had a step of it. */
export const isReadable = (actor: Actor) =>
  sql<SqlBool>`(dossier.scope_ids && ${scopeIdsOf(actor, dossierActions['dossiers.read'])}::uuid[]
    or ${stepsReach(actor.personId, scopesOf(actor, dossierActions['dossiers.read']), 'dossier.id')})`

/** A dossier that the actor can see, held until the transaction ends, so that one thing happens to it at a time. */
export async function lockDossier(tx: Tx, actor: Actor, id: string, version?: number): Promise<LockedDossier> {
  const found = await joinedWithPaths(tx)
    .where('dossier.id', '=', id)
    .where(isReadable(actor))
    .forUpdate('course')
    .executeTakeFirst()
  if (!found) throw notFound()
  if (version !== undefined && found.version !== version) throw new AppError('kernel.changed_meanwhile')
  return { ...found, state: stateOf(found) }
}

/** For rules, which look at no rights: a dossier that has not ended, held. */
export async function lockRunning(tx: Tx, id: string): Promise<LockedDossier | undefined> {
  const found = await joinedWithPaths(tx)
    .where('dossier.id', '=', id)
    .where('course.ended_at', 'is', null)
    .forUpdate('course')
    .executeTakeFirst()
  return found && { ...found, state: stateOf(found) }
}

type Found = Awaited<ReturnType<ReturnType<typeof joinedWithPaths>['executeTakeFirstOrThrow']>>
/** `procedure`: where it has been read already. */
export type LockedDossier = Found & { state: DossierState; procedure?: ProcedureVersion }

/** What is over is not worked on. */
export function ensureRunning(dossier: LockedDossier): void {
  if (isOver(dossier.state)) throw new AppError('dossiers.is_over', 409, { code: dossier.code })
}

export function ensureAccepted(dossier: LockedDossier): void {
  ensureRunning(dossier)
  if (!dossier.accepted_at) throw new AppError('dossiers.not_accepted', 409, { code: dossier.code })
}
