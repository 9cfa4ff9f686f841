import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import {
  authorityNameOf,
  personNameOf,
  unitIdsWithin,
  unitNameOf,
  unitPathOf,
} from '../../../foundation/organisation/index.ts'

export const placeKinds = ['board', 'portal', 'website', 'national_database'] as const
export type PlaceKind = (typeof placeKinds)[number]

/** A version owes a posting to each place that shows its tier, as long as it binds or is about to. */
const owed = (on: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(version.tier = any (place.tiers)
  and (procedure.kind = 'public' or place.internal) and version.announced_at is not null and version.taken_back_at is null
  and (version.valid_to is null or version.valid_to >= ${on}) and (place.ended_on is null or place.ended_on > ${on}))`

/** Abolished before that day, or never meant to be announced. */
export const hasEnded = (
  on: RawBuilder<unknown>,
): RawBuilder<boolean> => sql<boolean>`(version.taken_back_at is not null
  or (version.end_document_id is not null and version.valid_to < ${on}))`

/** An abolished procedure that still hangs there; one that was amended is covered by the version that follows. */
const toRemove = (on: RawBuilder<unknown>): RawBuilder<boolean> => sql<boolean>`(posting.id is not null
  and ${hasEnded(on)} and (place.ended_on is null or place.ended_on > ${on})
  and not exists (select from procedures.removal where removal.posting_id = posting.id))`

const pairs = sql`procedures.posting_place as place
  cross join procedures.version as version
  join procedures.procedure as procedure on procedure.id = version.procedure_id
  left join procedures.posting on posting.place_id = place.id and posting.version_id = version.id`

export type PostingOfVersion = {
  placeId: string
  placeName: string
  unitName: string
  authorityName: string
  postingId: string | null
  postedOn: Temporal.PlainDate | null
  hasFile: boolean
  link: string
  removedOn: Temporal.PlainDate | null
}

/** Where a version must be posted, and where it is. */
export async function findPostingsOf(db: Db, versionId: string): Promise<PostingOfVersion[]> {
  const { rows } = await sql<PostingOfVersion>`
    select place.id as "placeId", place.name as "placeName", ${unitNameOf('place.unit_id')} as "unitName", ${authorityNameOf('place.unit_id')} as "authorityName",
      posting.id as "postingId", posting.posted_on as "postedOn", posting.file_id is not null as "hasFile",
      coalesce(posting.link, '') as link,
      (select removed_on from procedures.removal where removal.posting_id = posting.id) as "removedOn"
    from ${pairs}
    where version.id = ${versionId} and (${owed(sql`version.valid_from`)} or posting.id is not null)
    order by posting.posted_on is not null, ${authorityNameOf('place.unit_id')} collate kernel.vietnamese, place.id
    limit 500`.execute(db.query)
  return rows
}

export type Place = {
  id: string
  unitId: string
  unitName: string
  authorityName: string
  unitPath: string
  kind: PlaceKind
  name: string
  tiers: string[]
  internal: boolean
  owed: number
  posted: number
  overdue: number
  /** Abolished, posted, not taken down yet. */
  toRemove: number
}

/** The places of the units below the paths, with what each owes and has; overdue is what was decided before that day. */
export async function findPlaces(
  db: Db,
  within: readonly string[],
  days: { on: Temporal.PlainDate; overdueBefore: Temporal.PlainDate },
): Promise<Place[]> {
  const { rows } = await sql<Place>`
    select place.id, place.unit_id as "unitId", ${unitNameOf('place.unit_id')} as "unitName", ${authorityNameOf('place.unit_id')} as "authorityName",
      ${unitPathOf('place.unit_id')} as "unitPath", place.kind, place.name, place.tiers, place.internal,
      count(version.id)::int as owed, count(posting.id)::int as posted,
      (count(version.id) filter (where posting.id is null and version.decided_on < ${days.overdueBefore}::date))::int as overdue,
      (select count(*)::int from procedures.posting join procedures.version on version.id = posting.version_id
        where posting.place_id = place.id and ${toRemove(sql`${days.on}::date`)}) as "toRemove"
    from procedures.posting_place as place
    left join (procedures.version as version join procedures.procedure as procedure on procedure.id = version.procedure_id)
      on ${owed(sql`${days.on}::date`)}
    left join procedures.posting on posting.place_id = place.id and posting.version_id = version.id
    where place.unit_id in (${unitIdsWithin(within)}) and (place.ended_on is null or place.ended_on > ${days.on}::date)
    group by place.id
    order by 11 desc, 12 desc, ${authorityNameOf('place.unit_id')} collate kernel.vietnamese, place.name
    limit 500`.execute(db.query)
  return rows
}

export type Duty = {
  versionId: string
  procedureId: string
  name: string
  code: string
  number: number
  decisionNumber: string
  decidedOn: Temporal.PlainDate
  validFrom: Temporal.PlainDate
  /** Of an abolished one: the decision that ended it, and the last day it held. */
  endDecisionNumber: string | null
  validTo: Temporal.PlainDate | null
  posting: { id: string; postedOn: string; by: string; hasFile: boolean; link: string } | null
}

/** Missing: to be posted; posted: is there; to_remove: abolished and still there. */
export const dutyKinds = ['missing', 'posted', 'to_remove'] as const
export type DutyKind = (typeof dutyKinds)[number]

/** What a place owes, the oldest decision first, or what is there, the newest first. */
export async function findDuties(
  db: Db,
  placeId: string,
  { on, kind, limit }: { on: Temporal.PlainDate; kind: DutyKind; limit: number },
): Promise<Duty[]> {
  const day = sql`${on}::date`
  const orders: Record<DutyKind, RawBuilder<unknown>> = {
    missing: sql`version.decided_on, version.name, version.id`,
    posted: sql`posting.posted_on desc, version.id`,
    to_remove: sql`version.valid_to, version.name, version.id`,
  }
  const which: Record<DutyKind, RawBuilder<boolean>> = {
    missing: sql<boolean>`${owed(day)} and posting.id is null`,
    posted: sql<boolean>`${owed(day)} and posting.id is not null`,
    to_remove: toRemove(day),
  }
  const { rows } = await sql<Duty>`
    select version.id as "versionId", procedure.id as "procedureId", version.name, procedure.code, version.number,
      version.decision_number as "decisionNumber", version.decided_on as "decidedOn", version.valid_from as "validFrom",
      version.end_decision_number as "endDecisionNumber", version.valid_to as "validTo",
      case when posting.id is not null then jsonb_build_object('id', posting.id, 'postedOn', posting.posted_on,
        'by', ${personNameOf(sql`posting.recorded_by`)}, 'hasFile', posting.file_id is not null, 'link', posting.link) end as posting
    from ${pairs}
    where place.id = ${placeId} and ${which[kind]}
    order by ${orders[kind]} limit ${limit}`.execute(db.query)
  return rows
}

/** A place of today with its unit's path; undefined for what is none. */
export async function findPlace(db: Db, id: string) {
  return db.query
    .selectFrom('procedures.posting_place as place')
    .select((eb) => [
      'place.id',
      'place.unit_id as unitId',
      'place.name',
      'place.ended_on as endedOn',
      unitNameOf(eb.ref('place.unit_id')).as('unitName'),
      authorityNameOf(eb.ref('place.unit_id')).as('authorityName'),
      unitPathOf(eb.ref('place.unit_id')).as('unitPath'),
    ])
    .where('place.id', '=', id)
    .executeTakeFirst()
}

/** The file of a proof, of posting or of removal. Posted things are public, and so is the proof that they are. */
export const findProof = (db: Db, id: string) =>
  db.query
    .selectFrom('procedures.posting')
    .select('file_id')
    .where('id', '=', id)
    .unionAll(db.query.selectFrom('procedures.removal').select('file_id').where('id', '=', id))
    .executeTakeFirst()
