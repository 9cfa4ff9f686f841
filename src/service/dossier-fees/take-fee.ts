// Money over the counter: taken, and given back. More or less than is owed is never swallowed.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { choice, flag, id, integer, lines, optionalLine } from '../../kernel/http/fields.ts'
import { getDossier, type Dossier } from '../dossiers/index.ts'
import { toCollect, toGiveBack } from './fee-account.ts'
import { ensureAtItsUnits } from './fee-access.ts'
import { lockFees, type Fees } from './fee-queries.ts'
import { recordMovement } from './record-movement.ts'

export const most = 1_000_000_000_000

const handed = {
  id: id(),
  amount: integer(1, most),
  channel: choice(['cash', 'transfer']),
  receiptNumber: optionalLine(60),
  /** How many movements and corrections the person saw: after another one the sum is another. */
  seen: integer(0),
}

export const eventsOf = ({ movements, differences }: Fees): number => movements.length + differences.length

/** Held, as the person saw it. */
async function hold(tx: Tx, actor: Actor, input: { id: string; seen: number }): Promise<[Dossier, Fees]> {
  const dossier = await getDossier(tx, actor, input.id)
  ensureAtItsUnits(actor, dossier, 'dossiers.serve')
  const fees = await lockFees(tx, dossier)
  if (eventsOf(fees) !== input.seen) throw new AppError('kernel.changed_meanwhile')
  return [dossier, fees]
}

export const takeFeeInput = z.object({
  ...handed,
  /** The clerk knows that it is more than is owed. */
  confirmed: flag().default(false),
})

export async function takeFee(tx: Tx, actor: Actor, input: z.output<typeof takeFeeInput>): Promise<void> {
  const [dossier, { account }] = await hold(tx, actor, input)
  const left = toCollect(account)
  if (input.amount > left && !account.isOpen && !input.confirmed)
    throw new AppError('dossier_fees.more_than_owed', 422, { left }, 'amount')
  await recordMovement(tx, actor, dossier, input)
}

export const giveBackFeeInput = z.object({ ...handed, reason: lines(1000) })

/** Only what was taken beyond what is owed: to give back more, what is owed is corrected first. */
export async function giveBackFee(tx: Tx, actor: Actor, input: z.output<typeof giveBackFeeInput>): Promise<void> {
  const [dossier, { account }] = await hold(tx, actor, input)
  const left = toGiveBack(account)
  if (input.amount > left) throw new AppError('dossier_fees.more_than_taken', 422, { left }, 'amount')
  await recordMovement(tx, actor, dossier, { ...input, amount: -input.amount, note: input.reason })
}
