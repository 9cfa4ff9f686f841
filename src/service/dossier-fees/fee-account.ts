// What a dossier owes, what was taken, and what remains of it. Pure.
import { owedFees, sumOwed, type Fee, type FeeChoice, type OwedFee } from '../procedures/index.ts'

/** `isOpen`: part of what is owed waits for a value, so that nothing can be said to be too much. */
export type Account = { owed: number; isOpen: boolean; taken: number }

export const toCollect = ({ owed, taken }: Account): number => Math.max(0, owed - taken)
export const toGiveBack = ({ owed, isOpen, taken }: Account): number => (isOpen ? 0 : Math.max(0, taken - owed))

/** Sums of many; `owed = taken + to collect − to give back` holds of them as it does of each. */
export function sumAccounts(accounts: readonly Account[]) {
  const sum = (of: (account: Account) => number) => accounts.reduce((total, account) => total + of(account), 0)
  return {
    owed: sum(({ owed, isOpen, taken }) => (isOpen ? Math.max(owed, taken) : owed)),
    taken: sum(({ taken }) => taken),
    toCollect: sum(toCollect),
    toGiveBack: sum(toGiveBack),
  }
}

/** What a correction makes of what is owed. */
export type Change = { next: OwedFee[]; before: number; after: number; isChanged: boolean }

const amounts = (fees: readonly OwedFee[]): string =>
  JSON.stringify(fees.map(({ key, amount, exempt, quantity, value }) => [key, amount, exempt, quantity, value]))

export function changeOf(
  now: readonly OwedFee[],
  fees: readonly Fee[],
  choices: readonly FeeChoice[],
  online: boolean,
): Change {
  const next = owedFees(fees, choices, { online })
  const [before, after] = [sumOwed(now).amount, sumOwed(next).amount]
  return { next, before, after, isChanged: amounts(now) !== amounts(next) }
}

/** What the officer has seen when the change is confirmed; another change in between is asked about anew. */
export const seenText = ({ before, after }: Pick<Change, 'before' | 'after'>): string => `${before}>${after}`
