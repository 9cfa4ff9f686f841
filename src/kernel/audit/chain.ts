// How the history is chained; nothing here depends on the database, so that anybody can check it with other tools.
//   row hash  = SHA-256 of the row as JSON: [number, at, request, actor, actor's name, action, kind, subject, unit, detail]
//   seal hash = SHA-256 of the seal before (32 zero bytes for the first) followed by the row hashes by rising number
import { createHash } from 'node:crypto'

/** A row of history as text; `at` is UTC with six decimals, `detail` is JSON as PostgreSQL prints it. */
export type ChainRow = {
  number: number
  at: string
  request_id: string
  actor_id: string | null
  actor_name: string
  action: string
  subject_kind: string
  subject_id: string | null
  unit_id: string | null
  detail: string
}

export const noSeal = Buffer.alloc(32)

const markLength = 4

export const rowHash = (row: ChainRow): Buffer => {
  const { number, at, request_id, actor_id, actor_name, action, subject_kind, subject_id, unit_id, detail } = row
  const content = [number, at, request_id, actor_id, actor_name, action, subject_kind, subject_id, unit_id, detail]
  return createHash('sha256').update(JSON.stringify(content)).digest()
}

export const sealHash = (previous: Buffer, rowHashes: readonly Buffer[]): Buffer =>
  createHash('sha256')
    .update(Buffer.concat([previous, ...rowHashes]))
    .digest()

/** The beginning of each row hash, kept beside the seal: it names the row that was changed. */
export const marksOf = (rowHashes: readonly Buffer[]): Buffer =>
  Buffer.concat(rowHashes.map((hash) => hash.subarray(0, markLength)))

export const hasMark = (marks: Buffer, at: number, hash: Buffer): boolean =>
  marks.subarray(at * markLength, (at + 1) * markLength).equals(hash.subarray(0, markLength))

/** Rising numbers as a PostgreSQL multirange: 1, 2, 3, 7 become {[1,3],[7,7]}. */
export function toRanges(numbers: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const number of numbers) {
    const last = ranges.at(-1)
    if (last && last[1] + 1 === number) last[1] = number
    else ranges.push([number, number])
  }
  return `{${ranges.map(([first, last]) => `[${first},${last}]`).join(',')}}`
}

/** The other way round, from the form PostgreSQL prints: {[1,4),[7,8)}. */
export const fromRanges = (text: string): number[] =>
  [...text.matchAll(/\[(-?\d+),(-?\d+)\)/g)].flatMap(([, first, end]) =>
    Array.from({ length: Number(end) - Number(first) }, (_, at) => Number(first) + at),
  )
