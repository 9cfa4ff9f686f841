export type Point = { x: number; y: number }
export type GraphNode = { key: string; width: number; height: number }
export type GraphEdge = { from: string; to: string; text: string }
export type Placed = {
  width: number
  height: number
  nodes: Map<string, { x: number; y: number; width: number; height: number }>
  edges: { points: Point[]; at: Point }[]
}

const margin = 12
const gap = 34
const laneWidth = 10
const lanes = 24

/** One box below the other; arrows to the next go down, all others run beside. Takes no time, whatever the size. */
export function placeInColumn(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): Placed {
  const widest = Math.max(0, ...nodes.map(({ width }) => width))
  const middle = margin + widest / 2
  let y = margin
  const placed: Placed['nodes'] = new Map()
  for (const { key, width, height } of nodes) {
    placed.set(key, { x: middle, y: y + height / 2, width, height })
    y += height + gap
  }
  const order = new Map(nodes.map(({ key }, at) => [key, at]))
  return {
    width: margin * 3 + widest + lanes * laneWidth,
    height: y,
    nodes: placed,
    edges: edges.map(({ from, to }, at) => {
      const [one, other] = [placed.get(from)!, placed.get(to)!]
      if (order.get(to) === order.get(from)! + 1) {
        const points = [
          { x: middle, y: one.y + one.height / 2 },
          { x: middle, y: other.y - other.height / 2 },
        ]
        return { points, at: { x: middle, y: (points[0]!.y + points[1]!.y) / 2 } }
      }
      const lane = margin + widest + 20 + (at % lanes) * laneWidth
      const points = [
        { x: one.x + one.width / 2, y: one.y },
        { x: lane, y: one.y },
        { x: lane, y: other.y },
        { x: other.x + other.width / 2, y: other.y },
      ]
      return { points, at: { x: lane, y: (one.y + other.y) / 2 } }
    }),
  }
}
