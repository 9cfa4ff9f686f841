// The steps of the builder that change where rows stand. A place is the number of the row after which something goes,
// as the cards count them from 1; 0 is the head of the form.
import { fold } from '../../../kernel/text/vietnamese.ts'
import type { Row } from './rows.ts'

const withinOf = (row: Row | undefined): string | undefined => (row && 'field' in row ? row.within : undefined)

/** The rows that move together with the one at `at`: a group takes its own along. */
function blockAt(rows: readonly Row[], at: number): Row[] {
  const row = rows[at]!
  if (withinOf(row) !== undefined || !('field' in row)) return [row]
  const end = rows.findIndex((one, place) => place > at && withinOf(one) !== row.field.key)
  return rows.slice(at, end < 0 ? rows.length : end)
}

/** `up:3`, `down:3`, `remove:3`. A row changes places with its neighbour of the same level. */
export function moveRow(rows: readonly Row[], step: string): Row[] {
  const [what, which] = step.split(':')
  const at = Number(which)
  const row = rows[at]
  if (!Number.isInteger(at) || !row) return [...rows]
  if (what === 'remove') return rows.toSpliced(at, 1)
  if (what === 'down') {
    const after = at + blockAt(rows, at).length
    const next = rows[after]
    return next && withinOf(next) === withinOf(row) ? moveRow(rows, `up:${after}`) : [...rows]
  }
  if (what !== 'up') return [...rows]
  const before = rows.findLastIndex((one, place) => place < at && withinOf(one) === withinOf(row))
  const isNear = before >= 0 && (withinOf(row) === undefined || before === at - 1)
  if (!isNear) return [...rows]
  const block = blockAt(rows, at)
  return rows.toSpliced(at, block.length).toSpliced(before, 0, ...block)
}

/** A section with all its rows, a group with its own, or the row alone. */
function partAt(rows: readonly Row[], at: number): Row[] {
  if (!('section' in rows[at]!)) return blockAt(rows, at)
  const end = rows.findIndex((row, place) => place > at && 'section' in row)
  return rows.slice(at, end < 0 ? rows.length : end)
}

const orEnd = (at: number, rows: readonly Row[]): number => (at < 0 ? rows.length : at)

const standsAlone = (row: Row): boolean => 'field' in row && row.field.kind !== 'group'

const placedIn = (row: Row, within: string | undefined): Row =>
  'field' in row ? { field: row.field, ...(within !== undefined && { within }) } : row

/** Rows put in after a place. Single fields after a field of a group join it; a group or a heading follows the group. */
export function insertRows(rows: readonly Row[], after: number, added: readonly Row[]): Row[] {
  const before = rows[after - 1]
  const within = withinOf(before)
  if (within !== undefined && added.every(standsAlone))
    return rows.toSpliced(after, 0, ...added.map((row) => placedIn(row, within)))
  const at = !before
    ? 0
    : within === undefined
      ? after - 1 + blockAt(rows, after - 1).length
      : orEnd(
          rows.findIndex((row, place) => place >= after && withinOf(row) !== within),
          rows,
        )
  return rows.toSpliced(at, 0, ...added)
}

/** A section goes after the whole section in which the place lies: it parts no other. Nothing goes into itself. */
export function moveAfter(rows: readonly Row[], at: number, after: number): Row[] {
  const part = partAt(rows, at)
  if (after > at && after <= at + part.length) return [...rows]
  const rest = rows.toSpliced(at, part.length)
  const place = after > at ? after - part.length : after
  if ('section' in part[0]!)
    return rest.toSpliced(
      orEnd(
        rest.findIndex((row, index) => index >= place && 'section' in row),
        rest,
      ),
      0,
      ...part,
    )
  return insertRows(rest, place, part.length === 1 ? part.map((row) => placedIn(row, undefined)) : part)
}

const labelOf = (row: Row): string => ('section' in row ? row.section.title : row.field.label)

/** As the list of places suggests it, and as it may be typed: the number is enough, and so is the label. */
export const placeName = (row: Row, at: number): string => `${at + 1}. ${labelOf(row)}`

export function placeTyped(rows: readonly Row[], typed: string): number | undefined {
  const number = /^(\d{1,3})(?:\.\s|\.?$)/.exec(typed)?.[1]
  if (number !== undefined) return Number(number) <= rows.length ? Number(number) : undefined
  const at = rows.findIndex((row) => fold(labelOf(row)) === fold(typed))
  return typed === '' || at < 0 ? undefined : at + 1
}
