// Collective names that every authority's documents use. They are data: each authority may add or override its own.
import type { Tx } from '../../../kernel/database/types.ts'
import type { CollectiveRule } from './collective-rule.ts'
import { nameKey } from './name-key.ts'

const withinAuthority = { within: 'authority', depth: 1 } as const

const defaults: readonly { rule: CollectiveRule; names: readonly string[] }[] = [
  {
    rule: withinAuthority,
    names: [
      'các cơ quan, đơn vị',
      'cơ quan, đơn vị',
      'các đơn vị',
      'các cơ quan, ban, ngành',
      'các cơ quan, đơn vị, địa phương',
      'các ngành, các cấp',
      'các bộ phận',
    ],
  },
  {
    rule: { within: 'authority', kinds: ['department', 'office'], tiers: ['province'], depth: 1 },
    names: [
      'các sở, ban, ngành',
      'các sở, ngành',
      'sở, ban, ngành',
      'các sở',
      'các cơ quan chuyên môn thuộc UBND tỉnh',
      'các cơ quan chuyên môn thuộc Ủy ban nhân dân thành phố',
    ],
  },
  {
    rule: { within: 'authority', kinds: ['commune', 'ward', 'township', 'special_zone'] },
    names: [
      'UBND các xã, phường',
      'UBND các phường, xã',
      'UBND xã, phường',
      'UBND phường, xã',
      'các xã, phường',
      'các phường, xã',
      'UBND cấp xã',
      'UBND các xã',
      'UBND các xã, phường, thị trấn',
      'UBND các xã, thị trấn',
      'UBND các xã, phường, đặc khu',
      'các xã, phường, đặc khu',
      'các địa phương',
    ],
  },
  {
    rule: { within: 'authority', kinds: ['district'] },
    names: ['UBND các huyện, thị xã, thành phố', 'các huyện, thị xã, thành phố', 'UBND cấp huyện', 'UBND các huyện'],
  },
  {
    rule: { ...withinAuthority, kinds: ['division', 'office'] },
    names: [
      'các phòng chuyên môn',
      'phòng chuyên môn',
      'các cơ quan chuyên môn',
      'cơ quan chuyên môn',
      'các phòng, ban',
      'các phòng',
      'các phòng, ban chuyên môn',
    ],
  },
  {
    rule: { ...withinAuthority, kinds: ['division', 'office', 'centre'] },
    names: ['các phòng, ban, đơn vị', 'các phòng, đơn vị', 'các phòng, ban, ngành', 'các phòng, trung tâm'],
  },
  {
    rule: { ...withinAuthority, kinds: ['centre'] },
    names: ['các đơn vị sự nghiệp', 'các đơn vị sự nghiệp công lập', 'đơn vị sự nghiệp công lập', 'các trung tâm'],
  },
]

/** Adds those that are missing; what an administrator changed stays. */
export async function loadDefaultCollectives(tx: Tx): Promise<void> {
  const rows = defaults.flatMap(({ rule, names }) =>
    names.map((name) => ({
      id: tx.id(),
      name,
      key: nameKey(name).spelling,
      rule: JSON.stringify(rule),
      authority_id: null,
      created_at: tx.now,
    })),
  )
  await tx.query
    .insertInto('organisation.collective')
    .values(rows)
    .onConflict((conflict) => conflict.constraint('organisation.collective_known').doNothing())
    .execute()
}
