// Which column of a table is for what: by the words of its heading and by what its cells look like.
import { textAt } from './grid.ts'
import type { GridRow } from './grid.ts'
import { fit } from './cell-fit.ts'
import { rolesOfLabel } from './roles.ts'
import type { Role } from './roles.ts'

export type Columns = {
  /** By grid column; undefined where neither heading nor content tells. */
  roles: (Role | undefined)[]
  labels: string[]
  /** Column of the first of the three level columns, learnt from rows that have all three marks. */
  levelsFrom?: number
  /** The table has no heading: its cells alone say what they are. */
  guessed?: true
  /** What heading and content said before the rows taught otherwise. */
  printedRoles?: (Role | undefined)[]
}

const contentRoles: Role[] = ['no', 'text', 'output', 'lead', 'coordinate', 'deadline', 'budget', 'quantity', 'goal']

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

type Candidate = { column: number; role: Role; score: number }

const candidates = (labels: readonly string[], rows: readonly GridRow[]): Candidate[] => {
  const width = Math.max(labels.length, ...rows.map((row) => row.cells.length))
  const all: Candidate[] = []
  for (let column = 0; column < width; column += 1) {
    const named = rolesOfLabel(labels[column] ?? '')
    const texts = rows.map((row) => textAt(row, column)).filter(Boolean)
    const sample = texts.slice(0, 60)
    const roles = named.size > 0 ? new Set([...named.keys(), ...contentRoles]) : new Set(contentRoles)
    for (const role of roles) {
      const content = sample.length < 2 ? 0 : mean(sample.map((text) => fit(text, role)))
      const label = named.get(role) ?? (named.size > 0 ? -2 : 0)
      // Without a heading only cells that clearly say so make a role.
      if (!named.has(role) && content < 1.2) continue
      all.push({ column, role, score: label + 1.5 * content })
    }
  }
  return all.toSorted((a, b) => b.score - a.score || a.column - b.column)
}

const assign = (all: readonly Candidate[], width: number): (Role | undefined)[] => {
  const roles: (Role | undefined)[] = Array.from({ length: width })
  const taken = new Set<Role>()
  for (const { column, role, score } of all) {
    const repeatable = role === 'other' || role === 'foreign' || role === 'note' || role === 'levels'
    if (roles[column] || (taken.has(role) && !repeatable) || score < 0.5) continue
    roles[column] = role
    taken.add(role)
  }
  return roles
}

/** Two columns of offices without headings: the one on the left leads. */
const inOrder = (roles: (Role | undefined)[], labels: readonly string[]): (Role | undefined)[] => {
  const lead = roles.indexOf('lead')
  const coordinate = roles.indexOf('coordinate')
  const named = [lead, coordinate].some((column) => rolesOfLabel(labels[column] ?? '').size > 0)
  if (lead >= 0 && coordinate >= 0 && coordinate < lead && !named) {
    return roles.map((role) => (role === 'lead' ? 'coordinate' : role === 'coordinate' ? 'lead' : role))
  }
  if (lead < 0 && coordinate >= 0 && !rolesOfLabel(labels[coordinate] ?? '').has('coordinate')) {
    return roles.map((role) => (role === 'coordinate' ? 'lead' : role))
  }
  // One column for who leads and who helps
  if (lead < 0 && coordinate >= 0 && rolesOfLabel(labels[coordinate] ?? '').has('lead')) {
    return roles.map((role) => (role === 'coordinate' ? 'lead' : role))
  }
  return roles
}

/** A column of words to the left of the tasks, which is nothing else, groups them. */
const withGroups = (roles: (Role | undefined)[], labels: readonly string[]): (Role | undefined)[] => {
  const text = roles.indexOf('text')
  const unnamed = roles.findIndex((role, column) => role === undefined && column < text && labels[column] !== '')
  return roles.includes('area') ? roles : roles.map((role, column) => (column === unnamed ? 'group' : role))
}

/** A table without a column for the task: what stands nearest to one takes its place. */
const withText = (roles: (Role | undefined)[]): (Role | undefined)[] => {
  if (roles.includes('text')) return roles
  for (const substitute of ['area', 'output', 'goal'] as const) {
    // Targets with somebody in charge are a table of targets, unless it also says what is to be produced.
    if (substitute === 'goal' && !roles.includes('output')) continue
    if (roles.includes(substitute)) return roles.map((role) => (role === substitute ? 'text' : role))
  }
  return roles
}

export const columnsOf = (labels: readonly string[], rows: readonly GridRow[]): Columns => {
  const width = Math.max(labels.length, 0, ...rows.map((row) => row.cells.length))
  const roles = assign(candidates(labels, rows), width)
  const padded = Array.from({ length: width }, (_, column) => labels[column] ?? '')
  return { roles: withGroups(withText(inOrder(roles, padded)), padded), labels: padded }
}

/** A table whose rows are tasks: it says what is done, and who does it or by when with what result. */
export const isTaskTable = ({ roles }: Columns): boolean => {
  if (roles.includes('foreign') || !roles.includes('text')) return false
  const has = (role: Role) => roles.includes(role)
  return has('lead')
    ? has('deadline') || has('coordinate') || has('output') || has('no')
    : has('deadline') && has('output')
}
