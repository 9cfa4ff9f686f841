// One dossier of the portal into the register; whatever cannot be mapped is refused with its reason.
import { sql } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { filingInput, insertDossier, type FilingInput } from '../dossiers/index.ts'
import { findProcedureIdByCode, findVersionOn, readCode, type ProcedureVersion } from '../procedures/index.ts'
import { expectFiles } from './files/expect-files.ts'
import { papersOf } from './component-key-of.ts'
import { findReception } from './find-reception.ts'
import { keepPayments, portalRule } from './keep-payments.ts'
import { readPortalDossier, type PortalDossier } from './read-portal-dossier.ts'

async function procedureOf(db: Db, sent: PortalDossier, unitPath: string): Promise<ProcedureVersion> {
  const code = readCode(sent.procedureCode)?.code
  const id = code && (await findProcedureIdByCode(db, code, unitPath))
  if (!id) throw new AppError('dossier_exchange.procedure_unknown', 422, { procedure: sent.procedureCode })
  const version = await findVersionOn(db, id, dateOf(sent.filedAt ?? db.now))
  if (!version) throw new AppError('dossier_exchange.procedure_abolished', 409, { procedure: sent.procedureCode })
  return version
}

function filingOf(sent: PortalDossier, version: ProcedureVersion, receptionUnitId: string): FilingInput {
  const parsed = filingInput.safeParse({
    ...sent.fields,
    applicantKind: sent.applicantKind,
    channel: sent.channel,
    procedureId: version.procedureId,
    receptionUnitId,
    returnBy: sent.channel === 'online' ? 'online' : 'counter',
    papers: papersOf(sent.papers, version),
  })
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  throw new AppError('dossier_exchange.garbage', 422, { place })
}

/** @returns the dossier's id; undefined where its code has been taken before, which changes nothing */
export async function takeDossier(tx: Tx, payload: unknown): Promise<string | undefined> {
  const sent = readPortalDossier(payload, tx.now)
  await queueUp(tx, sent.code)
  if (await isTaken(tx, sent.code)) return undefined
  if (sent.status !== 1) throw new AppError('dossier_exchange.not_new', 409, { status: sent.status })
  const reception = await findReception(tx, sent.agencyCode)
  if (!reception) throw new AppError('dossier_exchange.unit_unknown', 422, { agency: sent.agencyCode })
  const { unitId, agencyPath } = reception
  const version = await procedureOf(tx, sent, agencyPath)
  const { id } = await insertDossier(tx, portalRule, filingOf(sent, version, unitId), {
    code: sent.code,
    filedAt: sent.filedAt,
    origin: 'national_portal',
    answers: sent.answers,
  })
  await tx.query
    .insertInto('dossier_exchange.taken')
    .values({ dossier_id: id, code: sent.code, taken_at: tx.now })
    .execute()
  await expectFiles(tx, { code: sent.code, dossierId: id, supplementId: null, sent: sent.papers, version })
  await keepPayments(tx, sent.code, sent.payments)
  await solveProblems(tx, sent.code, 'dossier')
  await announce(tx, portalRule, {
    name: 'dossier_exchange.taken',
    subjectKind: 'dossier',
    subjectId: id,
    unitId,
    detail: { code: sent.code },
  })
  return id
}

/** Two that take the same one wait for each other, so that the second sees what the first did. */
export const queueUp = (tx: Tx, code: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`portal-dossier:${code}`}, 0))`.execute(tx.query)

const isTaken = async (db: Db, code: string): Promise<boolean> =>
  (await db.query.selectFrom('dossier_exchange.taken').select('code').where('code', '=', code).executeTakeFirst()) !==
  undefined

/** What stood in the way of this message is out of it. */
export const solveProblems = (tx: Tx, code: string, about: string): Promise<unknown> =>
  tx.query
    .updateTable('dossier_exchange.problem')
    .set((row) => ({ solved_at: tx.now, version: row('version', '+', 1) }))
    .where('code', '=', code)
    .where('about', '=', about)
    .where('solved_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
