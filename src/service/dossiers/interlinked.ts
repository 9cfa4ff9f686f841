// Procedures that need others: a dossier of another procedure, at another unit, for the same applicant, begun from the
// one that waits for it. Each keeps its own clock; the first one's date stays the one of all together.
import { sql } from 'kysely'
import { z } from 'zod'
import { can, type Actor } from '../../kernel/access/actor.ts'
import { beyondReach } from '../../kernel/database/reach.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { id, optionalId, optionalLines, version } from '../../kernel/http/fields.ts'
import { getProcedureVersion } from '../procedures/index.ts'
import { dossierActions } from './dossier-access.ts'
import type { ApplicantKind } from './dossier.ts'
import { dossierRows, namesOf } from './dossier-rows.ts'
import { insertDossier, type Filed } from './file-dossier.ts'
import { ensureAccepted, isReadable, lockDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'

export const startInterlinkedInput = z.object({
  id: id(),
  version: version().optional(),
  procedureId: id(),
  receptionUnitId: id(),
  authorityId: optionalId(),
  abstract: optionalLines(2000),
})

/** Whoever works on the first one begins the second; there it is received like any other. */
export async function startInterlinked(
  tx: Tx,
  actor: Actor,
  input: z.output<typeof startInterlinkedInput>,
): Promise<Filed> {
  const parent = await lockDossier(tx, actor, input.id, input.version)
  const may = [parent.reception_path, parent.competent_path].some((path) =>
    can(actor, dossierActions['dossiers.correct'], path),
  )
  if (!may) throw forbidden({ action: 'dossiers.correct' })
  ensureAccepted(parent)
  const { interlinked } = await getProcedureVersion(tx, parent.procedure_version_id)
  if (!interlinked) throw new AppError('dossiers.not_interlinked', 409)
  const { procedureId, receptionUnitId, authorityId, abstract } = input
  const child = await insertDossier(tx, actor, {
    procedureId,
    receptionUnitId,
    authorityId,
    channel: 'counter',
    applicantKind: parent.applicant_kind as ApplicantKind,
    applicantName: parent.applicant_name,
    applicantNumber: parent.applicant_number || undefined,
    applicantBorn: parent.applicant_born ?? undefined,
    applicantPhone: parent.applicant_phone || undefined,
    applicantEmail: parent.applicant_email || undefined,
    applicantAddress: parent.applicant_address || undefined,
    abstract: abstract ?? (parent.abstract || undefined),
    copies: 1,
    returnBy: 'counter',
    parentId: parent.id,
    papers: [],
    fees: [],
  })
  await updateCourse(tx, parent, {})
  await tell(tx, actor, parent, 'dossiers.interlinked_begun', { child: child.code })
  return child
}

/** The dossiers that were begun from this one: where each stands, whether the reader may open it, and nothing of anybody. */
export const findInterlinked = (db: Db, actor: Actor, parentId: string) =>
  beyondReach('whoever waits for it must know where it stands', () =>
    db.query
      .selectFrom(dossierRows(db).as('dossier'))
      .select([
        'dossier.id',
        'dossier.code',
        'dossier.due_at',
        'dossier.accepted_at',
        'dossier.refused_at',
        'dossier.begun_at',
        'dossier.waiting_for',
        'dossier.finished_at',
        'dossier.returned_at',
        'dossier.withdrawn_at',
        'dossier.stopped_at',
      ])
      .select(namesOf)
      .select(sql<boolean>`${isReadable(actor)}`.as('readable'))
      .where('dossier.parent_id', '=', parentId)
      .orderBy('dossier.filed_at')
      .limit(50)
      .execute(),
  )

export type InterlinkedDossier = Awaited<ReturnType<typeof findInterlinked>>[number]
