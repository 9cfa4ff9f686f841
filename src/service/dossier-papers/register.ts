// The register (Sổ theo dõi hồ sơ, form 07) and the list at the end of the day, of one place of reception.
import { sql, type SqlBool } from 'kysely'
import { dateOf, startOfDate } from '../../foundation/calendar/index.ts'
import { findAuthorities, personNameOf } from '../../foundation/organisation/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { acceptedByName, dossierRows, findReceptionUnits, isInScope, namesOf } from '../dossiers/index.ts'

export const mostRows = 3000

export type RegisterFilter = { unitId: string; fieldId?: string; from: Temporal.PlainDate; to: Temporal.PlainDate }

const dayIn = (params: URLSearchParams, name: string, otherwise: Temporal.PlainDate): Temporal.PlainDate => {
  try {
    const day = Temporal.PlainDate.from(params.get(name) ?? '')
    return day.year >= 2000 && day.year <= 2200 ? day : otherwise
  } catch {
    return otherwise
  }
}

/** Reads the address; what makes no sense there is as if it were not. */
export async function readFilter(db: Db, actor: Actor, params: URLSearchParams) {
  const units = await findReceptionUnits(db, actor)
  const authorities = units.length > 1 ? await findAuthorities(db) : []
  const today = dateOf(db.now)
  const wanted = params.get('don-vi')
  const unit = units.find(({ id }) => id === wanted) ?? units.find(({ id }) => id === actor.unitId) ?? units[0]
  const from = dayIn(params, 'tu', today.with({ day: 1 }))
  const to = dayIn(params, 'den', today)
  const fieldId = params.get('linh-vuc') || undefined
  return { units, authorities, unit, from, to, on: dayIn(params, 'ngay', today), fieldId }
}

const rowsAt = (db: Db, actor: Actor) =>
  db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .where(isInScope(actor, 'dossier'))
    .select([...namesOf, acceptedByName])
    .select([
      'dossier.id',
      'dossier.code',
      'dossier.applicant_name',
      'dossier.applicant_address',
      'dossier.applicant_phone',
      'dossier.receipt_day',
      'dossier.receipt_number',
      'dossier.accepted_at',
      'dossier.first_due_at',
      'dossier.returned_at',
      'dossier.begun_at',
      'dossier.return_by',
    ])

const receivedAt = (db: Db, actor: Actor, { unitId, fieldId }: Pick<RegisterFilter, 'unitId' | 'fieldId'>) =>
  rowsAt(db, actor)
    .where('dossier.receipt_unit_id', '=', unitId)
    .$if(fieldId !== undefined, (query) => query.where('dossier.field_id', '=', fieldId!))

/** How many stand in the book of that year before the day: a book begins with the year, each field has one of its own. */
async function countBefore(db: Db, actor: Actor, { from, ...book }: RegisterFilter): Promise<number> {
  const { count } = await receivedAt(db, actor, book)
    .where('dossier.receipt_day', '>=', from.with({ month: 1, day: 1 }))
    .where('dossier.receipt_day', '<', from)
    .clearSelect()
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** STT: one after another through the year, so that a row has the same number in whatever part of the book is printed. */
export function numbered<Row extends { receipt_day: Temporal.PlainDate | null }>(rows: readonly Row[], before: number) {
  let last = before
  let year = rows[0]?.receipt_day?.year
  return rows.map((row) => {
    if (row.receipt_day?.year !== year) [last, year] = [0, row.receipt_day?.year]
    last += 1
    return { ...row, serial: last }
  })
}

/** What was received there in that time, in the order of the book; too much for one file is refused, never cut. */
export async function findRegister(db: Db, actor: Actor, book: RegisterFilter) {
  const rows = await receivedAt(db, actor, book)
    .where('dossier.receipt_day', '>=', book.from)
    .where('dossier.receipt_day', '<=', book.to)
    .orderBy('dossier.receipt_day')
    .orderBy('dossier.receipt_number')
    .limit(mostRows + 1)
    .execute()
  if (rows.length > mostRows) throw new AppError('papers.too_long', 422, { most: mostRows })
  const isFromTheFirst = book.from.dayOfYear === 1 || rows[0]?.receipt_day?.year !== book.from.year
  return numbered(rows, rows.length === 0 || isFromTheFirst ? 0 : await countBefore(db, actor, book))
}

export type RegisterRow = Awaited<ReturnType<typeof findRegister>>[number]

/** Of one place on one day: who was named last for it, and what it stands under at the end of that day. */
export const dayPlaces = ['unaccepted', 'asked', 'still_here', 'handed_on', 'refused', 'ended', 'returned'] as const
export type DayPlace = (typeof dayPlaces)[number]

type Instants = Record<
  | 'filed_at'
  | 'accepted_at'
  | 'begun_at'
  | 'refused_at'
  | 'withdrawn_at'
  | 'stopped_at'
  | 'returned_at'
  | 'waiting_since',
  Temporal.Instant | null
> & { waiting_for: string | null }

/** The one place where a dossier of that day stands; undefined where nothing of that day is known of it. Pure. */
export function dayPlaceOf(row: Instants, from: Temporal.Instant, until: Temporal.Instant): DayPlace | undefined {
  const by = (at: Temporal.Instant | null) => at !== null && Temporal.Instant.compare(at, until) < 0
  const within = (at: Temporal.Instant | null) => by(at) && Temporal.Instant.compare(at!, from) >= 0
  if (within(row.returned_at)) return 'returned'
  if (within(row.refused_at)) return 'refused'
  if (within(row.withdrawn_at) || within(row.stopped_at)) return 'ended'
  if (by(row.returned_at) || by(row.refused_at) || by(row.withdrawn_at) || by(row.stopped_at)) return undefined
  const isOfCounter = !by(row.accepted_at) || (within(row.accepted_at) && !by(row.begun_at))
  const isAsked = row.waiting_for === 'supplement' && by(row.waiting_since) && isOfCounter
  if (isAsked && [row.filed_at, row.accepted_at, row.waiting_since].some(within)) return 'asked'
  if (within(row.accepted_at)) return by(row.begun_at) ? 'handed_on' : 'still_here'
  return !by(row.accepted_at) && within(row.filed_at) ? 'unaccepted' : undefined
}

/** The day's work of one place: every dossier of that day in exactly one part, with who did it last. */
export async function findDay(db: Db, actor: Actor, unitId: string, on: Temporal.PlainDate) {
  const [from, until] = [startOfDate(on), startOfDate(on.add({ days: 1 }))]
  const dossiers = () => db.query.selectFrom(dossierRows(db).as('dossier')).select('dossier.id')
  const here = () => dossiers().where('dossier.reception_unit_id', '=', unitId)
  const during = (column: 'dossier.filed_at' | 'dossier.ended_at' | 'dossier.returned_at') =>
    here().where(column, '>=', from).where(column, '<', until)
  const rows = await rowsAt(db, actor)
    .select(personNameOf(lastNamed).as('by_name'))
    .select([
      'dossier.filed_at',
      'dossier.refused_at',
      'dossier.withdrawn_at',
      'dossier.stopped_at',
      'dossier.waiting_for',
      'dossier.waiting_since',
    ])
    .where(
      sql<SqlBool>`dossier.id in (${sql.join(
        [
          during('dossier.filed_at'),
          during('dossier.ended_at'),
          during('dossier.returned_at'),
          dossiers().where('dossier.receipt_unit_id', '=', unitId).where('dossier.receipt_day', '=', on),
          here().where('dossier.waiting_for', '=', 'supplement').where('dossier.accepted_at', 'is', null),
        ].map((some) => sql`${some}`),
        sql` union `,
      )})`,
    )
    .orderBy('dossier.receipt_number')
    .orderBy('dossier.code')
    .limit(mostRows + 1)
    .execute()
  if (rows.length > mostRows) throw new AppError('papers.too_long', 422, { most: mostRows })
  const parts = Map.groupBy(rows, (row) => dayPlaceOf(row, from, until))
  const standing = Object.fromEntries(dayPlaces.map((place) => [place, parts.get(place) ?? []]))
  return {
    ...(standing as Record<DayPlace, typeof rows>),
    received: rows.filter((row) => row.receipt_day && Temporal.PlainDate.compare(row.receipt_day, on) === 0),
  }
}

/** Whoever ended it, else whoever received it, else whoever wrote it down. */
const lastNamed = sql<string>`coalesce(dossier.refused_by, dossier.withdrawn_by, dossier.stopped_by, dossier.accepted_by,
  dossier.filed_by)`
