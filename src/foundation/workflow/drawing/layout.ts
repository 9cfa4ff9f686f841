// Where each step stands in a picture: computed from the process, so that nobody draws it and it is never out of date.
// The same places go into BPMN files.
import { graphlib, layout } from '@dagrejs/dagre'
import { conditionText } from '../../../kernel/conditions/index.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { factNames } from '../definition/case-kind.ts'
import { placeInColumn, type GraphEdge, type GraphNode, type Placed, type Point } from './column-layout.ts'
import { stepName, unitText } from '../step-words.ts'
import { t } from '../page-texts.ts'
import { isElsewhere, waysOf, type Definition, type Step } from '../definition/definition.ts'

export type { Point } from './column-layout.ts'
export type PlacedStep = { step: Step; lines: string[]; x: number; y: number; width: number; height: number }
export type PlacedWay = { from: string; to: string; text: string; points: Point[]; at: Point }
export type Layout = { width: number; height: number; steps: PlacedStep[]; ways: PlacedWay[] }

const lineLength = 24
const letter = 7.4

/** Words in lines of about so many letters. */
export function wrap(text: string, most = lineLength): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.length > 3 ? [...lines.slice(0, 2), `${lines[2]!.slice(0, most - 2)}…`] : lines
}

function sizeOf(step: Step, lines: readonly string[], { below = 0, unitNames }: LayoutOptions) {
  if (step.kind === 'fork' || step.kind === 'join') return { width: 90, height: 8 }
  const width = Math.max(70, ...lines.map((line) => line.length * letter)) + 24
  if (step.kind === 'work') {
    const where = below && isElsewhere(step) ? inLanguage(unitText(step.unit, unitNames), 'vi') : ''
    const rows = lines.length + below + (where ? 1 : 0)
    return { width: Math.max(width, below ? 180 : 0, where.length * letter + 24), height: rows * 17 + 18 }
  }
  if (step.kind === 'decision') return { width: width + 60, height: lines.length * 17 + 50 }
  return { width, height: lines.length * 17 + 18 }
}

const otherwise = (): string => inLanguage(t('workflow.otherwise'), 'vi')

/** What is written on the ways out of a step, in the order of waysOf. */
export function wayNames(step: Step): string[] {
  if (step.kind === 'work') return step.actions.map((action) => action.name)
  if (step.kind === 'decision')
    return [...step.branches.map(({ when }) => inLanguage(conditionText(when, factNames()), 'vi')), otherwise()]
  return waysOf(step).map(() => '')
}

/**
 * What people draw by hand is placed in some milliseconds; the time grows with the cube of long arrows, to minutes for
 * what only a machine would make. Such a thing stands in one column.
 */
const mostNodes = 80
const mostEdges = 110
/** How many boxes all arrows together may pass by, in the order of the list. */
const longestArrows = 500

function isSmall(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): boolean {
  if (nodes.length > mostNodes || edges.length > mostEdges) return false
  const at = new Map(nodes.map(({ key }, place) => [key, place]))
  return edges.reduce((sum, { from, to }) => sum + Math.abs(at.get(from)! - at.get(to)!), 0) <= longestArrows
}

/** Nobody reads a picture of more, and the placing of dense ones takes long: the table says it better. */
export const mostDrawnSteps = 40
export const mostDrawnWays = 60
export const isDrawn = ({ steps }: Definition): boolean =>
  steps.length <= mostDrawnSteps && steps.flatMap(waysOf).length <= mostDrawnWays

/** Places boxes and arrows from top to bottom; the edges come back in their order. */
export const placeGraph = (nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Placed =>
  isSmall(nodes, edges) ? placeInLayers(nodes, edges) : placeInColumn(nodes, edges)

function placeInLayers(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Placed {
  const graph = new graphlib.Graph({ multigraph: true })
  graph.setGraph({ rankdir: 'TB', nodesep: 36, ranksep: 34, edgesep: 18, marginx: 12, marginy: 12 })
  for (const { key, width, height } of nodes) graph.setNode(key, { width, height })
  edges.forEach(({ from, to, text }, at) => {
    graph.setEdge(from, to, { width: text.length * 6.6 + 8, height: text ? 18 : 0, labelpos: 'c' }, String(at))
  })
  layout(graph)
  const { width = 0, height = 0 } = graph.graph()
  return {
    width,
    height,
    nodes: new Map(
      nodes.map(({ key }) => [key, graph.node(key) as { x: number; y: number; width: number; height: number }]),
    ),
    edges: edges.map(({ from, to }, at) => {
      const edge = graph.edge(from, to, String(at)) as { points: Point[]; x?: number; y?: number }
      return { points: edge.points, at: { x: edge.x ?? 0, y: edge.y ?? 0 } }
    }),
  }
}

export type LayoutOptions = {
  /** Lines that each step of work has below its name. */
  below?: number
  unitNames?: ReadonlyMap<string, string> | undefined
}

type Box = { x: number; y: number; width: number; height: number }

/** Where the line from the middle of a diamond to the point leaves it: the layout knows rectangles only. */
export function onDiamond({ x, y, width, height }: Box, { x: toX, y: toY }: Point): Point {
  const [dx, dy] = [toX - x, toY - y]
  const reach = (2 * Math.abs(dx)) / width + (2 * Math.abs(dy)) / height
  return reach === 0 ? { x, y } : { x: x + dx / reach, y: y + dy / reach }
}

/** Lines begin and end at the border of what is drawn. */
function touching(points: readonly Point[], from: Box | undefined, to: Box | undefined): Point[] {
  const all = [...points]
  if (from && all[1]) all[0] = onDiamond(from, all[1])
  if (to && all.length > 1) all[all.length - 1] = onDiamond(to, all.at(-2)!)
  return all
}

export function layOut(definition: Definition, options: LayoutOptions = {}): Layout {
  const byKey = new Map(definition.steps.map((step) => [step.key, step]))
  const named = (step: Step): string => (step.kind === 'end' ? inLanguage(stepName(step), 'vi') : step.name)
  const lines = new Map(definition.steps.map((step) => [step.key, wrap(named(step))]))
  const ways = [...byKey].flatMap(([from, step]) => {
    const names = wayNames(step)
    return waysOf(step).flatMap(({ to }, at) => (byKey.has(to) ? [{ from, to, text: names[at]! }] : []))
  })
  const boxes = [...byKey].map(([key, step]) => ({ key, ...sizeOf(step, lines.get(key)!, options) }))
  const { width, height, nodes, edges } = placeGraph(boxes, ways)
  const diamond = (key: string) => (byKey.get(key)?.kind === 'decision' ? nodes.get(key) : undefined)
  return {
    width,
    height,
    steps: [...byKey].map(([key, step]) => ({ step, lines: lines.get(key)!, ...nodes.get(key)! })),
    ways: ways.map((way, at) => {
      const { points, at: place } = edges[at]!
      return { ...way, points: touching(points, diamond(way.from), diamond(way.to)), at: place }
    }),
  }
}
