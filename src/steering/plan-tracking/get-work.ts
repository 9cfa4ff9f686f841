import { sql, type Expression } from 'kysely'
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { readableDocumentOf } from '../../foundation/documents/index.ts'
import { findContacts, personNameOf, unitNameOf, unitPathOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { findHistory } from '../../kernel/announce.ts'
import type { Db } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { amendmentOf, findTaskDetail, involvedUnitsOf, mayReadInForce } from '../plans/index.ts'
import { findAcceptors } from './acceptors.ts'
import { lastDayOf, lateAgainstFirst, stateOn, todayOf } from './work-item-state.ts'
import { mayReadEvidence, type WorkScope } from './tracking-access.ts'

/** Who handed over what waits for acceptance. */
const waitingDelivery = (id: Expression<string>) => sql<string | null>`(select waiting.delivered_by
  from plan_tracking.delivery as waiting where waiting.work_item_id = ${id} and waiting.decision is null)`

/** Most work has none: then its list is not asked for. */
const hasAny = (table: 'plan_tracking.extension' | 'plan_tracking.difficulty', id: Expression<string>) =>
  sql<boolean>`exists (select from ${sql.table(table)} as one where one.work_item_id = ${id})`

/** One piece of work with everything that was done about it, as far as the reader may see it. */
export async function getWork(db: Db, actor: Actor, id: string) {
  const today = todayOf(db.now)
  const item = await db.query
    .selectFrom('plan_tracking.work_item as work_item')
    .selectAll('work_item')
    .select((eb) => [
      unitNameOf(eb.ref('work_item.unit_id')).as('unit_name'),
      unitPathOf(eb.ref('work_item.unit_id')).as('unit_path'),
      unitPathOf(eb.ref('work_item.authority_id')).as('authority_path'),
      personNameOf(eb.ref('work_item.person_id')).as('person_name'),
      involvedUnitsOf(eb.ref('work_item.task_id')).as('involved_unit_ids'),
      stateOn(today).as('state'),
      lateAgainstFirst(today).as('late_against_first'),
      lastDayOf.as('last_day'),
      waitingDelivery(eb.ref('work_item.id')).as('waiting_delivered_by'),
      hasAny('plan_tracking.extension', eb.ref('work_item.id')).as('has_extensions'),
      hasAny('plan_tracking.difficulty', eb.ref('work_item.id')).as('has_difficulties'),
    ])
    .where('work_item.id', '=', id)
    .executeTakeFirst()
  if (!item || !mayReadInForce(actor, item.authority_path)) throw notFound()
  const scope: WorkScope = {
    unitId: item.unit_id,
    unitPath: item.unit_path,
    authorityPath: item.authority_path,
    involvedUnitIds: item.involved_unit_ids,
  }
  const task = await findTaskDetail(db, item.task_id)
  if (!task) throw notFound()
  const open = task.closed_at === null && !item.accepted_at && !item.cancelled_at
  const deliveredBy = open && item.delivered_at ? item.waiting_delivered_by : null
  const acceptorIds = deliveredBy ? await findAcceptors(db, scope, deliveredBy) : []
  const seesEvidence = mayReadEvidence(actor, scope)
  return {
    item,
    scope,
    task,
    /** Is there still something to be done about it? */
    open,
    deliveredBy,
    /** Who decides about what was delivered; by name for the one who delivered it. */
    acceptorIds,
    acceptors: deliveredBy === actor.personId ? await findContacts(db, acceptorIds) : [],
    progress: await findProgress(db, id),
    deliveries: seesEvidence ? await findDeliveries(db, actor, id) : [],
    dueChanges: item.amended_at ? await findDueChanges(db, id) : [],
    extensions: item.has_extensions ? await findExtensions(db, id) : [],
    difficulties: seesEvidence && item.has_difficulties ? await findDifficulties(db, id) : [],
    history: await findHistory(db, [id, item.task_id], 60),
    seesEvidence,
  }
}

export type WorkDetail = Awaited<ReturnType<typeof getWork>>

const findProgress = (db: Db, id: string) =>
  db.query
    .selectFrom('plan_tracking.progress as entry')
    .selectAll('entry')
    .select((eb) => personNameOf(eb.ref('entry.entered_by')).as('by'))
    .where('entry.work_item_id', '=', id)
    .orderBy('entry.entered_at', 'desc')
    .limit(50)
    .execute()

const findDeliveries = (db: Db, actor: Actor, id: string) =>
  db.query
    .selectFrom('plan_tracking.delivery as delivery')
    .selectAll('delivery')
    .select((eb) => [
      personNameOf(eb.ref('delivery.delivered_by')).as('by'),
      personNameOf(eb.ref('delivery.decided_by')).as('decided_by_name'),
      jsonArrayFrom(
        eb
          .selectFrom('plan_tracking.delivery_file as file')
          .select(['file.file_id', 'file.name'])
          .whereRef('file.delivery_id', '=', 'delivery.id')
          .orderBy('file.name'),
      ).as('files'),
      readableDocumentOf(actor, eb.ref('delivery.document_id')).as('document'),
    ])
    .where('delivery.work_item_id', '=', id)
    .orderBy('delivery.delivered_at', 'desc')
    .limit(50)
    .execute()

const findDueChanges = (db: Db, id: string) =>
  db.query
    .selectFrom('plan_tracking.due_change as change')
    .select((eb) => [
      'change.due_on',
      'change.exclusive',
      'change.basis',
      'change.changed_at',
      personNameOf(eb.ref('change.changed_by')).as('by'),
      amendmentOf(eb.ref('change.amendment_id')).as('amendment'),
    ])
    .where('change.work_item_id', '=', id)
    .orderBy('change.changed_at', 'desc')
    .limit(50)
    .execute()

const findExtensions = (db: Db, id: string) =>
  db.query
    .selectFrom('plan_tracking.extension as extension')
    .selectAll('extension')
    .select((eb) => [
      personNameOf(eb.ref('extension.asked_by')).as('by'),
      personNameOf(eb.ref('extension.decided_by')).as('decided_by_name'),
    ])
    .where('extension.work_item_id', '=', id)
    .orderBy('extension.asked_at', 'desc')
    .limit(50)
    .execute()

const findDifficulties = (db: Db, id: string) =>
  db.query
    .selectFrom('plan_tracking.difficulty as difficulty')
    .selectAll('difficulty')
    .select((eb) => [
      personNameOf(eb.ref('difficulty.raised_by')).as('by'),
      personNameOf(eb.ref('difficulty.answered_by')).as('answered_by_name'),
    ])
    .where('difficulty.work_item_id', '=', id)
    .orderBy('difficulty.raised_at', 'desc')
    .limit(50)
    .execute()
