import type { UnitKind } from '../units/unit.ts'
import type { NameKey } from './name-key.ts'

/** A unit as it stood on one day, with everything it is called. */
export type BookUnit = {
  id: string
  name: string
  kind: UnitKind
  tier: string | null
  parentId: string | null
  keys: readonly NameKey[]
  /** The place it governs: "xã Tân Lập" and its first word or words, "xã". */
  place: { key: NameKey; kind: NameKey } | null
}
