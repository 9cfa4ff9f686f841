// A draft is the understood plan, changed step by step. Every change is a splice of one of its lists or a change of the
// document's head, and every change knows its inverse: undo is nothing but one more change.
import type { Draft } from './draft.ts'

export type DraftList = 'tasks' | 'targets' | 'duties' | 'reporting' | 'sections'

export type Splice = { list: DraftList; at: number; remove: number; insert: unknown[] }
export type HeadChange = { document: Partial<Draft['document']>; budgetTotalVND?: number | null }
export type DraftChange = Splice | HeadChange

const isSplice = (change: DraftChange): change is Splice => 'list' in change

function changeHead(draft: Draft, { document, budgetTotalVND }: HeadChange): { draft: Draft; inverse: HeadChange } {
  const keys = Object.keys(document) as (keyof Draft['document'])[]
  const before = Object.fromEntries(keys.map((key) => [key, draft.document[key] ?? null]))
  const money = budgetTotalVND === undefined ? {} : { budgetTotalVND }
  return {
    draft: { ...draft, ...money, document: { ...draft.document, ...document } },
    inverse: {
      document: before as HeadChange['document'],
      ...(budgetTotalVND === undefined ? {} : { budgetTotalVND: draft.budgetTotalVND }),
    },
  }
}

/** The changed draft and the change that leads back. The given draft is left as it is. */
export function applyChange(draft: Draft, change: DraftChange): { draft: Draft; inverse: DraftChange } {
  if (!isSplice(change)) return changeHead(draft, change)
  const list = draft[change.list] as unknown[]
  if (change.at < 0 || change.remove < 0 || change.at + change.remove > list.length)
    throw new RangeError(`no such place in ${change.list}: ${change.at}+${change.remove} of ${list.length}`)
  const removed = list.slice(change.at, change.at + change.remove)
  const next = list.toSpliced(change.at, change.remove, ...change.insert)
  return {
    draft: { ...draft, [change.list]: next },
    inverse: { list: change.list, at: change.at, remove: change.insert.length, insert: removed },
  }
}
