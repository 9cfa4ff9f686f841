// One dossier of the portal into the register; whatever cannot be mapped is refused with its reason.
import { sql } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { filingInput, insertDossier, type FilingInput } from '../dossiers/index.ts'
import { findProcedureIdByCode, findVersionOn, readCode, type ProcedureVersion } from '../procedures/index.ts'
import { findReception } from './find-reception.ts'
import { readPortalDossier, type PortalDossier } from './read-portal-dossier.ts'

export const portalRule = { rule: 'national-portal' }

async function procedureOf(db: Db, sent: PortalDossier, unitPath: string): Promise<ProcedureVersion> {
  const code = readCode(sent.procedureCode)?.code
  const id = code && (await findProcedureIdByCode(db, code, unitPath))
  if (!id) throw new AppError('dossier_exchange.procedure_unknown', 422, { procedure: sent.procedureCode })
  const version = await findVersionOn(db, id, dateOf(db.now))
  if (!version) throw new AppError('dossier_exchange.procedure_abolished', 409, { procedure: sent.procedureCode })
  return version
}

/** By key where the portal has ours, else by name; what is in no list stays as it was sent and is refused with it. */
const papersOf = (sent: PortalDossier, { components }: ProcedureVersion) =>
  sent.papers.map(({ key, name, copyKind }) => ({
    copyKind,
    componentKey:
      components.find((one) => one.key === key || fold(one.name) === fold(name ?? ''))?.key ?? key ?? name ?? '',
  }))

function filingOf(sent: PortalDossier, version: ProcedureVersion, receptionUnitId: string): FilingInput {
  const parsed = filingInput.safeParse({
    ...sent.fields,
    applicantKind: sent.applicantKind,
    channel: sent.channel,
    procedureId: version.procedureId,
    receptionUnitId,
    returnBy: sent.channel === 'online' ? 'online' : 'counter',
    papers: papersOf(sent, version),
  })
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  throw new AppError('dossier_exchange.garbage', 422, { place })
}

/** @returns the dossier's id; undefined where its code has been taken before, which changes nothing */
export async function takeDossier(tx: Tx, payload: unknown): Promise<string | undefined> {
  const sent = readPortalDossier(payload)
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
  await solveProblems(tx, sent.code)
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
const queueUp = (tx: Tx, code: string): Promise<unknown> =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`portal-dossier:${code}`}, 0))`.execute(tx.query)

const isTaken = async (db: Db, code: string): Promise<boolean> =>
  (await db.query.selectFrom('dossier_exchange.taken').select('code').where('code', '=', code).executeTakeFirst()) !==
  undefined

/** What stood in the way of this code is out of it. */
const solveProblems = (tx: Tx, code: string): Promise<unknown> =>
  tx.query
    .updateTable('dossier_exchange.problem')
    .set((row) => ({ solved_at: tx.now, version: row('version', '+', 1) }))
    .where('code', '=', code)
    .where('solved_at', 'is', null)
    .where('closed_at', 'is', null)
    .execute()
