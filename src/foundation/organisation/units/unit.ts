// A unit and the words for it: shapes and rules without a database.
import type { Text } from '../../../kernel/text/language.ts'
import { t } from '../texts.ts'

/** Units that govern a place (UBND of a province, a commune …), greatest first. */
export const territorialKinds = ['province', 'district', 'commune', 'ward', 'township', 'special_zone'] as const

export const unitKinds = [
  ...territorialKinds,
  'department',
  'office',
  'division',
  'centre',
  'post_unit',
  'other',
] as const

export type UnitKind = (typeof unitKinds)[number]

export type UnitRef = { id: string; name: string }

export type Unit = {
  id: string
  code: string | null
  /** As documents are signed: "Ủy ban nhân dân xã Tân Lập". */
  name: string
  /** As lists show it: "UBND xã Tân Lập". */
  shortName: string
  /** The place it governs: "xã Tân Lập"; null for a unit that governs none. */
  placeName: string | null
  kind: UnitKind
  tier: string | null
  /** Issues plans of its own. */
  isAuthority: boolean
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  /** Labels from the root to itself: whoever has rights at a prefix has them here. */
  path: string
}

export const kindName = (kind: UnitKind): Text => t(`organisation.kind_${kind}`)

/** The label of a unit in a path: ltree takes no hyphens before PostgreSQL 16. */
export const pathLabel = (id: string): string => id.replaceAll('-', '')

const idOfLabel = (label: string): string => label.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/** The units on the way from the root to the unit at `path`, itself last. */
export const idsOnPath = (path: string): string[] => path.split('.').map(idOfLabel)

export const isValidOn = (unit: Pick<Unit, 'validFrom' | 'validTo'>, day: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(unit.validFrom, day) <= 0 &&
  (unit.validTo === null || Temporal.PlainDate.compare(day, unit.validTo) <= 0)
