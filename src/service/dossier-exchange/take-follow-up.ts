// What the applicant does at the portal after filing takes the step that waits for it here: once, however often and in
// whatever order it is sent. What comes before its time is kept as a problem and tried again when its time has come.
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { actByEffect, findDossierByCode, isOver, paperInput, type Dossier } from '../dossiers/index.ts'
import { papersOf } from './component-key-of.ts'
import { expectFiles } from './files/expect-files.ts'
import { keepPayment, paymentNote, portalRule } from './keep-payments.ts'
import { readPayment, readSupplement } from './read-follow-up.ts'
import { queueUp, solveProblems } from './take-dossier.ts'

const isKnown = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.query.selectFrom('dossier_exchange.follow_up').select('key').where('key', '=', key).executeTakeFirst()) !==
  undefined

/** Only of dossiers that came from the portal: of others it has nothing to say. */
async function dossierOf(tx: Tx, code: string): Promise<Dossier> {
  const taken = await tx.query
    .selectFrom('dossier_exchange.taken')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst()
  const dossier = taken && (await findDossierByCode(tx, code))
  if (!dossier) throw new AppError('dossier_exchange.dossier_unknown', 409, { code })
  if (isOver(dossier.state)) throw new AppError('dossiers.is_over', 409, { code })
  return dossier
}

/** Sent before it was asked for, it answers an earlier request, and must not take this one. */
function ensureAnswers(sentAt: Temporal.Instant, askedAt: Temporal.Instant): void {
  if (Temporal.Instant.compare(sentAt, askedAt) < 0) throw new AppError('dossier_exchange.sent_before_asked', 409)
}

export async function takeSupplement(tx: Tx, payload: unknown): Promise<string | undefined> {
  const sent = readSupplement(payload, tx.now)
  await queueUp(tx, sent.code)
  if (await isKnown(tx, sent.key)) return undefined
  const dossier = await dossierOf(tx, sent.code)
  const asked = dossier.requests.findLast((one) => one.taken_at === null)
  if (!asked) throw new AppError('dossiers.nothing_asked', 409)
  ensureAnswers(sent.at, Temporal.Instant.from(asked.asked_at))
  await actByEffect(tx, portalRule, { id: dossier.id }, 'take_supplement', {
    note: sent.key.replace(/^supplement:/, ''),
    papers: papersOf(sent.papers, dossier.procedure).map((paper) => paperInput.parse(paper)),
  })
  await tx.query
    .insertInto('dossier_exchange.follow_up')
    .values({ key: sent.key, dossier_id: dossier.id, kind: 'supplement', at: sent.at, taken_at: tx.now })
    .execute()
  await expectFiles(tx, {
    code: sent.code,
    dossierId: dossier.id,
    supplementId: asked.id,
    sent: sent.papers,
    version: dossier.procedure,
  })
  await solveProblems(tx, sent.code, sent.key)
  await announce(tx, portalRule, {
    name: 'dossier_exchange.supplement_taken',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, papers: sent.papers.length },
  })
  return dossier.id
}

export async function takePayment(tx: Tx, payload: unknown): Promise<string | undefined> {
  const sent = readPayment(payload, tx.now)
  await queueUp(tx, sent.code)
  if (await isKnown(tx, sent.key)) return undefined
  const dossier = await dossierOf(tx, sent.code)
  if (dossier.waiting_for !== 'obligation' || !dossier.waiting_since) throw new AppError('dossiers.nothing_asked', 409)
  ensureAnswers(sent.at, dossier.waiting_since)
  await actByEffect(tx, portalRule, { id: dossier.id }, 'take_payment', { note: paymentNote(sent) })
  await keepPayment(tx, dossier, sent)
  await solveProblems(tx, sent.code, sent.key)
  return dossier.id
}
