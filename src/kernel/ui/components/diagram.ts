import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'

export type Point = { x: number; y: number }
export type DiagramNode = {
  /** The middle. */
  x: number
  y: number
  width: number
  height: number
  shape: 'box' | 'diamond' | 'bar' | 'round'
  /** What it says, one line below the other; the first is its name. */
  lines?: readonly Content[]
  /** Something stands here now. */
  current?: boolean
  /** It is done somewhere else. */
  elsewhere?: boolean
}
export type DiagramEdge = { points: readonly Point[]; text?: Content; at?: Point }

export type DiagramProps = {
  /** What is drawn; the same must be said in words beside it. */
  label: Text
  width: number
  height: number
  nodes: readonly DiagramNode[]
  edges: readonly DiagramEdge[]
}

const round = (value: number): number => Math.round(value * 10) / 10
const pointText = ({ x, y }: Point): string => `${round(x)} ${round(y)}`

const shapeOf = ({ shape, x, y, width, height }: DiagramNode): Html => {
  const [left, top] = [round(x - width / 2), round(y - height / 2)]
  if (shape === 'diamond') {
    const corners = [
      { x, y: top },
      { x: x + width / 2, y },
      { x, y: top + height },
      { x: left, y },
    ]
    return html`<polygon points="${corners.map(pointText).join(' ')}" />`
  }
  const radius = shape === 'round' ? height / 2 : shape === 'bar' ? 2 : 6
  return html`<rect${attrs({ x: left, y: top, width, height, rx: radius })} />`
}

const lineHeight = 17

const nodeMarkup = (node: DiagramNode): Html => {
  const lines = node.lines ?? []
  const first = node.y - ((lines.length - 1) * lineHeight) / 2 + 4.5
  return html`<g
    class="${classes('diagram-node', `diagram-${node.shape}`, node.current && 'diagram-current', node.elsewhere && 'diagram-elsewhere')}"
  >
    ${shapeOf(node)}
    ${lines.map((line, at) => html`<text${attrs({ x: round(node.x), y: round(first + at * lineHeight) })}>${line}</text>`)}
  </g>`
}

/** A small triangle whose tip is the last point. */
const headOf = (points: readonly Point[]): string => {
  const tip = points.at(-1)!
  const before = points.at(-2) ?? tip
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x)
  const corner = (turn: number): Point => ({
    x: tip.x - 8 * Math.cos(angle + turn),
    y: tip.y - 8 * Math.sin(angle + turn),
  })
  return [tip, corner(0.4), corner(-0.4)].map(pointText).join(' ')
}

const edgeMarkup = ({ points, text, at }: DiagramEdge): Html =>
  html`<g class="diagram-edge"
    ><polyline points="${points.map(pointText).join(' ')}" /><polygon points="${headOf(points)}" />${
      text && at && html`<text${attrs({ x: round(at.x), y: round(at.y + 4) })}>${text}</text>`
    }</g
  >`

/** As wide as twice the middle of the first box: a narrow screen opens the picture where it begins. */
const startMark = ([first]: readonly DiagramNode[]): Content =>
  first &&
  html`<svg${attrs({ class: 'diagram-start', width: Math.ceil(first.x * 2), height: 1, 'aria-hidden': 'true' })}></svg>`

/** Boxes and arrows, as large as they are; a narrow screen scrolls. Whoever cannot see it reads the table beside it. */
export const diagram = ({ label, width, height, nodes, edges }: DiagramProps): Html =>
  html`<div${attrs({ class: 'scroll diagram', role: 'region', tabindex: 0, 'aria-label': label })}>
    ${startMark(nodes)}<svg${attrs({ role: 'img', 'aria-label': label, width: Math.ceil(width), height: Math.ceil(height), viewBox: `0 0 ${Math.ceil(width)} ${Math.ceil(height)}`, focusable: 'false' })}>
      ${edges.map(edgeMarkup)}${nodes.map(nodeMarkup)}
    </svg>
  </div>`
