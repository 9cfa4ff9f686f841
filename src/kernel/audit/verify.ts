// Recomputes the whole chain from the rows themselves and names whatever does not fit.
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'
import type { Db } from '../database/types.ts'
import { chainRowsBetween } from './chain-rows.ts'
import { fromRanges, hasMark, noSeal, rowHash, sealHash, type ChainRow } from './chain.ts'

export type BreachKind =
  /** A sealed row is gone, or differs from what was sealed. */
  | 'row_removed'
  | 'row_changed'
  /** A row came in past the queue of the sealer. */
  | 'row_smuggled_in'
  /** A row was removed before it was sealed. */
  | 'waiting_row_removed'
  | 'seal_removed'
  | 'seal_changed'
  /** The seal noted outside, at an earlier check, is not the one in the database. */
  | 'anchor_differs'

export type Breach = { kind: BreachKind; number: number }

/** A seal that was written down elsewhere. */
export type Anchor = { seal: number; hash: string }

export type AuditReport = {
  seals: number
  rows: number
  head: Anchor | undefined
  waiting: { count: number; oldest: Temporal.Instant | null }
  breaches: Breach[]
}

type Seal = { seal: number; numbers: string; row_count: number; hash: Buffer; marks: Buffer }

const sealsAtOnce = 500

/** Only for as many rows at once as fit into memory, however long the history is. */
const rowsAtOnce = 20_000

function portions(seals: readonly Seal[]): Seal[][] {
  const all: Seal[][] = []
  let room = 0
  for (const seal of seals) {
    if (room < seal.row_count) {
      all.push([])
      room = rowsAtOnce
    }
    all.at(-1)!.push(seal)
    room -= seal.row_count
  }
  return all
}

const breachesOf = (kind: BreachKind, numbers: readonly number[]): Breach[] =>
  numbers.map((number) => ({ kind, number }))

function checkSeal(
  seal: Seal,
  numbers: readonly number[],
  previous: Buffer,
  rows: ReadonlyMap<number, ChainRow>,
): Breach[] {
  const removed = numbers.filter((number) => !rows.has(number))
  const hashes = numbers.map((number) => rows.get(number)).map((row) => row && rowHash(row))
  const changed = numbers.filter((_, at) => hashes[at] && !hasMark(seal.marks, at, hashes[at]))
  if (removed.length || changed.length)
    return [...breachesOf('row_removed', removed), ...breachesOf('row_changed', changed)]
  const hash = sealHash(
    previous,
    hashes.filter((one) => one !== undefined),
  )
  return hash.equals(seal.hash) && numbers.length === seal.row_count ? [] : breachesOf('seal_changed', [seal.seal])
}

async function checkPortion(query: Db['query'], seals: readonly Seal[], before: Seal | undefined): Promise<Breach[]> {
  const numbers = seals.map((seal) => fromRanges(seal.numbers))
  const [first, last] = numbers.flat().reduce(([low, high], n) => [Math.min(low, n), Math.max(high, n)], [Infinity, 0])
  const rows = new Map((await chainRowsBetween(query, first, last)).map((row) => [row.number, row]))
  return seals.flatMap((seal, at) => {
    const previous = at ? seals[at - 1] : before
    const expected = (previous?.seal ?? 0) + 1
    const content = checkSeal(seal, numbers[at]!, previous?.hash ?? noSeal, rows)
    return seal.seal === expected ? content : [...breachesOf('seal_removed', [expected]), ...content]
  })
}

const findSeals = (query: Db['query'], after: number): Promise<Seal[]> =>
  query
    .selectFrom('kernel.audit_seal')
    .select(['seal', 'numbers', 'row_count', 'hash', 'marks'])
    .where('seal', '>', after)
    .orderBy('seal')
    .limit(sealsAtOnce)
    .execute()

const numbersOf = async (query: Db['query'], statement: ReturnType<typeof sql<{ number: number }>>) =>
  (await statement.execute(query)).rows.map(({ number }) => number)

/** What the seals do not speak of: rows that neither a seal nor the queue knows, and the queue itself. */
async function checkUnsealed(query: Db['query']): Promise<Pick<AuditReport, 'waiting' | 'breaches'>> {
  const smuggled = await numbersOf(
    query,
    sql`select number from kernel.audit
      where not number <@ (select coalesce(range_agg(numbers), '{}') from kernel.audit_seal)
        and not exists (select from kernel.audit_unsealed waiting where waiting.number = audit.number)
      order by number limit 1000`,
  )
  const gone = await numbersOf(
    query,
    sql`select number from kernel.audit_unsealed waiting
      where not exists (select from kernel.audit where audit.number = waiting.number) order by number limit 1000`,
  )
  const { rows } = await sql<{ count: number; oldest: Temporal.Instant | null }>`
    select count(*)::int as count, min(audit.at) as oldest
    from kernel.audit_unsealed waiting join kernel.audit using (number)`.execute(query)
  return {
    waiting: rows[0]!,
    breaches: [...breachesOf('row_smuggled_in', smuggled), ...breachesOf('waiting_row_removed', gone)],
  }
}

async function verify(query: Db['query'], anchor: Anchor | undefined): Promise<AuditReport> {
  await sql`set local statement_timeout = 0`.execute(query)
  const breaches: Breach[] = []
  let last: Seal | undefined
  let rows = 0
  let anchored = !anchor
  for (let seals = await findSeals(query, 0); seals.length; seals = await findSeals(query, last!.seal)) {
    anchored ||= seals.some(({ seal, hash }) => seal === anchor?.seal && hash.toString('hex') === anchor.hash)
    for (const portion of portions(seals)) {
      breaches.push(...(await checkPortion(query, portion, last)))
      rows += portion.reduce((sum, seal) => sum + seal.row_count, 0)
      last = portion.at(-1)
    }
  }
  if (!anchored) breaches.push({ kind: 'anchor_differs', number: anchor!.seal })
  const unsealed = await checkUnsealed(query)
  return {
    seals: last?.seal ?? 0,
    rows,
    head: last && { seal: last.seal, hash: last.hash.toString('hex') },
    waiting: unsealed.waiting,
    breaches: [...breaches, ...unsealed.breaches],
  }
}

/** Checks one moment of the history, however busy the sealer is meanwhile. */
export const verifyAudit = ({ query }: Database, anchor?: Anchor): Promise<AuditReport> =>
  query
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((transaction) => verify(transaction, anchor))
