// Which unit, or which units, a document means by a name. A name is looked up as a reader of that document would:
// first what its authority calls so, then the units of its own house, then those of the authorities above. A phòng of
// the neighbouring commune is never meant by its bare name.
import type { UnitRef } from '../units/unit.ts'
import { unitsOfRule } from './collective-rule.ts'
import type { BookUnit } from './book-unit.ts'
import { chainOf, isTerritorial, type NameBook } from './name-book.ts'
import { nameKey, withoutEnd, type Comparison, type NameKey } from './name-key.ts'

export type ResolvedName = {
  kind: 'unit' | 'collective' | 'unknown' | 'ambiguous'
  units: UnitRef[]
  /** False when only the letters agree, not their marks: worth a look by a person. */
  exact: boolean
}

/** An authority's name without its place, and words that only say that several are meant or concerned. */
const governments = ['ủy ban nhân dân', 'HĐND và UBND'].map(nameKey)
const fillers = ['có liên quan', 'liên quan', 'trực thuộc', 'trên địa bàn', 'thuộc'].map(nameKey)

type Question = { book: NameBook; chain: readonly BookUnit[]; by: Comparison }

/** With their marks first, everywhere, and only then without: a near miss next door is no match. */
export function resolveName(book: NameBook, authorityId: string | null, text: string): ResolvedName {
  const key = nameKey(text)
  const chain = chainOf(book.units, authorityId)
  for (const by of ['spelling', 'bare'] as const) {
    const units = key.bare === '' ? [] : unitsNamed({ book, chain, by }, key)
    if (units.length > 0) return answer(units.length === 1 ? 'unit' : 'ambiguous', units, by)
    const several = collective({ book, chain, by }, key)
    if (several.length > 0) return answer('collective', several, by)
  }
  return answer('unknown', [], 'bare')
}

const answer = (kind: ResolvedName['kind'], units: readonly BookUnit[], by: Comparison): ResolvedName => ({
  kind,
  units: units.map(({ id, name }) => ({ id, name })),
  exact: by === 'spelling',
})

function unitsNamed(question: Question, key: NameKey): BookUnit[] {
  const ways = [
    () => question.chain.map((authority) => aliased(question, key, authority.id)).find((found) => found.length > 0),
    () => reachable(question, key),
    () => throughPlace(question, key),
    () => aliased(question, key, null),
  ]
  for (const way of ways) {
    const units = new Set(way())
    if (units.size > 0) return [...units]
  }
  return []
}

const aliased = ({ book, by }: Question, key: NameKey, authorityId: string | null): BookUnit[] =>
  book.aliases
    .filter((alias) => alias.authorityId === authorityId && alias.key[by] === key[by])
    .map((alias) => book.units.get(alias.unitId))
    .filter((unit) => unit !== undefined)

const called = ({ book, by }: Question, key: NameKey): BookUnit[] =>
  [...book.units.values()].filter((unit) => unit.keys.some((one) => one[by] === key[by]))

/** What is called so in the nearest house, from the authority upwards; with no authority, anywhere. */
function reachable(question: Question, key: NameKey): BookUnit[] {
  const { book, chain } = question
  const candidates = called(question, key)
  if (chain.length === 0) return candidates
  for (const authority of chain) {
    const found = candidates.filter((unit) => unit === authority || isOfHouse(book, unit, authority))
    if (found.length > 0) return nearest(book, found, authority)
  }
  return []
}

/** Below the authority with no other place's government between them; governments of places are seen from above. */
function isOfHouse(book: NameBook, unit: BookUnit, authority: BookUnit): boolean {
  const above = chainOf(book.units, unit.parentId)
  const at = above.indexOf(authority)
  return at >= 0 && (isTerritorial(unit) || !above.slice(0, at).some(isTerritorial))
}

function nearest(book: NameBook, units: readonly BookUnit[], authority: BookUnit): BookUnit[] {
  const depth = (unit: BookUnit) => chainOf(book.units, unit.id).indexOf(authority)
  const least = Math.min(...units.map(depth))
  return units.filter((unit) => depth(unit) === least)
}

type Placed = { rest: NameKey; place: BookUnit }

/** The key cut before the place at its end: any place by its full name, those above by "tỉnh" or "xã" alone. */
function placesAtEnd({ book, chain, by }: Question, key: NameKey): Placed[] {
  const cut = (unit: BookUnit, part: 'key' | 'kind'): Placed[] => {
    const rest = unit.place && isTerritorial(unit) ? withoutEnd(key, unit.place[part], by) : undefined
    return rest ? [{ rest, place: unit }] : []
  }
  const byName = [...book.units.values()].flatMap((unit) => cut(unit, 'key'))
  return byName.length > 0 ? byName : chain.flatMap((unit) => cut(unit, 'kind')).slice(0, 1)
}

/** "Phòng Kinh tế xã Tân Lập", "UBND tỉnh": the place says whose house it is. */
const throughPlace = (question: Question, key: NameKey): BookUnit[] =>
  placesAtEnd(question, key).flatMap(({ rest, place }) =>
    governments.some((government) => government[question.by] === rest[question.by])
      ? [place]
      : called(question, rest).filter((unit) => isOfHouse(question.book, unit, place)),
  )

function collective(question: Question, key: NameKey): BookUnit[] {
  const { book, by } = question
  for (const { rest, chain } of collectiveReadings(question, key)) {
    const known = book.collectives.filter((one) => one.key[by] === rest[by])
    const own = chain.map((unit) => known.find((one) => one.authorityId === unit.id)).find((one) => one !== undefined)
    const meant = own ?? known.find((one) => one.authorityId === null)
    const units = meant ? unitsOfRule(book.units, meant.rule, chain) : []
    if (units.length > 0) return units
  }
  return []
}

/** As written, without words like "liên quan", and without the place at the end, which then says whose they are. */
function collectiveReadings(question: Question, key: NameKey): { rest: NameKey; chain: readonly BookUnit[] }[] {
  const { book, by } = question
  const readings = [{ rest: key, chain: question.chain }]
  for (const { rest, chain } of readings) {
    for (const filler of fillers) {
      const shorter = withoutEnd(rest, filler, by)
      if (shorter) readings.push({ rest: shorter, chain })
    }
    for (const placed of placesAtEnd({ book, chain, by }, rest))
      readings.push({ rest: placed.rest, chain: chainOf(book.units, placed.place.id) })
  }
  return readings
}
