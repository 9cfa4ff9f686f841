import { wingOf, wings, type Wing } from '../../test/support/source-graph.ts'

type Link = { from: string; to: string }
type Room = { module: string; x: number; y: number }
type Block = { wing: Wing; x: number; y: number; width: number; height: number; rooms: Room[] }

const room = { width: 148, height: 40 }
const gap = { x: 22, y: 44 }
const pad = { x: 24, top: 46, bottom: 26 }
const margin = 36
const roof = 96
const storeyGap = 34

const looks: Record<Wing, { title: string; vi: string; color: string; tint: string }> = {
  foundation: { title: 'foundation', vi: 'nền tảng', color: '#5b6472', tint: '#f1f3f6' },
  service: { title: 'service', vi: 'phục vụ', color: '#0b6e6e', tint: '#e9f5f4' },
  steering: { title: 'steering', vi: 'chỉ đạo', color: '#9a3412', tint: '#fdf2ea' },
  publication: { title: 'publication', vi: 'công khai', color: '#3b4fa3', tint: '#eef0fb' },
}

const spanOf = (count: number, size: number, between: number): number => count * size + (count - 1) * between

/** A storey's rooms, the first modules at the bottom: whoever stands higher may look down. */
function block(wing: Wing, modules: string[], columns: number): Block {
  const rows = Math.max(1, Math.ceil(modules.length / columns))
  const rooms = modules.map((module, index) => ({
    module,
    x: pad.x + (index % columns) * (room.width + gap.x),
    y: pad.top + (rows - 1 - Math.floor(index / columns)) * (room.height + gap.y),
  }))
  return {
    wing,
    rooms,
    x: 0,
    y: 0,
    width: spanOf(columns, room.width, gap.x) + 2 * pad.x,
    height: spanOf(rows, room.height, gap.y) + pad.top + pad.bottom,
  }
}

const moved = (part: Block, x: number, y: number, width = part.width, height = part.height): Block => {
  const dx = x + (width - part.width) / 2
  // Rooms stand on the floor of their wing, also where a neighbour is taller.
  const dy = y + height - part.height
  return { ...part, x, y, width, height, rooms: part.rooms.map((one) => ({ ...one, x: one.x + dx, y: one.y + dy })) }
}

function layOut(modules: string[]): { blocks: Block[]; width: number; height: number; ground: number } {
  const of = (wing: Wing) => modules.filter((module) => wingOf(module) === wing)
  const upper = wings.slice(1).map((wing) => block(wing, of(wing), of(wing).length > 6 ? 3 : 2))
  const inner = upper.reduce((sum, { width }) => sum + width, 0) + (upper.length - 1) * storeyGap
  const columns = Math.floor((inner - 2 * pad.x + gap.x) / (room.width + gap.x))
  const base = block('foundation', of('foundation'), Math.min(columns, Math.max(1, of('foundation').length)))
  const tall = Math.max(...upper.map(({ height }) => height))
  const top = margin + roof
  let x = margin
  const placed = upper.map((part) => {
    const done = moved(part, x, top, part.width, tall)
    x += part.width + storeyGap
    return done
  })
  const floor = top + tall + storeyGap
  const blocks = [...placed, moved(base, margin, floor, inner)]
  const ground = floor + base.height + storeyGap
  return { blocks, width: inner + 2 * margin, height: ground + 62 + margin, ground }
}

/** Leaves out what follows from the rest: with a → b and b → c, a → c says nothing new about the order. */
export function essential(links: readonly Link[]): Link[] {
  const next = Map.groupBy(links, ({ from }) => from)
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    (next.get(from) ?? []).some((link) => {
      if (link.to === to) return true
      if (seen.has(link.to)) return false
      seen.add(link.to)
      return reaches(link.to, to, seen)
    })
  const unique = [
    ...new Map(links.map((link) => [`${link.from} ${link.to}`, { from: link.from, to: link.to }])).values(),
  ]
  return unique.filter(
    ({ from, to }) => !(next.get(from) ?? []).some((other) => other.to !== to && reaches(other.to, to)),
  )
}

const whole = (value: number): number => Math.round(value)

function arrow({ from, to }: Link, rooms: ReadonlyMap<string, Room>): string {
  const a = rooms.get(from)!
  const b = rooms.get(to)!
  const color = looks[wingOf(from)].color
  const line = (path: string) => `<path d="${path}" stroke="${color}" marker-end="url(#${wingOf(from)})"/>`
  if (a.y === b.y) {
    // Neighbours on one floor: over the roof of what stands between.
    const [x1, x2] = [a.x + room.width / 2, b.x + room.width / 2]
    return line(
      `M${whole(x1)} ${whole(a.y)} C${whole(x1)} ${whole(a.y - 30)} ${whole(x2)} ${whole(b.y - 34)} ${whole(x2)} ${whole(b.y - 3)}`,
    )
  }
  const down = a.y < b.y
  const lean = Math.max(-0.36, Math.min(0.36, (b.x - a.x) / 900))
  const x1 = a.x + room.width * (0.5 + lean)
  const x2 = b.x + room.width * (0.5 - lean)
  const y1 = down ? a.y + room.height : a.y
  const y2 = down ? b.y - 3 : b.y + room.height + 3
  const bend = Math.max(22, Math.abs(y2 - y1) * 0.45) * (down ? 1 : -1)
  return line(
    `M${whole(x1)} ${whole(y1)} C${whole(x1)} ${whole(y1 + bend)} ${whole(x2)} ${whole(y2 - bend)} ${whole(x2)} ${whole(y2)}`,
  )
}

const head = (wing: Wing): string =>
  `<marker id="${wing}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 .6 8 4 0 7.4z" fill="${looks[wing].color}"/></marker>`

const wall = ({ wing, x, y, width, height }: Block): string =>
  `<rect x="${whole(x)}" y="${whole(y)}" width="${whole(width)}" height="${whole(height)}" rx="10" fill="${looks[wing].tint}" stroke="${looks[wing].color}" stroke-opacity=".35"/>
<text x="${whole(x + pad.x)}" y="${whole(y + 28)}" class="wing" fill="${looks[wing].color}">${looks[wing].title}<tspan class="vi" dx="8">${looks[wing].vi}</tspan></text>`

const door = ({ module, x, y }: Room): string =>
  `<rect x="${whole(x)}" y="${whole(y)}" width="${room.width}" height="${room.height}" rx="6" fill="#fff" stroke="${looks[wingOf(module)].color}"/>
<text x="${whole(x + room.width / 2)}" y="${whole(y + room.height / 2 + 5)}" class="room">${module.split('/')[1]}</text>`

export function drawHouse(modules: string[], links: readonly Link[]): string {
  const { blocks, width, height, ground } = layOut(modules)
  const rooms = new Map(blocks.flatMap((part) => part.rooms).map((one) => [one.module, one]))
  const middle = width / 2
  const eaves = margin + roof - 14
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title note">
<title id="title">CCHC Mở: the house and its rooms</title>
<desc id="note">Modules by wing; an arrow leads from a module to one it imports. ${[...rooms.keys()].join(', ')}.</desc>
<style>
text { font-family: 'Be Vietnam Pro', system-ui, sans-serif; fill: #1d2530 }
.room { font-size: 14px; text-anchor: middle; font-weight: 500 }
.wing { font-size: 16px; font-weight: 600 }
.vi { font-size: 13px; font-weight: 400; opacity: .75 }
.middle { text-anchor: middle }
.links path { fill: none; stroke-width: 1.4; stroke-opacity: .62 }
</style>
<defs>${wings.map(head).join('')}</defs>
<rect width="${width}" height="${height}" fill="#fff"/>
<path d="M${margin - 18} ${eaves} L${middle} ${margin - 14} L${width - margin + 18} ${eaves} z" fill="#f7f4ee" stroke="#b9ad98" stroke-linejoin="round"/>
<text x="${middle}" y="${eaves - 16}" class="wing middle">main<tspan class="vi" dx="8">mounts the modules in their order</tspan></text>
${blocks.map(wall).join('\n')}
<g class="links">
${essential(links)
  .map((link) => arrow(link, rooms))
  .join('\n')}
</g>
${[...rooms.values()].map(door).join('\n')}
<rect x="${margin}" y="${ground}" width="${width - 2 * margin}" height="62" rx="10" fill="#2b3340"/>
<text x="${middle}" y="${ground + 28}" class="wing middle" style="fill:#fff">kernel</text>
<text x="${middle}" y="${ground + 48}" class="vi middle" style="fill:#fff">everything stands on it; it knows nobody</text>
</svg>
`
}
