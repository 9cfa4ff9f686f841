// One row of a task table once its cells have found their columns.
import type { Place } from '../../source-document.ts'
import type { Doubt } from '../../understood-plan.ts'
import type { GridRow } from './columns/grid.ts'

export type FieldRole =
  | 'no'
  | 'area'
  | 'group'
  | 'goal'
  | 'text'
  | 'output'
  | 'lead'
  | 'coordinate'
  | 'deadline'
  | 'budget'
  | 'quantity'
  | 'note'

export type Piece = {
  text: string
  place: Place
  bold: boolean
}

export type Levels = { province: boolean; district: boolean; commune: boolean }

export type Fields = Partial<Record<FieldRole, Piece>>

export type Line = {
  rows: GridRow[]
  /** Rows of one segment stand under one printed heading. */
  segment: number
  fields: Fields
  /** Blank cells that the file itself merges with the row above. */
  merged: Set<FieldRole>
  levels: Levels | null
  /** The unit that a bare number in the budget column counts. */
  moneyUnit: number
  /** The heading of the deadline column ends with "trước ngày": a bare date below it is one too late. */
  dueBefore?: true
  doubts: Doubt[]
  /** The column that names groups holds a task of its own here: the group above has ended. */
  endsGroup?: true
}

export const textOf = (line: Line, role: FieldRole): string => line.fields[role]?.text ?? ''

export const has = (line: Line, role: FieldRole): boolean => textOf(line, role) !== ''

export const withField = (line: Line, role: FieldRole, piece: Piece | undefined): Line => {
  const fields = { ...line.fields }
  if (piece) fields[role] = piece
  else delete fields[role]
  return { ...line, fields }
}

export const withDoubt = (line: Line, ...doubts: Doubt[]): Line => ({ ...line, doubts: [...line.doubts, ...doubts] })

export const firstRow = (line: Line): GridRow => line.rows[0]!
