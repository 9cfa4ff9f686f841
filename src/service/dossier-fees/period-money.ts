// The money of a period by place of reception and kind, or of one place by day: from sums by day, never by walking through
// movements.
import { sql, type SqlBool } from 'kysely'
import { unitIdsWithin, unitNameOf } from '../../foundation/organisation/index.ts'
import { scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierActions } from '../dossiers/index.ts'

export const moneyKinds = ['cash', 'transfer', 'online', 'given_back', 'total', 'obligations', 'movements'] as const
export type MoneyKind = (typeof moneyKinds)[number]
export type Money = Record<MoneyKind, number>

/** `unitId`: its days instead of all places. Both days belong to the period. */
export type MoneyAsked = { from: Temporal.PlainDate; to: Temporal.PlainDate; unitId?: string }
export type MoneyRow = Money & { key: string; name: string | null }

export const mostMoneyRows = 1000

export async function findPeriodMoney(db: Db, actor: Actor, { from, to, unitId }: MoneyAsked): Promise<MoneyRow[]> {
  const key = unitId ? sql<string>`kept.day::text` : sql<string>`kept.unit_id::text`
  const { rows } = await sql<MoneyRow>`
    select ${key} as key, max(${unitNameOf('kept.unit_id')}) as name,
      coalesce(sum(taken) filter (where purpose = 'fee' and channel = 'cash'), 0)::bigint as cash,
      coalesce(sum(taken) filter (where purpose = 'fee' and channel = 'transfer'), 0)::bigint as transfer,
      coalesce(sum(taken) filter (where purpose = 'fee' and channel = 'online'), 0)::bigint as online,
      coalesce(sum(given_back) filter (where purpose = 'fee'), 0)::bigint as given_back,
      coalesce(sum(taken - given_back) filter (where purpose = 'fee'), 0)::bigint as total,
      coalesce(sum(taken - given_back) filter (where purpose = 'obligation'), 0)::bigint as obligations,
      sum(movements)::int as movements
    from dossier_fees.day_sum as kept
    where kept.day between ${from}::date and ${to}::date
      and ${unitId ? sql<SqlBool>`kept.unit_id = ${unitId}::uuid` : sql<SqlBool>`true`}
      and kept.unit_id in ${unitIdsWithin(scopesOf(actor, dossierActions['dossiers.read']))}
    group by 1 order by ${unitId ? sql`1` : sql`max(${unitNameOf('kept.unit_id')}) collate kernel.vietnamese, 1`}
    limit ${mostMoneyRows}`.execute(db.query)
  return rows
}

export const addMoney = (rows: readonly Money[]): Money =>
  Object.fromEntries(moneyKinds.map((kind) => [kind, rows.reduce((sum, row) => sum + row[kind], 0)])) as Money

/** What came in, less what went back, is what is there; obligations are the treasury's and stand beside. */
export const isBalanced = ({ cash, transfer, online, given_back: back, total }: Money): boolean =>
  cash + transfer + online - back === total
