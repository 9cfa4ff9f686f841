// The register (Sổ theo dõi hồ sơ, form 07) and the list at the end of the day, of one place of reception.
import { sql } from 'kysely'
import { dateOf, startOfDate } from '../../foundation/calendar/index.ts'
import { findAuthorities, findUnits } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { acceptedByName, dossierActions, dossierRows, isInScope, namesOf } from '../dossiers/index.ts'

export const mostRows = 3000

export type RegisterFilter = { unitId: string; fieldId?: string; from: Temporal.PlainDate; to: Temporal.PlainDate }

/** Places of reception that the reader answers for: centres within the own scopes. */
export const findReceptionUnits = (db: Db, actor: Actor) =>
  findUnits(db, { within: scopesOf(actor, dossierActions['dossiers.read']), kinds: ['centre'], limit: 500 })

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

/** The day's work of one place: what came in, what went on, what went out, each as the dossiers themselves. */
export async function findDay(db: Db, actor: Actor, unitId: string, on: Temporal.PlainDate) {
  const received = await findRegister(db, actor, { unitId, from: on, to: on })
  const ended = (column: 'dossier.refused_at' | 'dossier.returned_at') =>
    rowsAt(db, actor)
      .where('dossier.reception_unit_id', '=', unitId)
      .where(column, '>=', startOfDate(on))
      .where(column, '<', startOfDate(on.add({ days: 1 })))
      .orderBy('dossier.code')
      .limit(mostRows)
      .execute()
  return {
    received,
    handedOn: received.filter((row) => row.begun_at !== null),
    stillHere: received.filter((row) => row.begun_at === null),
    refused: await ended('dossier.refused_at'),
    returned: await ended('dossier.returned_at'),
  }
}
