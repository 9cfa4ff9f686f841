import type { Db } from '../../kernel/database/types.ts'

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A duty of this plan, if the id names one. */
export const findDuty = async (db: Db, planId: string, id: string) =>
  uuid.test(id)
    ? await db.query
        .selectFrom('plans.duty')
        .select(['id', 'text'])
        .where('id', '=', id)
        .where('plan_id', '=', planId)
        .executeTakeFirst()
    : undefined

/** An order from above that this authority entered, if the id names one. */
export const findDirective = async (db: Db, authorityId: string, id: string) =>
  uuid.test(id)
    ? await db.query
        .selectFrom('plans.directive')
        .select(['id', 'number', 'issuer', 'abstract', 'issued_on'])
        .where('id', '=', id)
        .where('authority_id', '=', authorityId)
        .executeTakeFirst()
    : undefined
