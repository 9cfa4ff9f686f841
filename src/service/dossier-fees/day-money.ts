// The money of one place of reception on one day: every movement, sums by channel, and the control totals of what was
// received that day.
import { sql, type SqlBool } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { dossierRows, isInScope } from '../dossiers/index.ts'
import { sumOwed, type OwedFee } from '../procedures/index.ts'
import { sumAccounts, type Account } from './fee-account.ts'

export const mostMovements = 3000

const movementsOf = (db: Db, actor: Actor, unitId: string, on: Temporal.PlainDate) =>
  db.query
    .selectFrom('dossier_fees.movement as movement')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'movement.dossier_id')
    .where(isInScope(actor, 'dossier'))
    .where('movement.unit_id', '=', unitId)
    .where('movement.day', '=', on)
    .select([
      'movement.id',
      'movement.dossier_id',
      'movement.purpose',
      'movement.amount',
      'movement.channel',
      'movement.receipt_number',
      'movement.paid_at',
      'dossier.code',
      'dossier.applicant_name',
    ])
    .orderBy('movement.recorded_at')
    .orderBy('movement.id')
    .limit(mostMovements)
    .execute()

export type DayMovement = Awaited<ReturnType<typeof movementsOf>>[number]

/** What dossiers received there that day owe, and what was taken of it until now. */
async function accountsOf(db: Db, actor: Actor, unitId: string, on: Temporal.PlainDate): Promise<Account[]> {
  const rows = await db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .leftJoin('dossier_fees.account as account', 'account.dossier_id', 'dossier.id')
    .where(isInScope(actor, 'dossier'))
    .where('dossier.receipt_unit_id', '=', unitId)
    .where('dossier.receipt_day', '=', on)
    .where(sql<SqlBool>`(dossier.fees <> '[]' or account.dossier_id is not null)`)
    .select(['dossier.fees', 'account.owed', 'account.owed_open', 'account.taken'])
    .limit(mostMovements)
    .execute()
  return rows.map(({ fees, owed, owed_open, taken }) => {
    const filed = sumOwed(fees as OwedFee[])
    return { owed: owed ?? filed.amount, isOpen: owed_open ?? filed.open, taken: taken ?? 0 }
  })
}

/** `cash + notCash − givenBack = total`; obligations are the treasury's and stand beside it. Pure. */
export function sumMovements(rows: readonly Pick<DayMovement, 'purpose' | 'amount' | 'channel'>[]) {
  const sum = (of: (row: Pick<DayMovement, 'purpose' | 'amount' | 'channel'>) => boolean) =>
    rows.filter(of).reduce((total, { amount }) => total + amount, 0)
  const isFee = ({ purpose }: { purpose: string }) => purpose === 'fee'
  return {
    cash: sum((row) => isFee(row) && row.amount > 0 && row.channel === 'cash'),
    notCash: sum((row) => isFee(row) && row.amount > 0 && row.channel !== 'cash'),
    // Not the negative: of nothing that would be −0.
    givenBack: 0 - sum((row) => isFee(row) && row.amount < 0),
    total: sum(isFee),
    /** What lies in the drawer. */
    drawer: sum((row) => isFee(row) && row.channel === 'cash'),
    obligations: sum((row) => !isFee(row)),
  }
}

export async function findDayMoney(db: Db, actor: Actor, unitId: string, on: Temporal.PlainDate) {
  const movements = await movementsOf(db, actor, unitId, on)
  const accounts = await accountsOf(db, actor, unitId, on)
  return { movements, sums: sumMovements(movements), received: sumAccounts(accounts) }
}
export type DayMoney = Awaited<ReturnType<typeof findDayMoney>>
