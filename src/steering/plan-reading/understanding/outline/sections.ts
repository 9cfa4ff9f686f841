// The outline of the body: headings by their printed numbers, with the paragraphs and points under each.
import type { Anomaly, Section } from '../../understood-plan.ts'
import { areaKeyOf } from '../areas.ts'
import type { BodyLine } from './body-lines.ts'
import { namesUnit, readHeading, readRoleHeading, type Heading } from './heading.ts'
import { isMark, parseLabel, type Label } from './labels.ts'
import { numberOutline, type OutlineNode } from './outline.ts'
import { roleOfHeading } from './section-role.ts'

const ranks: Record<string, number> = {
  part: 0,
  capital: 1,
  roman: 2,
  arabic: 3,
  decimal: 3,
  letter: 7,
  bracket: 8,
  role: 9,
}

const rankOf = (label: Label): number =>
  label.kind === 'decimal' ? ranks.arabic! + label.path!.length - 1 : ranks[label.kind]!

const unitLine = 120

const shortTitle = (text: string): string => {
  const clause = text.split(/[,;.:]/)[0]!
  return clause.split(' ').slice(0, 14).join(' ')
}

type Builder = { roots: OutlineNode[]; path: OutlineNode[] }

const open = (builder: Builder, node: OutlineNode): void => {
  while (builder.path.length > 0 && builder.path.at(-1)!.rank >= node.rank) builder.path.pop()
  const parent = builder.path.at(-1)
  node.parent = parent ?? null
  ;(parent?.children ?? builder.roots).push(node)
  builder.path.push(node)
}

/** A second row of 1., 2., 3. below a numbered section is a list inside it, not its sibling. */
const isInnerList = (builder: Builder, label: Label): boolean => {
  if (label.kind !== 'arabic') return false
  const at = builder.path.findIndex((node) => node.label?.kind === 'arabic')
  const outer = builder.path[at]
  return (
    outer !== undefined &&
    at < builder.path.length - 1 &&
    label.value !== (outer.label?.value ?? 0) + 1 &&
    label.value <= (outer.label?.value ?? 0)
  )
}

/** A point among sections of the same kind counts as one: its first words become its title. */
const joinsSections = (builder: Builder, label: Label): boolean => {
  if (isMark(label) || label.kind === 'bracket') return false
  const rank = rankOf(label)
  const parent = builder.path.findLast((node) => node.rank < rank)
  const siblings = (parent?.children ?? builder.roots).filter((node) => node.label?.kind === label.kind)
  return siblings.at(-1) !== undefined && siblings.at(-1)!.label!.value <= label.value
}

const addItem = (builder: Builder, line: BodyLine, label: Label | null): void => {
  const section = builder.path.at(-1)
  if (section === undefined) return
  const items = section.items
  const openPoint = items.findLast((item) => item.label !== undefined && !item.sub)
  const below =
    label !== null &&
    (label.kind === 'plus' ||
      (isMark(label) && openPoint !== undefined) ||
      (label.kind === 'letter' && openPoint !== undefined && /^\d/.test(openPoint.label!)))
  items.push({
    text: label === null ? line.text : label.rest,
    ...(label !== null && !isMark(label) && { label: line.text.slice(0, line.text.length - label.rest.length).trim() }),
    ...(below && { sub: true }),
    place: line.place,
  })
}

const nodeOf = (line: BodyLine, label: Label | null, rank: number, heading: Heading): OutlineNode => ({
  label,
  rank,
  title: heading.title,
  rawHeading: heading.runIn === '' ? line.text : line.text.slice(0, line.text.length - heading.runIn.length).trim(),
  items: heading.runIn === '' ? [] : [{ text: heading.runIn, place: line.place }],
  children: [],
  parent: null,
  place: line.place,
})

/** Below "Tổ chức thực hiện" the name of a unit in bold on a line of its own is a heading without a number. */
const isUnitLine = (builder: Builder, line: BodyLine): boolean =>
  line.marked &&
  line.text.length <= unitLine &&
  !/[.;]$/.test(line.text) &&
  namesUnit(line.text) &&
  builder.path.some((node) => roleOfHeading(node.title) === 'duty')

function readLine(builder: Builder, line: BodyLine, next: BodyLine | undefined): void {
  const label = parseLabel(line.text)
  const role = builder.path.length > 0 ? readRoleHeading(line.text, label, next) : null
  if (label === null && isUnitLine(builder, line)) {
    return open(builder, nodeOf(line, null, ranks.role!, { title: line.text.replace(/\s*:$/u, ''), runIn: '' }))
  }
  if (role !== null) return open(builder, nodeOf(line, null, ranks.role!, role))
  if (label === null || isMark(label) || isInnerList(builder, label)) return addItem(builder, line, label)
  const heading = readHeading(line, label, next)
  if (heading !== null) return open(builder, nodeOf(line, label, rankOf(label), heading))
  if (!joinsSections(builder, label)) return addItem(builder, line, label)
  const node = nodeOf(line, label, rankOf(label), { title: shortTitle(label.rest), runIn: label.rest })
  open(builder, node)
}

const ownRole = (node: OutlineNode) => roleOfHeading(node.title)

/** "Mục tiêu" below "Mục tiêu, yêu cầu" says why the plan exists; only below an area does it set targets. */
const isPreface = (node: OutlineNode): boolean =>
  node.parent !== null && node.parent.parent === null && /yêu cầu/iu.test(node.parent.title)

const ancestors = (node: OutlineNode): OutlineNode[] =>
  node.parent === null ? [] : [node.parent, ...ancestors(node.parent)]

const rolesBelow = (node: OutlineNode): Set<string> =>
  new Set(node.children.flatMap((child) => [ownRole(child), ...rolesBelow(child)]).filter((role) => role !== null))

function roleOf(node: OutlineNode): Section['role'] {
  const own = ownRole(node)
  const ruling = [own, ...ancestors(node).map(ownRole)].find((role) => role === 'duty' || role === 'budget')
  if (ruling === 'duty' || ruling === 'budget') return ruling
  if (
    node.children.length > 0 &&
    (own === 'mixed' || own === null || [...rolesBelow(node)].some((role) => role !== own))
  )
    return 'other'
  if (own === 'target' && isPreface(node)) return 'purpose'
  if (own !== null && own !== 'mixed') return own
  const named = ancestors(node)
    .map(ownRole)
    .find((role) => role !== null)
  return named === undefined || named === null || named === 'mixed' ? 'other' : named
}

const areaOf = (node: OutlineNode): Section['areaKey'] =>
  ownRole(node) === null && !['duty', 'budget'].includes(roleOf(node)) ? areaKeyOf(node.title) : null

const flatten = (nodes: OutlineNode[], level: number): { node: OutlineNode; level: number }[] =>
  nodes.flatMap((node) => [{ node, level }, ...flatten(node.children, level + 1)])

/** "Phần thứ nhất" on one line, its title on the next. */
const withTitles = (lines: BodyLine[]): BodyLine[] =>
  lines.flatMap((line, i) => {
    const isBare = (one: BodyLine | undefined): boolean => {
      const label = one === undefined ? null : parseLabel(one.text)
      return label?.kind === 'part' && label.rest === ''
    }
    if (isBare(lines[i - 1]) && parseLabel(line.text) === null) return []
    const next = lines[i + 1]
    return isBare(line) && next !== undefined && parseLabel(next.text) === null
      ? [{ ...line, text: `${line.text.replace(/[.:\s]+$/u, '')}. ${next.text}` }]
      : [line]
  })

export function readSections(body: BodyLine[]): { sections: Section[]; anomalies: Anomaly[] } {
  const lines = withTitles(body)
  const builder: Builder = { roots: [], path: [] }
  lines.forEach((line, i) => readLine(builder, line, lines[i + 1]))
  const { ids, anomalies } = numberOutline(builder.roots)
  const sections = flatten(builder.roots, 1).map(({ node, level }): Section => {
    const areaKey = areaOf(node)
    return {
      id: ids.get(node)!,
      level,
      title: node.title,
      rawHeading: node.rawHeading,
      role: roleOf(node),
      parent: node.parent === null ? null : ids.get(node.parent)!,
      ...(areaKey !== null && { areaKey }),
      items: node.items,
      place: node.place,
    }
  })
  return { sections, anomalies }
}
