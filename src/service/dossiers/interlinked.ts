// Procedures that need others: dossiers of other procedures for the same applicant, begun from the one that waits for them,
// by itself on its reception where its procedure names them, or by hand. Each keeps its own clock; all of it is due when
// the last is.
import { sql } from 'kysely'
import { z } from 'zod'
import { getProcessVersion, stepOf } from '../../foundation/workflow/index.ts'
import { can, type Actor } from '../../kernel/access/actor.ts'
import { attempt } from '../../kernel/database/attempt.ts'
import { beyondReach } from '../../kernel/database/reach.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import { id, optionalId, optionalLines, version } from '../../kernel/http/fields.ts'
import { findProcedureIdByCode, getProcedureVersion, type ProcedureVersion } from '../procedures/index.ts'
import { dossierActions } from './dossier-access.ts'
import type { ApplicantKind } from './dossier.ts'
import { dossierRows, namesOf } from './dossier-rows.ts'
import type { PaperInput } from './dossier-input.ts'
import { insertDossier, type Filed } from './file-dossier.ts'
import { ensureAccepted, isReadable, lockDossier, type LockedDossier } from './lock-dossier.ts'
import { missingOf } from './required-papers.ts'
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
  const child = await insertPart(tx, actor, parent, input)
  await updateCourse(tx, parent, {})
  return child
}

type Part = { procedureId: string; receptionUnitId: string; authorityId?: string; abstract?: string }

/** A dossier of the same applicant at the place of its own reception. */
async function insertPart(
  tx: Tx,
  actor: Actor,
  parent: LockedDossier,
  { procedureId, receptionUnitId, authorityId, abstract }: Part,
): Promise<Filed> {
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
  await tell(tx, actor, parent, 'dossiers.interlinked_begun', { child: child.code })
  return child
}

/** How a dossier that was begun here is received. */
type Receive = (part: { id: string; stepId: string; action: string }, papers: PaperInput[]) => Promise<unknown>

/**
 * What the procedure names as its parts begins with its reception, at the same place, and is received by the same person:
 * each has its own number and date. What cannot begin is said in the history, and begun by hand.
 */
export async function beginParts(
  tx: Tx,
  actor: Actor,
  parent: LockedDossier,
  version: ProcedureVersion,
  receive: Receive,
): Promise<void> {
  // Of a part nothing begins again, or two that name each other would never end.
  if (!version.interlinked || parent.parent_id) return
  for (const code of version.interlinkedParts) {
    const refused = await attempt(tx, async () => {
      const procedureId = await findProcedureIdByCode(tx, code, parent.reception_path)
      if (!procedureId) throw new AppError('dossiers.part_unknown', 409, { code })
      const part = await insertPart(tx, actor, parent, {
        procedureId,
        receptionUnitId: parent.reception_unit_id,
        abstract: parent.abstract || undefined,
      })
      await receivePart(tx, part, receive)
    })
    if (refused) await tell(tx, actor, parent, 'dossiers.part_not_begun', { part: code, because: refused.code })
  }
}

/** One set of papers is handed in for all of them: what a part needs lies in the whole, and is marked so. */
const fromTheWhole = ({ components }: ProcedureVersion): PaperInput[] =>
  missingOf(components, new Set()).map(({ key }) => ({
    componentKey: key,
    copyKind: 'copy',
    copies: 1,
    reused: true,
    note: 'Trong hồ sơ liên thông',
  }))

/** Where its first step is somebody else's, it waits there like any other. */
async function receivePart(tx: Tx, part: Filed, receive: Receive): Promise<void> {
  const { definition } = await getProcessVersion(tx, part.procedure.processVersionId!)
  for (const open of part.opened) {
    const step = stepOf(definition, open.key)
    const action = step?.kind === 'work' && step.actions.find(({ effect }) => effect === 'receive')
    if (action)
      await attempt(tx, () =>
        receive({ id: part.id, stepId: open.id, action: action.key }, fromTheWhole(part.procedure)),
      )
  }
}

/** The dossiers that were begun from this one: where each stands, whether the reader may open it, and nothing of anybody. */
export const findInterlinked = (db: Db, actor: Actor, parentId: string) =>
  beyondReach('whoever waits for it must know where it stands', () =>
    db.query
      .selectFrom(dossierRows(db).as('dossier'))
      .select([
        'dossier.id',
        'dossier.code',
        'dossier.procedure_id',
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
