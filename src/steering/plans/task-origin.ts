import type { Db } from '../../kernel/database/types.ts'
import { isUuid } from '../../kernel/uuid.ts'

/** A duty of this plan, if the id names one. */
export const findDuty = async (db: Db, planId: string, id: string) =>
  isUuid(id)
    ? await db.query
        .selectFrom('plans.duty')
        .select(['id', 'text'])
        .where('id', '=', id)
        .where('plan_id', '=', planId)
        .executeTakeFirst()
    : undefined

/** An order from above that this authority entered, if the id names one. */
export const findDirective = async (db: Db, authorityId: string, id: string) =>
  isUuid(id)
    ? await db.query
        .selectFrom('plans.directive')
        .select(['id', 'number', 'issuer', 'abstract', 'issued_on'])
        .where('id', '=', id)
        .where('authority_id', '=', authorityId)
        .executeTakeFirst()
    : undefined
