// Lists of what is to be done: one statement each, whatever the role, in the order of the legal date. What a clerk of one
// unit and an administrator of all see differs only in the units.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { personNameOf, unitIdsWithin, unitNameOf, unitPathOf } from '../../../foundation/organisation/index.ts'
import {
  idsActedFor,
  isOfNobody,
  mayGive,
  openSteps,
  stepsFor,
  stepsWaitingFor,
} from '../../../foundation/workflow/index.ts'
import { scopesOf, type Actor } from '../../../kernel/access/actor.ts'
import { plannedAnew } from '../../../kernel/database/statement.ts'
import type { Db } from '../../../kernel/database/types.ts'
import type { OpenPlace } from '../../../kernel/http/list-address.ts'
import { dossierActions, dossierCourses, dossierRows, isFoundBy, namesOf } from '../../dossiers/index.ts'

export const workTabs = [
  'cho-toi',
  'cua-toi',
  'don-vi',
  'chua-nhan',
  'khong-nguoi',
  'cho-dan',
  'sap-han',
  'tre-han',
] as const
export type WorkTab = (typeof workTabs)[number]

/** What nobody can do any more: shown where there is some. */
export const ofNobody: WorkTab = 'khong-nguoi'

export type ListFilter = {
  procedureId?: string
  fieldId?: string
  unitId?: string
  channel?: string
  personId?: string
  /** Words of code, name, number, procedure, abstract. */
  words?: string
  after?: OpenPlace
}

export const pageSize = 50

export const steps = (db: Db) => db.query.selectFrom(openSteps(db).as('step'))

type Steps = ReturnType<typeof steps>

const inMyUnits = (actor: Actor) =>
  sql<SqlBool>`step.unit_id in ${unitIdsWithin(scopesOf(actor, dossierActions['dossiers.read']))}`

/**
 * Taken by nobody, of what the actor could take or give; and all of it for those who look after units without work of
 * their own there, so that this figure and the unit's agree.
 */
function unclaimed(db: Db, actor: Actor): RawBuilder<SqlBool>[] {
  const own = stepsFor(actor, 'step')
  const overseen = scopesOf(actor, dossierActions['dossiers.oversee'])
  const parts = overseen.length
    ? [...own, sql<SqlBool>`step.unit_id in ${unitIdsWithin(overseen)} and not (${sql.join(own, sql` or `)})`]
    : own
  return parts.map((part) => sql`step.person_id is null and ${part} and ${notOfApplicant(db)}`)
}

/** Over whose steps that nobody can do any more the actor is to watch: who gives work there, and who oversees it. */
export const watchedScopes = (actor: Actor): string[] => [
  ...scopesOf(actor, mayGive),
  ...scopesOf(actor, dossierActions['dossiers.oversee']),
]

/** Of dossiers that have no end yet: what has its result is late no more, whatever is still to be handed over. */
const ofRunning = (db: Db, condition: RawBuilder<SqlBool> = sql`true`) =>
  sql<SqlBool>`exists ${dossierCourses(db)
    .where('became.ended_at', 'is', null)
    .where(sql<SqlBool>`became.dossier_id = step.subject_id and ${condition}`)}`

/** What waits for the applicant waits for nobody here: it stands in the list of its own, until what was asked for comes. */
const notOfApplicant = (db: Db) =>
  sql<SqlBool>`not exists ${dossierCourses(db).where(
    sql<SqlBool>`became.dossier_id = step.subject_id and became.waiting_for in ('supplement', 'obligation')`,
  )}`

/**
 * What belongs to a tab, as conditions that exclude each other: each alone is read from an index in the order of the
 * dates and stops where a page is full, which a condition with an “or” would not.
 */
export function partsOf(db: Db, actor: Actor, tab: WorkTab, soon: Temporal.Instant): RawBuilder<SqlBool>[] {
  const mine = inMyUnits(actor)
  switch (tab) {
    case 'cho-toi':
      return stepsWaitingFor(actor, 'step').map((part) => sql`${part} and ${notOfApplicant(db)}`)
    case 'cua-toi':
      return [sql`step.person_id = any (${idsActedFor(actor)}::uuid[])`]
    case 'don-vi':
      return [mine]
    case 'chua-nhan':
      return unclaimed(db, actor)
    case 'khong-nguoi':
      return watchedScopes(actor).length
        ? [sql`${isOfNobody(db, 'step')} and step.unit_id in ${unitIdsWithin(watchedScopes(actor))}`]
        : [sql`false`]
    case 'cho-dan':
      return [sql`${mine} and ${ofRunning(db, sql`became.waiting_for in ('supplement', 'obligation')`)}`]
    case 'sap-han':
      return [sql`${mine} and step.case_due_at >= ${db.now} and step.case_due_at < ${soon} and ${ofRunning(db)}`]
    case 'tre-han':
      return [
        sql`${mine} and step.case_due_at < ${db.now} and ${ofRunning(db)}`,
        sql`${mine} and (step.case_due_at >= ${db.now} or step.case_due_at is null)
          and ${ofRunning(db, sql`became.missed_at is not null`)}`,
      ]
    default:
      return tab satisfies never
  }
}

export function narrow(db: Db, query: Steps, filter: ListFilter): Steps {
  const { procedureId, fieldId, channel, words } = filter
  let narrowed = query
  const found = words && isFoundBy(words, 'step.subject_id')
  if (found) narrowed = narrowed.where(found)
  if (filter.unitId) narrowed = narrowed.where('step.unit_id', '=', filter.unitId)
  if (filter.personId) narrowed = narrowed.where('step.person_id', '=', filter.personId)
  if (!procedureId && !fieldId && !channel) return narrowed
  let filed = db.query.selectFrom(dossierRows(db).as('dossier')).select('dossier.id')
  if (procedureId) filed = filed.where('dossier.procedure_id', '=', procedureId)
  if (fieldId) filed = filed.where('dossier.field_id', '=', fieldId)
  if (channel) filed = filed.where('dossier.channel', '=', channel)
  return narrowed.where(sql<SqlBool>`exists ${filed.where(sql<SqlBool>`dossier.id = step.subject_id`)}`)
}

/** Those without a date (not received yet, or waiting) come last. */
export function isAfter({ at, id }: NonNullable<ListFilter['after']>): RawBuilder<SqlBool> {
  return at
    ? sql<SqlBool>`(step.case_due_at > ${at} or (step.case_due_at = ${at} and step.step_id > ${id}) or step.case_due_at is null)`
    : sql<SqlBool>`(step.case_due_at is null and step.step_id > ${id})`
}

/** One page of a tab; one row more than a page says that there is a next one. */
export function findWork(db: Db, actor: Actor, tab: WorkTab, filter: ListFilter, soon: Temporal.Instant) {
  const onPage = partsOf(db, actor, tab, soon).map((part) => {
    let query = narrow(db, steps(db), filter).where(part)
    if (filter.after) query = query.where(isAfter(filter.after))
    return sql`${query
      .select('step.step_id')
      .orderBy('step.case_due_at')
      .orderBy('step.step_id')
      .limit(pageSize + 1)}`
  })
  return db.query
    .selectFrom(openSteps(db).as('step'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'step.subject_id')
    .where(sql<SqlBool>`step.step_id in (${sql.join(onPage, sql` union all `)})`)
    .selectAll('dossier')
    .select((eb) => [
      'step.step_id',
      'step.name as step_name',
      'step.asked_on',
      'step.version as step_version',
      'step.case_due_at',
      'step.due_at as step_due_at',
      'step.held_at',
      'step.person_id',
      isOfNobody(db, 'step').as('of_nobody'),
      unitNameOf(eb.ref('step.unit_id')).as('step_unit'),
      unitPathOf(eb.ref('step.unit_id')).as('step_path'),
      personNameOf(eb.ref('step.person_id')).as('person_name'),
      ...namesOf,
    ])
    .orderBy('step.case_due_at')
    .orderBy('step.step_id')
    .limit(pageSize + 1)
    .execute()
}

export type WorkRow = Awaited<ReturnType<typeof findWork>>[number]

/** Figures beyond this are shown as “999+”: nobody needs the exact number, and it costs a walk through all. */
export const mostCounted = 1000

/** How many stand in each tab, in one statement that stops counting where it no longer matters. */
export async function countWork(db: Db, actor: Actor, soon: Temporal.Instant): Promise<Record<WorkTab, number>> {
  const counted = (tab: WorkTab) => {
    const parts = partsOf(db, actor, tab, soon).map(
      (part) => sql`${steps(db).where(part).select('step.step_id').limit(mostCounted)}`,
    )
    return sql`(select count(*)::int from (select from (${sql.join(parts, sql` union all `)}) as standing limit ${mostCounted}) as held)`
  }
  const { rows } = await sql<Record<WorkTab, number>>`select ${plannedAnew} ${sql.join(
    workTabs.map((tab) => sql`${counted(tab)} as ${sql.ref(tab)}`),
  )}`.execute(db.query)
  return rows[0]!
}

/** What the lists can be narrowed by: what occurs among the next of the open steps, each once. */
export async function findChoices(db: Db, actor: Actor) {
  const some = db.query
    .selectFrom(openSteps(db).as('step'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'step.subject_id')
    .where(sql<SqlBool>`(${inMyUnits(actor)} or step.person_id = any (${idsActedFor(actor)}::uuid[]))`)
    .select([
      'dossier.procedure_id',
      'dossier.procedure_version_id',
      'dossier.field_id',
      'step.unit_id',
      'step.person_id',
    ])
    .orderBy('step.case_due_at')
    .limit(2000)
  return db.query
    .selectFrom(some.as('dossier'))
    .select((eb) => [
      'dossier.procedure_id',
      'dossier.field_id',
      'dossier.unit_id',
      'dossier.person_id',
      namesOf[0],
      unitNameOf(eb.ref('dossier.unit_id')).as('unit_name'),
      personNameOf(eb.ref('dossier.person_id')).as('person_name'),
    ])
    .distinct()
    .limit(500)
    .execute()
}

export type Choices = Awaited<ReturnType<typeof findChoices>>
