import type { Tx } from '../../../kernel/database/types.ts'

export type Succession = {
  kind: 'merged' | 'split' | 'dissolved'
  fromId: string
  toId: string | null
  on: Temporal.PlainDate
  document: string | undefined
}

export const recordSuccession = (tx: Tx, { kind, fromId, toId, on, document }: Succession): Promise<unknown> =>
  tx.query
    .insertInto('organisation.unit_succession')
    .values({ id: tx.id(), kind, from_unit_id: fromId, to_unit_id: toId, on_date: on, document: document ?? '' })
    .execute()
