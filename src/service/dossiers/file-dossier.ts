import { sql } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import { findWithoutHolder, unitPathOf } from '../../foundation/organisation/index.ts'
import { startRun, type OpenStep } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { ensureCan } from '../../kernel/access/actor.ts'
import type { ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { channelsOf, findVersionOn, owedFees, type ProcedureVersion } from '../procedures/index.ts'
import { addPapers } from './add-papers.ts'
import { dossierActions } from './dossier-access.ts'
import { factsOf } from './dossier-facts.ts'
import { applicantColumns, searchVector, type FilingInput, ensureBorn } from './dossier-input.ts'
import { newSecret, nextDossierCode } from './dossier-number.ts'
import type { Origin, Submitter } from './dossier.ts'
import { routeDossier } from './route-dossier.ts'
import { tell } from './update-course.ts'
import { sentAhead } from '../../kernel/database/statement.ts'

/** `procedure`: what it was filed under; `opened`: where it stands. */
export type Filed = { id: string; code: string; secret: string; opened: OpenStep[]; procedure: ProcedureVersion }

/** What is known of it beside the form; of other systems their code, and the instant at which it was filed with them. */
type From = {
  /** In force now, where it has been read already. */
  procedure?: ProcedureVersion
  code?: string
  filedAt?: Temporal.Instant
  origin?: Origin
  answers?: object
  /** When what came by post was in the agency's hands: it was filed then, and keyed now under the list of today. */
  arrivedAt?: Temporal.Instant
}

/** Files a dossier at the counter or for somebody: it has a code now, and is received by its first step. */
export async function fileDossier(
  tx: Tx,
  actor: Actor,
  input: FilingInput,
  from: Pick<From, 'answers' | 'arrivedAt' | 'procedure'> = {},
): Promise<Filed> {
  const path = await pathOf(tx, input.receptionUnitId)
  ensureCan(actor, dossierActions['dossiers.receive'], path)
  return insertDossier(tx, actor, input, from)
}

async function pathOf(tx: Tx, unitId: string): Promise<string> {
  const { rows } = await sql<{
    path: string | null
  }>`select ${unitPathOf(sql<string>`${unitId}::uuid`)} as path`.execute(tx.query)
  const path = rows[0]?.path
  if (!path) throw new AppError('dossiers.reception_unit_unknown', 422, {}, 'receptionUnitId')
  return path
}

/** Files a dossier in the name of a person, or of the rule that took it over from another system. */
export async function insertDossier(
  tx: Tx,
  actor: Actor | ActingRule,
  input: FilingInput,
  from: From = {},
): Promise<Filed> {
  const filedAt = from.filedAt ?? from.arrivedAt ?? tx.now
  // What was filed before an abolition and came late, since the portal was down, was filed in time.
  const version = from.procedure ?? (await findVersionOn(tx, input.procedureId, dateOf(from.filedAt ?? tx.now)))
  if (!version) throw new AppError('dossiers.procedure_not_in_force', 409, {}, 'procedureId')
  ensureFits(version, input)
  ensureBorn(tx, input)
  const route = await routeDossier(tx, version, input)
  const id = tx.id()
  const run = await startRun(tx, actor, {
    versionId: version.processVersionId!,
    subjectKind: 'dossier',
    subjectId: id,
    units: { reception: input.receptionUnitId, competent: route.competentUnitId },
    caseDueAt: null,
    facts: await factsOf(tx, { ...input, answers: from.answers ?? {}, supplements: 0 }, version),
  })
  await ensureHolders(tx, run.opened)
  // As late as can be: whoever else files with the agency waits for it until we are done.
  const code = from.code ?? (await nextDossierCode(tx, route.agencyCode))
  const dossier = { id, code, competent_unit_id: route.competentUnitId, origin: from.origin ?? 'here' }
  const secret = newSecret()
  const personId = 'rule' in actor ? null : actor.personId
  await tx.query
    .with('entry', (query) =>
      query.insertInto('dossiers.search_entry').values({
        dossier_id: dossier.id,
        search: searchVector({ ...input, code }, version.name),
        scope_ids: route.scopeIds,
        filed_at: filedAt,
      }),
    )
    .insertInto('dossiers.dossier')
    .values({
      ...dossier,
      procedure_id: input.procedureId,
      procedure_version_id: version.id,
      field_id: version.fieldId,
      term_key: input.termKey ?? '',
      channel: input.channel,
      help_unit_id: input.helpUnitId ?? null,
      reception_unit_id: input.receptionUnitId,
      scope_ids: route.scopeIds,
      ...applicantColumns(input),
      submitter: JSON.stringify(submitterOf(input) ?? null),
      copies: input.copies,
      fees: JSON.stringify(owedFees(version.fees, input.fees, { online: input.channel === 'online' })),
      answers: JSON.stringify(from.answers ?? {}),
      form_version_id: version.formVersionId,
      parent_id: input.parentId ?? null,
      group_id: input.groupId ?? null,
      secret,
      filed_at: filedAt,
      filed_by: personId,
    })
    .modifyEnd(sentAhead)
    .execute()
  await tx.query
    .insertInto('dossiers.course')
    .values({ dossier_id: dossier.id, run_id: run.runId })
    .modifyEnd(sentAhead)
    .execute()
  if (from.arrivedAt) await recordArrival(tx, dossier.id, from.arrivedAt, personId)
  await addPapers(tx, { id: dossier.id, version, papers: input.papers, takenBy: personId })
  await tell(tx, actor, dossier, 'dossiers.filed', { procedure: version.name, channel: input.channel })
  return { id, code, secret, opened: run.opened, procedure: version }
}

/** Filed where nobody can receive it, a dossier would stand there for ever. */
async function ensureHolders(tx: Tx, opened: readonly OpenStep[]): Promise<void> {
  const lacking = await findWithoutHolder(tx, opened)
  if (!lacking) return
  const { unit, role } = lacking
  throw new AppError('dossiers.nobody_in_role', 409, { unit, role: `organisation.role_${role}` }, 'receptionUnitId')
}

function ensureFits(version: ProcedureVersion, input: FilingInput): void {
  if (!version.processVersionId) throw new AppError('dossiers.procedure_without_process', 409, {}, 'procedureId')
  const channel = input.channel === 'counter' ? 'in_person' : input.channel
  if (!channelsOf(version).includes(channel)) throw new AppError('dossiers.channel_closed', 422, {}, 'channel')
  if (version.applicants.length && !version.applicants.includes(input.applicantKind))
    throw new AppError('dossiers.not_for_this_applicant', 422, {}, 'applicantKind')
  if (input.returnBy === 'post' && !input.returnAddress)
    throw new AppError('dossiers.post_needs_address', 422, {}, 'returnAddress')
  const { submitterName, submitterNumber, submitterPhone, submitterDocument } = input
  // Whoever named somebody has not chosen "in person" on purpose: the person would be lost without a word.
  if (!input.submitterBasis && (submitterName || submitterNumber || submitterPhone || submitterDocument))
    throw new AppError('dossiers.submitter_basis', 422, {}, 'submitterBasis')
  if (input.submitterBasis && !input.submitterName)
    throw new AppError('dossiers.submitter_name', 422, {}, 'submitterName')
  if (input.submitterBasis === 'power_of_attorney' && !input.submitterDocument)
    throw new AppError('dossiers.submitter_document', 422, {}, 'submitterDocument')
}

const submitterOf = (input: FilingInput): Submitter | undefined =>
  input.submitterBasis && {
    basis: input.submitterBasis,
    name: input.submitterName ?? '',
    number: input.submitterNumber ?? '',
    phone: input.submitterPhone ?? '',
    email: input.submitterEmail ?? '',
    address: input.submitterAddress ?? '',
    document: input.submitterDocument ?? '',
  }

/** For the clock: whether the term counts from then, a dated rule says (`post_counts_from`). */
const recordArrival = (tx: Tx, dossierId: string, at: Temporal.Instant, personId: string | null): Promise<unknown> =>
  tx.query
    .insertInto('dossiers.clock_event')
    .values({ id: tx.id(), dossier_id: dossierId, kind: 'arrived', at, by_person: personId, recorded_at: tx.now })
    .execute()
