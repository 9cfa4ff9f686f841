// The drawer of the counter: most of what is owed was collected when the dossier was received, some by transfer; one
// asked for a copy more and pays it later, of another count the difference went back, two have something to come back.
import { dateOf } from '../foundation/calendar/index.ts'
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import {
  correctFees,
  correctFeesInput,
  countField,
  giveBackFee,
  giveBackFeeInput,
  takeFee,
  takeFeeInput,
} from '../service/dossier-fees/index.ts'
import { dossierRows } from '../service/dossiers/index.ts'
import { sumOwed, type OwedFee } from '../service/procedures/index.ts'
import { at, workdayFrom, type Shop } from './invented-shop.ts'

type Owing = { id: string; clerk: Actor; taken: Temporal.Instant; fees: OwedFee[]; owed: number; receipt: string }

/** What was received and owes something, in the order in which people stood at the drawer; a fifth still owes it. */
async function findPaying({ tx, world }: Shop): Promise<Owing[]> {
  const rows = await dossierRows(tx).where('course.accepted_at', 'is not', null).execute()
  const clerks: Readonly<Record<string, Actor>> = {
    [world.units.tanLapCentre]: world.cast.clerk,
    [world.units.tanLapSouthCentre]: world.cast.otherClerk,
  }
  return rows
    .flatMap(({ id, fees, accepted_at: accepted, reception_unit_id: unitId, code }) => {
      const clerk = clerks[unitId]
      const owed = sumOwed(fees as OwedFee[]).amount
      return clerk && owed > 0 ? [{ id, clerk, accepted: accepted!, fees: fees as OwedFee[], owed, code }] : []
    })
    .toSorted((a, b) => Temporal.Instant.compare(a.accepted, b.accepted) || (a.code < b.code ? -1 : 1))
    .filter((_, index) => index % 5 !== 4)
    .map(({ accepted, ...one }, index) => {
      const soon = accepted.add({ minutes: 4 })
      const receipt = `BL26-${String(index + 1).padStart(4, '0')}`
      return { ...one, receipt, taken: Temporal.Instant.compare(soon, tx.now) < 0 ? soon : tx.now }
    })
}

type How = { amount?: number; channel?: string; receiptNumber?: string; seen?: number; confirmed?: string }

const take = (tx: Tx, { id, clerk, owed, receipt }: Owing, how: How = {}): Promise<void> =>
  takeFee(
    tx,
    clerk,
    takeFeeInput.parse({
      id,
      channel: 'cash',
      receiptNumber: receipt,
      ...how,
      amount: String(how.amount ?? owed),
      seen: String(how.seen ?? 0),
    }),
  )

/** The next morning somebody sees that another number of copies was asked for. @returns by how much what is owed changes */
async function recount(tx: Tx, { id, clerk, fees, owed }: Owing, by: 1 | -1, reason: string): Promise<number> {
  const { key, quantity, amount } = fees[0]!
  const each = amount! / quantity!
  const sent = { [countField(key)]: String(quantity! + by), feesSeen: `${owed}>${owed + by * each}` }
  await correctFees(tx, clerk, correctFeesInput.parse({ id, reason, ...sent }))
  return by * each
}

const isCopies = ({ fees }: Owing): boolean => (fees[0]?.quantity ?? 0) >= 2

export async function inventFees(shop: Shop): Promise<void> {
  const { tx } = shop
  const paying = await findPaying(shop)
  const generous = paying.find(({ fees, owed }) => owed >= 50_000 && fees.every(({ amount }) => amount !== null))
  for (const [index, one] of paying.entries()) {
    const channel = index % 3 === 1 ? 'transfer' : 'cash'
    const more = one === generous && { channel: 'transfer', amount: one.owed + 20_000, confirmed: 'true' }
    await take({ ...tx, now: one.taken }, one, { channel, ...more })
  }
  const [more, less, waits] = paying.filter(isCopies)
  const nextMorning = ({ taken }: Owing, minutes: number): Tx => at(tx, workdayFrom(dateOf(taken), 1), minutes)
  if (more) await recount(nextMorning(more, 40), more, 1, 'Người nộp lấy thêm một bản, trả tiền khi nhận kết quả.')
  if (less) {
    const back = await recount(nextMorning(less, 70), less, -1, 'Đếm nhầm số bản khi tiếp nhận.')
    const given = { id: less.id, amount: String(-back), channel: 'cash', receiptNumber: 'PC26-0001', seen: '2' }
    const reason = 'Trả lại lệ phí của bản không lấy.'
    await giveBackFee(nextMorning(less, 80), less.clerk, giveBackFeeInput.parse({ ...given, reason }))
  }
  if (waits) await recount(nextMorning(waits, 90), waits, -1, 'Đếm nhầm số bản; người nộp chưa đến nhận lại tiền.')
}
