// What the applicant does at the portal after filing takes the step that waits for it here: once, however often and in
// whatever order it is sent. What comes before its time is kept as a problem and tried again when its time has come.
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { actByEffect, findDossierByCode, isOver, paperInput, takeWhatCame, type Dossier } from '../dossiers/index.ts'
import { findFees, toCollect } from '../dossier-fees/index.ts'
import { papersOf } from './component-key-of.ts'
import { expectFiles } from './files/expect-files.ts'
import { keepPayment, paymentNote, portalRule } from './keep-payments.ts'
import { readPayment, readSupplement } from './read-follow-up.ts'
import { queueUp, solveProblems } from './take-dossier.ts'

const isKnown = async (tx: Tx, key: string): Promise<boolean> =>
  (await tx.query.selectFrom('dossier_exchange.follow_up').select('key').where('key', '=', key).executeTakeFirst()) !==
  undefined

/** Only of dossiers that came from the portal: of others it has nothing to say. */
async function takenOf(tx: Tx, code: string): Promise<Dossier> {
  const taken = await tx.query
    .selectFrom('dossier_exchange.taken')
    .select('code')
    .where('code', '=', code)
    .executeTakeFirst()
  const dossier = taken && (await findDossierByCode(tx, code))
  if (!dossier) throw new AppError('dossier_exchange.dossier_unknown', 409, { code })
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
  const dossier = await takenOf(tx, sent.code)
  if (isOver(dossier.state)) throw refusalOf(dossier, false)
  const asked = dossier.requests.findLast((one) => one.taken_at === null)
  if (!asked) throw new AppError('dossiers.nothing_asked', 409)
  ensureAnswers(sent.at, Temporal.Instant.from(asked.asked_at))
  await takeWhatCame(tx, portalRule, dossier.id, {
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
  const dossier = await takenOf(tx, sent.code)
  const waits = dossier.waiting_for === 'obligation' && !isOver(dossier.state) && dossier.waiting_since
  if (waits && Temporal.Instant.compare(sent.at, waits) >= 0) {
    await actByEffect(tx, portalRule, { id: dossier.id }, 'take_payment', { note: paymentNote(sent) })
    await keepPayment(tx, dossier, sent, 'obligation')
  } else if (await isOfFees(tx, dossier, sent.amount)) await keepPayment(tx, dossier, sent, 'fee')
  else throw refusalOf(dossier, waits)
  await solveProblems(tx, sent.code, sent.key)
  return dossier.id
}

/**
 * Of a dossier that costs something it is the fee, also where it is more or less; where an obligation may still come,
 * what is more than the rest of the fee waits for it.
 */
async function isOfFees(tx: Tx, dossier: Dossier, amount: number): Promise<boolean> {
  const { account } = await findFees(tx, dossier)
  const costs = account.owed > 0 || account.isOpen
  return costs && (!dossier.procedure.obligation || account.isOpen || amount <= toCollect(account))
}

function refusalOf({ state, code }: Dossier, waits: Temporal.Instant | null | false): AppError {
  if (isOver(state)) return new AppError('dossiers.is_over', 409, { code })
  return new AppError(waits ? 'dossier_exchange.sent_before_asked' : 'dossiers.nothing_asked', 409)
}
