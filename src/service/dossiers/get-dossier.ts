import { sql, type Expression, type RawBuilder } from 'kysely'
import { personNameOf, unitNameInPlaceOf, unitPathOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { fileFacts } from '../../kernel/files/file-facts.ts'
import { notFound } from '../../kernel/errors.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { getProcedureVersion, type OwedFee } from '../procedures/index.ts'
import { stateOf, type Submitter } from './dossier.ts'
import { isReadable } from './lock-dossier.ts'

/** A dossier with everything that hangs on it, for somebody who may see it; three statements. */
export async function getDossier(db: Db, actor: Actor, id: string) {
  if (!isUuid(id)) throw notFound()
  const row = await wholeDossier(db).where('dossier.id', '=', id).where(isReadable(actor)).executeTakeFirst()
  if (!row) throw notFound()
  return withVersion(db, row)
}

/** The same with what another module keeps beside it, in the same statement: pages are bounded in their statements. */
export async function getDossierWith<Beside>(
  db: Db,
  actor: Actor,
  id: string,
  besideOf: (dossierId: Expression<string>) => RawBuilder<Beside>,
) {
  if (!isUuid(id)) throw notFound()
  const row = await wholeDossier(db)
    .select((eb) => besideOf(eb.ref('dossier.id')).as('beside'))
    .where('dossier.id', '=', id)
    .where(isReadable(actor))
    .executeTakeFirst()
  if (!row) throw notFound()
  const { beside, ...whole } = row
  return { dossier: await withVersion(db, whole), beside: beside as Beside }
}

/** For followers and other systems, who know the code and have proven that they may. */
export async function findDossierByCode(db: Db, code: string) {
  const row = await wholeDossier(db).where('dossier.code', '=', code).executeTakeFirst()
  return row && withVersion(db, row)
}

async function withVersion(db: Db, row: WholeRow) {
  const version = await getProcedureVersion(db, row.procedure_version_id)
  return {
    ...row,
    submitter: row.submitter as Submitter | null,
    fees: row.fees as OwedFee[],
    state: stateOf(row),
    procedure: version,
  }
}

type Listed = 'paper' | 'supplement' | 'result' | 'hand_over' | 'clock_event'
const instants: Record<Listed, string> = {
  paper: 'taken_at',
  supplement: 'number',
  result: 'issued_at',
  hand_over: 'at',
  clock_event: 'at',
}

/** Rows that hang on the dossier, as a list, with the name of the person of one column. */
const listOf = <Row>(table: Listed, person: string) =>
  sql<Row[]>`(select coalesce(jsonb_agg(to_jsonb(hung) || jsonb_build_object('by_name',
      ${personNameOf(sql<string>`hung.${sql.ref(person)}`)}) order by hung.${sql.ref(instants[table])}, hung.id), '[]')
    from ${sql.table(`dossiers.${table}`)} as hung where hung.dossier_id = dossier.id)`

type Paper = {
  id: string
  component_key: string
  name: string
  copy_kind: string
  copies: number
  file_id: string | null
}
type Hung = { id: string; by_name: string | null }
export type ResultDraft = Hung & { file_id: string; name: string; size: number; made_at: string }

const wholeDossier = (db: Db) =>
  db.query
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('dossiers.course as course', 'course.dossier_id', 'dossier.id')
    .selectAll(['dossier', 'course'])
    .select((eb) => [
      unitNameInPlaceOf(eb.ref('dossier.reception_unit_id')).as('reception_unit'),
      unitPathOf(eb.ref('dossier.reception_unit_id')).as('reception_path'),
      unitNameInPlaceOf(eb.ref('dossier.competent_unit_id')).as('competent_unit'),
      unitPathOf(eb.ref('dossier.competent_unit_id')).as('competent_path'),
      unitNameInPlaceOf(eb.ref('dossier.help_unit_id')).as('help_unit'),
      personNameOf(eb.ref('dossier.filed_by')).as('filed_by_name'),
      personNameOf(eb.ref('course.accepted_by')).as('accepted_by_name'),
      sql<string | null>`(select code from dossiers.codes(array[dossier.parent_id]))`.as('parent_code'),
      sql<number>`dossiers.count_children(dossier.id)`.as('children'),
      listOf<Paper & Hung & { note: string; reused: boolean; taken_at: string; supplement_id: string | null }>(
        'paper',
        'taken_by',
      ).as('papers'),
      listOf<
        Hung & {
          number: number
          component_keys: string[]
          reason: string
          legal_reason: string
          contact: string
          asked_at: string
          asked_by: string | null
          answer_by: string | null
          taken_at: string | null
          waived_keys: string[]
          waived_reason: string
        }
      >('supplement', 'asked_by').as('requests'),
      listOf<
        Hung & {
          name: string
          number: string
          issued_on: string
          issued_at: string
          signed_by: string
          signed_how: string
          file_id: string | null
          valid_to: string | null
          replaced_by: string | null
          correction_reason: string
        }
      >('result', 'issued_by').as('results'),
      sql<ResultDraft[]>`(select coalesce(jsonb_agg(${fileFacts(sql<string>`hung.file_id`)}
          || jsonb_build_object('id', hung.id, 'file_id', hung.file_id, 'made_at', hung.made_at,
          'by_name', ${personNameOf(sql<string>`hung.made_by`)}) order by hung.made_at, hung.id), '[]')
        from dossiers.result_draft as hung where hung.dossier_id = dossier.id)`.as('drafts'),
      listOf<Hung & { how: string; taken_by: string; note: string; at: string }>('hand_over', 'by_person').as(
        'hand_overs',
      ),
      listOf<Hung & { kind: string; at: string; due_at: string | null; reason: string }>('clock_event', 'by_person').as(
        'clock_events',
      ),
    ])

type WholeRow = Awaited<ReturnType<ReturnType<typeof wholeDossier>['executeTakeFirstOrThrow']>>
export type Dossier = Awaited<ReturnType<typeof getDossier>>
