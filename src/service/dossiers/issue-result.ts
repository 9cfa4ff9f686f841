import { dateOf } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { getProcedureVersion } from '../procedures/index.ts'
import { ensureAccepted, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'
import { notWaiting } from './waiting.ts'

export type ResultInput = {
  resultKey?: string
  number?: string
  issuedOn?: Temporal.PlainDate
  signedBy?: string
  signedHow?: 'paper' | 'electronic'
  fileId?: string
}

/** Also what replaces a result is dated within the life of its dossier. */
export function ensureIssuable(tx: Tx, dossier: Pick<LockedDossier, 'filed_at'>, issuedOn: Temporal.PlainDate): void {
  if (Temporal.PlainDate.compare(issuedOn, dateOf(dossier.filed_at)) < 0)
    throw new AppError('dossiers.result_before_filing', 422, {}, 'issuedOn')
  if (Temporal.PlainDate.compare(issuedOn, dateOf(tx.now)) > 0)
    throw new AppError('dossiers.result_in_future', 422, {}, 'issuedOn')
}

/** The result is there: the work is done, whatever the date; lateness follows from the dates. */
export async function issueResult(tx: Tx, actor: Actor, dossier: LockedDossier, input: ResultInput): Promise<void> {
  ensureAccepted(dossier)
  const version = dossier.procedure ?? (await getProcedureVersion(tx, dossier.procedure_version_id))
  const result = version.results.find(({ key }) => key === input.resultKey) ?? version.results[0]
  if (!result) throw new AppError('dossiers.procedure_without_result', 409)
  const issuedOn = input.issuedOn ?? dateOf(tx.now)
  ensureIssuable(tx, dossier, issuedOn)
  await tx.query
    .insertInto('dossiers.result')
    .values({
      id: tx.id(),
      dossier_id: dossier.id,
      result_key: result.key,
      name: result.name,
      number: input.number ?? '',
      issued_on: issuedOn,
      signed_by: input.signedBy ?? actor.name,
      signed_how: input.signedHow ?? 'paper',
      file_id: input.fileId ?? null,
      valid_to: result.validMonths === null ? null : issuedOn.add({ months: result.validMonths }),
      issued_at: tx.now,
      issued_by: actor.personId,
    })
    .execute()
  await updateCourse(tx, dossier, {
    finished_at: tx.now,
    finished_by: actor.personId,
    handled_by: dossier.handled_by ?? actor.personId,
    ...notWaiting,
  })
  await tell(tx, actor, dossier, 'dossiers.finished', {
    result: result.name,
    late: isLate(dossier, tx.now),
    returnBy: dossier.return_by,
  })
}

/** Against the date that holds now; while the clock stands nothing is late. */
const isLate = (dossier: { due_at: Temporal.Instant | null }, at: Temporal.Instant): boolean =>
  dossier.due_at !== null && Temporal.Instant.compare(at, dossier.due_at) > 0
