import { sql, type Expression, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { today, unitIdsWithin, unitNameOf, unitPathOf } from '../../foundation/organisation/index.ts'
import type { ProcedureContent } from './procedure-content.ts'
import { processOn } from './process/bindings.ts'

export type ProcedureKind = 'public' | 'internal'

/** Everything that binds a dossier received under it. */
export type ProcedureVersion = ProcedureContent & {
  id: string
  procedureId: string
  kind: ProcedureKind
  code: string
  suffix: string
  /** The unit whose officer keeps it. */
  authorityId: string
  authorityName: string
  authorityPath: string
  competentUnitName: string | null
  fieldNames: { vi: string; en: string }
  number: number
  /** Of a draft: counts its changes. */
  revision: number
  formVersionId: string | null
  /** In which new dossiers run, today or on the day that was asked for. */
  processVersionId: string | null
  /** The one that was chosen before it was announced. */
  namedProcessVersionId: string | null
  changedAt: Temporal.Instant
  /** Null for a draft. */
  announcedAt: Temporal.Instant | null
  documentId: string | null
  decisionNumber: string
  decisionIssuer: string
  decidedOn: Temporal.PlainDate | null
  validFrom: Temporal.PlainDate | null
  /** The last day on which it binds. */
  validTo: Temporal.PlainDate | null
  endDocumentId: string | null
  endDecisionNumber: string
  /** It was a mistake, and nothing was filed under it. */
  takenBackAt: Temporal.Instant | null
}

/** Announced, and not taken back. */
export const isLive = ({ announcedAt, takenBackAt }: ProcedureVersion): boolean =>
  announcedAt !== null && takenBackAt === null

/** `on`: the day whose process is meant. */
const versions = (db: Db, on = today(db)) =>
  db.query
    .selectFrom('procedures.version as version')
    .innerJoin('procedures.procedure as procedure', 'procedure.id', 'version.procedure_id')
    .innerJoin('procedures.field as field', 'field.id', 'version.field_id')
    .select((eb) => [
      'version.id',
      'version.procedure_id as procedureId',
      sql<ProcedureKind>`procedure.kind`.as('kind'),
      'procedure.code',
      'procedure.suffix',
      'procedure.authority_id as authorityId',
      unitNameOf(eb.ref('procedure.authority_id')).as('authorityName'),
      unitPathOf(eb.ref('procedure.authority_id')).as('authorityPath'),
      unitNameOf(sql`version.competent_unit_id::uuid`).as('competentUnitName'),
      sql<{ vi: string; en: string }>`jsonb_build_object('vi', field.name_vi, 'en', field.name_en)`.as('fieldNames'),
      'version.number',
      'version.revision',
      sql<ProcedureContent>`version.content`.as('content'),
      'version.form_version_id as formVersionId',
      processOn(on).as('processVersionId'),
      'version.process_version_id as namedProcessVersionId',
      'version.changed_at as changedAt',
      'version.announced_at as announcedAt',
      'version.document_id as documentId',
      'version.decision_number as decisionNumber',
      'version.decision_issuer as decisionIssuer',
      'version.decided_on as decidedOn',
      'version.valid_from as validFrom',
      'version.valid_to as validTo',
      'version.end_document_id as endDocumentId',
      'version.end_decision_number as endDecisionNumber',
      'version.taken_back_at as takenBackAt',
    ])

type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>

/** What was announced before parts could be named names none. */
const versionOf = ({ content, ...row }: Row): ProcedureVersion => ({
  ...content,
  interlinkedParts: content.interlinkedParts ?? [],
  ...row,
})

/** `id` may come from an address as somebody typed it. */
export async function findProcedureVersion(db: Db, id: string): Promise<ProcedureVersion | undefined> {
  if (!isUuid(id)) return undefined
  const row = await versions(db).where('version.id', '=', id).executeTakeFirst()
  return row && versionOf(row)
}

export async function getProcedureVersion(db: Db, id: string): Promise<ProcedureVersion> {
  const version = await findProcedureVersion(db, id)
  if (!version) throw notFound('procedures.not_found')
  return version
}

export async function getProcedureVersions(db: Db, ids: readonly string[]): Promise<ProcedureVersion[]> {
  if (ids.length === 0) return []
  const rows = await versions(db)
    .where('version.id', 'in', [...ids])
    .orderBy('procedure.code')
    .execute()
  return rows.map(versionOf)
}

/** The version that binds on the day; none before it was announced or after it was abolished. */
export async function findVersionOn(
  db: Db,
  procedureId: string,
  on: Temporal.PlainDate,
): Promise<ProcedureVersion | undefined> {
  if (!isUuid(procedureId)) return undefined
  const row = await versions(db, on)
    .where('version.procedure_id', '=', procedureId)
    .where(bindsOn('version', on))
    .executeTakeFirst()
  return row && versionOf(row)
}

/** The public procedure of that code as it binds on the day. */
export async function findPublicVersion(
  db: Db,
  code: string,
  on: Temporal.PlainDate,
): Promise<ProcedureVersion | undefined> {
  const row = await versions(db, on)
    .where('procedure.code', '=', code)
    .where('procedure.kind', '=', 'public')
    .where(bindsOn('version', on))
    .orderBy('version.valid_from')
    .limit(1)
    .executeTakeFirst()
  return row && versionOf(row)
}

/** All versions of a procedure, the newest first, the draft before them. */
export async function findVersions(db: Db, procedureId: string): Promise<ProcedureVersion[]> {
  if (!isUuid(procedureId)) return []
  const rows = await versions(db)
    .where('version.procedure_id', '=', procedureId)
    .orderBy('version.number', 'desc')
    .limit(100)
    .execute()
  return rows.map(versionOf)
}

const mostInProcess = 1000

/** What runs or ran in one of these versions of a process and has not ended, drafts too, by name. */
export async function findVersionsInProcess(db: Db, processVersionIds: readonly string[]): Promise<ProcedureVersion[]> {
  if (!processVersionIds.length) return []
  const bound = db.query
    .selectFrom('procedures.process_binding')
    .select('version_id')
    .where('process_version_id', 'in', [...processVersionIds])
  const rows = await versions(db)
    .where((eb) =>
      eb.or([eb('version.process_version_id', 'in', [...processVersionIds]), eb('version.id', 'in', bound)]),
    )
    .where((eb) => eb.or([eb('version.valid_to', 'is', null), eb('version.valid_to', '>=', today(db))]))
    .orderBy(sql`version.name collate kernel.vietnamese`)
    .orderBy('version.id')
    .limit(mostInProcess)
    .execute()
  return rows.map(versionOf)
}

/** The drafts of the catalogues below the paths, the last changed first. */
export async function findDrafts(db: Db, within: readonly string[], limit: number): Promise<ProcedureVersion[]> {
  const rows = await versions(db)
    .where('version.announced_at', 'is', null)
    .where('procedure.authority_id', 'in', unitIdsWithin(within))
    .orderBy('version.changed_at', 'desc')
    .orderBy('version.id')
    .limit(limit)
    .execute()
  return rows.map(versionOf)
}

/** Of a catalogue what binds or will, and the drafts, newest first; of these codes only, or of all when none is named. */
export async function findCatalogue(
  db: Db,
  authorityId: string,
  codes: readonly string[],
): Promise<ProcedureVersion[]> {
  const rows = await versions(db)
    .where('procedure.authority_id', '=', authorityId)
    .where('version.valid_to', 'is', null)
    .where('version.taken_back_at', 'is', null)
    .$if(codes.length > 0, (query) => query.where('procedure.code', 'in', [...codes]))
    .orderBy('version.number', 'desc')
    .limit(10_000)
    .execute()
  return rows.map(versionOf)
}

/** Does the announced version of that alias bind on the day? */
export const bindsOn = (alias: string, on: Temporal.PlainDate): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.announced_at`)} is not null and ${sql.ref(`${alias}.taken_back_at`)} is null and ${sql.ref(`${alias}.valid_from`)} <= ${on}::date
    and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${on}::date))`

type VersionRef = string | Expression<string | null>
const operand = (ref: VersionRef): Expression<unknown> => (typeof ref === 'string' ? sql.ref(ref) : ref)

/** The name under a version's id, for other modules' queries: `procedureNameOf('dossier.procedure_version_id')`. */
export const procedureNameOf = (version: VersionRef): RawBuilder<string> =>
  sql<string>`(select version_named.name from procedures.version as version_named where version_named.id = ${operand(version)})`

/** What a procedure is called under the newest of its announced versions, by its own id. */
export const procedureNameToday = (procedure: VersionRef): RawBuilder<string> =>
  sql<string>`(select version_newest.name from procedures.version as version_newest
    where version_newest.procedure_id = ${operand(procedure)} and version_newest.announced_at is not null and version_newest.taken_back_at is null
    order by version_newest.valid_from desc limit 1)`

/** The procedure's code under a version's id. */
export const procedureCodeOf = (version: VersionRef): RawBuilder<string> =>
  sql<string>`(select procedure_coded.code from procedures.version as version_coded
    join procedures.procedure as procedure_coded on procedure_coded.id = version_coded.procedure_id
    where version_coded.id = ${operand(version)})`

/** The ids of all versions of a procedure, for filters: `.where('dossier.procedure_version_id', 'in', versionIdsOf(id))`. */
export const versionIdsOf = (procedureId: string): RawBuilder<string> =>
  sql<string>`(select version_of.id from procedures.version as version_of where version_of.procedure_id = ${procedureId})`
