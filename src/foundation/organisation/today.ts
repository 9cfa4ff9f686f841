import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../kernel/database/types.ts'
import { legalTimeZone } from '../../kernel/text/dates.ts'

/** The day it is where the law holds; posts and grants begin and end with the day, not with the server's. */
export const today = ({ now }: Pick<Db, 'now'>): Temporal.PlainDate =>
  now.toZonedDateTimeISO(legalTimeZone).toPlainDate()

/** Does the dated row of that table alias hold on the day? Both its ends are inclusive. */
export const inForce = (alias: string, day: Temporal.PlainDate): RawBuilder<boolean> =>
  sql<boolean>`(${sql.ref(`${alias}.valid_from`)} <= ${day}::date
    and (${sql.ref(`${alias}.valid_to`)} is null or ${sql.ref(`${alias}.valid_to`)} >= ${day}::date))`
