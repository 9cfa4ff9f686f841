// What was written down wrongly is mended with a trace; what was issued is replaced, never overwritten (F17).
import { z } from 'zod'
import { dateOf } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../kernel/errors.ts'
import {
  choice,
  id,
  line,
  lines,
  optionalDate,
  optionalLine,
  optionalLines,
  version,
} from '../../kernel/http/fields.ts'
import { getProcedureVersion } from '../procedures/index.ts'
import { mayCorrect } from './dossier-access.ts'
import { applicantColumns, applicantInput, ensureBorn, searchVector } from './dossier-input.ts'
import { returnWays, type Submitter } from './dossier.ts'
import { ensureIssuable } from './issue-result.ts'
import { lockDossier, type LockedDossier } from './lock-dossier.ts'
import { tell, updateCourse } from './update-course.ts'

export const correctDossierInput = z.object({
  ...applicantInput.shape,
  id: id(),
  abstract: optionalLines(2000),
  returnBy: choice(returnWays),
  returnAddress: optionalLine(500),
  reason: lines(1000),
  version: version().optional(),
})

export function ensureMayCorrect(actor: Actor, dossier: LockedDossier): void {
  if (!mayCorrect(actor, dossier)) throw forbidden({ action: 'dossiers.correct' })
}

export async function correctDossier(tx: Tx, actor: Actor, input: z.output<typeof correctDossierInput>): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id, input.version)
  ensureMayCorrect(actor, dossier)
  ensureBorn(tx, input)
  if (input.returnBy === 'post' && !input.returnAddress)
    throw new AppError('dossiers.post_needs_address', 422, {}, 'returnAddress')
  const { name } = await getProcedureVersion(tx, dossier.procedure_version_id)
  const submitter = dossier.submitter as Submitter | null
  const next = applicantColumns(input)
  const searched = {
    ...input,
    code: dossier.code,
    submitterName: submitter?.name,
    submitterPhone: submitter?.phone,
  }
  await tx.query.updateTable('dossiers.dossier').set(next).where('id', '=', dossier.id).execute()
  await tx.query
    .updateTable('dossiers.search_entry')
    .set({ search: searchVector(searched, name) })
    .where('dossier_id', '=', dossier.id)
    .execute()
  await updateCourse(tx, dossier, {})
  // Which fields, not their values: history is read by more people than the dossier is.
  const changed = Object.entries(next).flatMap(([key, value]) =>
    String(value ?? '') === String(dossier[key as keyof typeof next] ?? '') ? [] : [key],
  )
  await tell(tx, actor, dossier, 'dossiers.corrected', { changed, reason: input.reason })
}

export const correctResultInput = z.object({
  id: id(),
  resultId: id(),
  number: line(100),
  issuedOn: optionalDate(),
  signedBy: line(200),
  reason: lines(1000),
})

/** A result with a fault is replaced by another; both stay, and the old one says by what and why. */
export async function correctResult(tx: Tx, actor: Actor, input: z.output<typeof correctResultInput>): Promise<void> {
  const dossier = await lockDossier(tx, actor, input.id)
  ensureMayCorrect(actor, dossier)
  const old = await tx.query
    .selectFrom('dossiers.result')
    .selectAll()
    .where('id', '=', input.resultId)
    .where('dossier_id', '=', dossier.id)
    .executeTakeFirst()
  if (!old) throw notFound()
  if (old.replaced_by) throw new AppError('dossiers.replaced_already', 409)
  const issuedOn = input.issuedOn ?? dateOf(tx.now)
  ensureIssuable(tx, dossier, issuedOn)
  const id = tx.id()
  await tx.query
    .insertInto('dossiers.result')
    .values({
      ...old,
      id,
      number: input.number,
      issued_on: issuedOn,
      signed_by: input.signedBy,
      file_id: null,
      replaced_by: null,
      correction_reason: '',
      issued_at: tx.now,
      issued_by: actor.personId,
    })
    .execute()
  await tx.query
    .updateTable('dossiers.result')
    .set({ replaced_by: id, correction_reason: input.reason })
    .where('id', '=', old.id)
    .execute()
  await tell(tx, actor, dossier, 'dossiers.result_corrected', {
    from: old.number,
    to: input.number,
    reason: input.reason,
  })
}
