import { sql, type Expression, type RawBuilder } from 'kysely'
import { personNameOf } from '../../foundation/organisation/index.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { sumOwed, type OwedFee } from '../procedures/index.ts'
import type { Account } from './fee-account.ts'

export const channels = ['cash', 'transfer', 'online'] as const
export type Channel = (typeof channels)[number]
export const causes = ['received', 'result', 'version', 'count'] as const
export type Cause = (typeof causes)[number]

export type Movement = {
  id: string
  purpose: 'fee' | 'obligation'
  amount: number
  channel: Channel
  receipt_number: string
  note: string
  paid_at: string
  recorded_at: string
  by_name: string | null
}

export type Difference = {
  id: string
  cause: Cause
  reason: string
  version_id: string
  fees: OwedFee[]
  before: number
  after: number
  made_at: string
  by_name: string | null
}

export type Fees = {
  /** As it stood when the dossier was filed. */
  filed: OwedFee[]
  /** After the last correction. */
  now: OwedFee[]
  /** Whose table of fees holds; null: that of the dossier's own version. */
  versionId: string | null
  movements: Movement[]
  differences: Difference[]
  account: Account
}

/** For what speaks of no money. */
export const noFees: Fees = {
  filed: [],
  now: [],
  versionId: null,
  movements: [],
  differences: [],
  account: { owed: 0, isOpen: false, taken: 0 },
}

type OfDossier = { id: string; fees: unknown }

type Money = Pick<Fees, 'movements' | 'differences'>

/** Rows of the dossier of that id, for other modules' statements. */
export const moneyOf = (dossierId: Expression<unknown>): RawBuilder<Money> =>
  sql<Money>`jsonb_build_object(
    'movements', (select coalesce(jsonb_agg(to_jsonb(movement) || jsonb_build_object('by_name',
        ${personNameOf('movement.recorded_by')}) order by movement.recorded_at, movement.id), '[]')
      from dossier_fees.movement where movement.dossier_id = ${dossierId}),
    'differences', (select coalesce(jsonb_agg(to_jsonb(difference) || jsonb_build_object('by_name',
        ${personNameOf('difference.made_by')}) order by difference.number), '[]')
      from dossier_fees.difference where difference.dossier_id = ${dossierId}))`

/** What they come to. Pure. */
export function feesFrom({ fees }: Pick<OfDossier, 'fees'>, { movements, differences }: Money): Fees {
  const filed = fees as OwedFee[]
  const last = differences.at(-1)
  const now = last?.fees ?? filed
  const { amount: owed, open: isOpen } = sumOwed(now)
  const taken = movements.filter(({ purpose }) => purpose === 'fee').reduce((sum, { amount }) => sum + amount, 0)
  const versionId = last?.version_id ?? null
  return { filed, now, versionId, movements, differences, account: { owed, isOpen, taken } }
}

/** Everything about the money of a dossier that the reader may see; one statement. */
export async function findFees(db: Db, dossier: OfDossier): Promise<Fees> {
  const { rows } = await sql<{ money: Money }>`select ${moneyOf(sql`${dossier.id}::uuid`)} as money`.execute(db.query)
  return feesFrom(dossier, rows[0]!.money)
}

export type WithAccount = OfDossier & { reception_unit_id: string }

/** What changes the money of one dossier happens one after the other. */
export async function lockFees(tx: Tx, dossier: WithAccount): Promise<Fees> {
  const { amount, open } = sumOwed(dossier.fees as OwedFee[])
  await tx.query
    .insertInto('dossier_fees.account')
    .values({
      dossier_id: dossier.id,
      unit_id: dossier.reception_unit_id,
      owed: amount,
      owed_open: open,
      changed_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet({ changed_at: tx.now }))
    .execute()
  return findFees(tx, dossier)
}

/** The copy for the lists, after a change. */
export async function keepAccount(tx: Tx, dossier: OfDossier): Promise<Fees> {
  const fees = await findFees(tx, dossier)
  const { owed, isOpen, taken } = fees.account
  await tx.query
    .updateTable('dossier_fees.account')
    .set({ owed, owed_open: isOpen, taken, changed_at: tx.now })
    .where('dossier_id', '=', dossier.id)
    .execute()
  return fees
}
