import type { Place } from '../../source-document.ts'
import type { Anomaly, Section } from '../../understood-plan.ts'
import { letterOrder, type Label } from './labels.ts'
import { missingNumbers, settleNumbers } from './settle-numbers.ts'

export type OutlineNode = {
  /** null for a heading without a number. */
  label: Label | null
  rank: number
  title: string
  rawHeading: string
  items: Section['items']
  children: OutlineNode[]
  parent: OutlineNode | null
  place: Place
}

const romans = 'I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX'.split(' ')

const printValue = (kind: Label['kind'], value: number, printed: string): string => {
  if (kind === 'roman') return romans[value - 1] ?? printed
  if (kind === 'letter') return printed.length > 1 ? printed : (letterOrder[value - 1] ?? printed)
  if (kind === 'capital') return letterOrder[value - 1]?.toUpperCase() ?? printed
  return kind === 'part' ? `P${value}` : String(value)
}

/** 2.1 below section 2 adds ".1"; below a roman section that has no 2 it adds all it prints. */
const component = (node: OutlineNode, value: number): string => {
  const label = node.label!
  if (label.kind !== 'decimal') return printValue(label.kind, value, label.printed)
  const path = label.path!
  const above = node.parent?.label
  const deep = above?.kind === 'decimal' || above?.kind === 'arabic' || above?.value === path[0]
  return deep ? String(value) : [...path.slice(0, -1), value].join('.')
}

/** Some typists letter without đ. */
const optionalLetter = letterOrder.indexOf('đ') + 1

const gapsIn = (kind: Label['kind'], values: number[], above: string | null, place: Place): Anomaly[] =>
  missingNumbers(values)
    .filter((gap) => kind !== 'letter' || gap !== optionalLetter)
    .map((gap) => ({
      where: above ?? 'thân văn bản',
      what: `thiếu mục ${printValue(kind, gap, String(gap))} giữa các mục của ${above ?? 'kế hoạch'}`,
      resolution: 'giữ số như bản in',
      place,
    }))

/** Points with letters inside a section: left out, or one letter printed twice. */
function checkPoints(node: OutlineNode, id: string): Anomaly[] {
  const points = node.items.filter((item) => !item.sub && /^[a-zđ]\W/u.test(item.label ?? ''))
  if (points.length < 2) return []
  const printed = points.map((item) => letterOrder.indexOf(item.label![0]!) + 1)
  const settled = settleNumbers(printed)
  const twice = settled.flatMap(({ value, misprinted }, i) =>
    misprinted
      ? [
          {
            where: `${id}.${letterOrder[value - 1]}`,
            what: `“${points[i]!.label}” được in hai lần trong ${id}`,
            resolution: `đọc là ${letterOrder[value - 1]})`,
            place: points[i]!.place,
          },
        ]
      : [],
  )
  return [
    ...twice,
    ...gapsIn(
      'letter',
      settled.map(({ value }) => value),
      id,
      node.place,
    ),
  ]
}

/** Gives every section the path of its printed numbers, and says where the printing went wrong. */
export function numberOutline(roots: OutlineNode[]): { ids: Map<OutlineNode, string>; anomalies: Anomaly[] } {
  const ids = new Map<OutlineNode, string>()
  const anomalies: Anomaly[] = []

  const numberSiblings = (siblings: OutlineNode[], above: string | null): void => {
    const kinds = new Set(siblings.map((node) => node.label?.kind))
    for (const kind of kinds) {
      const same = siblings.filter((node) => node.label?.kind === kind)
      const settled = settleNumbers(same.map((node) => node.label?.value ?? 0))
      same.forEach((node, i) => {
        const own = node.label === null ? `*${i + 1}` : component(node, settled[i]!.value)
        let id = above === null ? own : `${above}.${own}`
        while ([...ids.values()].includes(id)) id += '*'
        ids.set(node, id)
        if (settled[i]!.misprinted && node.label !== null) {
          const what = `“${node.rawHeading.slice(0, 60)}”: ${node.label.printed} được in hai lần`
          anomalies.push({ where: id, what, resolution: `đọc là ${id}`, place: node.place })
        }
      })
      if (kind === undefined || kind === 'decimal') continue
      const values = settled.map((number) => number.value)
      anomalies.push(...gapsIn(kind, values, above, same[0]!.place))
    }
    for (const node of siblings) {
      anomalies.push(...checkPoints(node, ids.get(node)!))
      numberSiblings(node.children, ids.get(node)!)
    }
  }

  numberSiblings(roots, null)
  return { ids, anomalies }
}
