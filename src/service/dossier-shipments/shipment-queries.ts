import { sql, type SqlBool } from 'kysely'
import { personNameOf, unitIdsWithin, unitNameOf, unitPathOf } from '../../foundation/organisation/index.ts'
import { ensureCan, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import type { Place } from '../../kernel/http/list-address.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { dossierRows } from '../dossiers/index.ts'
import { shipmentActions } from './shipment-access.ts'
import { shipmentStateOf } from './shipment.ts'

export const pageSize = 50

/** What lies here to be sent; what is with the post; what somebody has to look after. */
export const listNames = ['gui', 'duong', 'goi'] as const
export type ListName = (typeof listNames)[number]

const open = sql<SqlBool>`shipment.closed_at is null and (shipment.delivered_at is null or shipment.hand_over_refusal <> '')`
const needsSomebody = sql<SqlBool>`(shipment.came_back_at is not null or shipment.lost_at is not null
  or shipment.ask_refused_at is not null or shipment.hand_over_refusal <> ''
  or (shipment.cancelled_at is not null and (shipment.taken_over_at is null or shipment.taken_over_at < shipment.cancelled_at))
  or (shipment.cancel_refused_at is not null and shipment.taken_over_at is null))`
const isWithPost = sql<SqlBool>`(shipment.taken_over_at is not null or shipment.direction = 'papers')`

const conditions: Record<ListName, ReturnType<typeof sql<SqlBool>>> = {
  gui: sql<SqlBool>`${open} and not ${needsSomebody} and not ${isWithPost}`,
  duong: sql<SqlBool>`${open} and not ${needsSomebody} and ${isWithPost}`,
  goi: sql<SqlBool>`${open} and ${needsSomebody}`,
}

const joined = (db: Db) =>
  db.query
    .selectFrom('dossier_shipments.shipment as shipment')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'shipment.dossier_id')
    .selectAll('shipment')
    .select((eb) => [
      'dossier.code',
      'dossier.applicant_phone',
      'dossier.reception_unit_id',
      'dossier.competent_unit_id',
      unitNameOf(eb.ref('dossier.reception_unit_id')).as('reception_unit'),
      unitPathOf(eb.ref('dossier.reception_unit_id')).as('reception_path'),
      personNameOf(eb.ref('shipment.taken_over_by')).as('taken_over_by_name'),
      personNameOf(eb.ref('shipment.cancelled_by')).as('cancelled_by_name'),
    ])

export type Shipment = Awaited<ReturnType<ReturnType<typeof joined>['executeTakeFirstOrThrow']>>

const inScope = (actor: Actor, action: keyof typeof shipmentActions) =>
  sql<SqlBool>`dossier.reception_unit_id in ${unitIdsWithin(scopesOf(actor, shipmentActions[action]))}`

/** One statement whatever the role; what has waited longest stands first. */
export function findList(db: Db, actor: Actor, name: ListName, after?: Place): Promise<Shipment[]> {
  let query = joined(db).where(conditions[name]).where(inScope(actor, 'dossier_shipments.read'))
  if (after)
    query = query.where(
      sql<SqlBool>`(shipment.prepared_at, shipment.id) > (${after.at}::timestamptz, ${after.id}::uuid)`,
    )
  return query
    .orderBy('shipment.prepared_at')
    .orderBy('shipment.id')
    .limit(pageSize + 1)
    .execute()
}

/** At most so many are counted. */
const mostCounted = 1000

export async function countLists(db: Db, actor: Actor): Promise<Record<ListName, number>> {
  const counted = (name: ListName) =>
    sql<number>`(select count(*)::int from (select from dossier_shipments.shipment as shipment
      join ${dossierRows(db)} as dossier on dossier.id = shipment.dossier_id
      where ${conditions[name]} and ${inScope(actor, 'dossier_shipments.read')} limit ${mostCounted}) as found) as ${sql.ref(name)}`
  const { rows } = await sql<Record<ListName, number>>`
    select ${sql.join(listNames.map(counted))}`.execute(db.query)
  return rows[0]!
}

const mostPrinted = 500

/** What a unit gave to the post on a day, in the order in which it was given. */
export const findGiven = (db: Db, unitId: string, from: Temporal.Instant, to: Temporal.Instant): Promise<Shipment[]> =>
  joined(db)
    .where('dossier.reception_unit_id', '=', unitId)
    .where('shipment.taken_over_at', '>=', from)
    .where('shipment.taken_over_at', '<', to)
    .orderBy('shipment.taken_over_at')
    .orderBy('shipment.id')
    .limit(mostPrinted)
    .execute()

/** For whoever may see the dossier. */
export const findShipmentsOf = (db: Db, dossierId: string): Promise<Shipment[]> =>
  joined(db)
    .where('shipment.dossier_id', '=', dossierId)
    .orderBy('shipment.prepared_at')
    .orderBy('shipment.id')
    .execute()

export async function getShipment(
  db: Db,
  actor: Actor,
  id: string,
  action: keyof typeof shipmentActions = 'dossier_shipments.read',
): Promise<Shipment> {
  const found = isUuid(id)
    ? await joined(db).where('shipment.id', '=', id).where(inScope(actor, action)).executeTakeFirst()
    : undefined
  if (!found) throw notFound()
  return found
}

/** One that somebody may act on, held until the transaction ends. */
export async function lockShipment(tx: Tx, actor: Actor, id: string, version?: number): Promise<Shipment> {
  await sql`select from dossier_shipments.shipment where id = ${id} for update`.execute(tx.query)
  const shipment = await getShipment(tx, actor, id)
  ensureCan(actor, shipmentActions['dossier_shipments.send'], shipment.reception_path ?? '')
  if (version !== undefined && shipment.version !== version) throw new AppError('kernel.changed_meanwhile')
  return shipment
}

export function ensureOpen(shipment: Shipment): void {
  const isDone = shipmentStateOf(shipment) === 'delivered' && !shipment.hand_over_refusal
  if (shipment.closed_at || isDone) throw new AppError('dossier_shipments.is_over', 409, { code: shipment.code })
}
