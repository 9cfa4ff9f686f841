// Stands in for the national portal in the demo and in tests: keeps what citizens "filed" there, takes states in, and
// fails on command. It behaves as badly as the real one: pages overlap, entries repeat, some are garbage.
import type { OutsidePage } from '../../../kernel/jobs/outside.ts'
import { PortalRefusal, type Portal, type StateChange } from './portal.ts'

export type Simulator = {
  portal: Portal
  /** What is fetched next, whatever it is. */
  offer: (...items: unknown[]) => void
  /** What it holds of a dossier, as if it had been changed there. */
  hold: (code: string, status: number) => void
  heldStatus: (code: string) => number | undefined
  /** Every state that it was sent, also those that changed nothing. */
  received: StateChange[]
  setDown: (down: boolean) => void
  /** The next sendings are refused with these words. */
  refuseNext: (...answers: string[]) => void
  /** The next state is taken, and the answer is lost on the way. */
  loseNextAnswer: () => void
  isDown: () => boolean
  /** A file that can be fetched; a function makes its content anew each time, as badly as a test wants it. */
  putFile: (id: string, content: Uint8Array | (() => AsyncIterable<Uint8Array>)) => void
  /** How often a file was asked for. */
  asked: string[]
}

const pageSize = 20

/** What follows a dossier is no dossier. */
const kindless = (item: unknown): boolean => !(item as { LoaiThongDiep?: unknown }).LoaiThongDiep

async function* once(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content
}

export function makeSimulator(): Simulator {
  const offered: unknown[] = []
  const held = new Map<string, { status: number; sequence: number }>()
  const seen = new Set<string>()
  const received: StateChange[] = []
  const files = new Map<string, Uint8Array | (() => AsyncIterable<Uint8Array>)>()
  const asked: string[] = []
  let down = false
  let refusals: string[] = []
  let losesAnswer = false

  const answerIfUp = (): void => {
    if (down) throw new Error('503 cổng đang bảo trì')
  }
  const pageOf = (all: readonly unknown[], cursor: string): OutsidePage => {
    answerIfUp()
    // A portal that was set up anew knows less than the cursor says: it begins again, and repeats itself.
    const from = Number(cursor) <= all.length ? Number(cursor) : 0
    const to = Math.min(from + pageSize, all.length)
    return { items: structuredClone(all.slice(from, to)), cursor: String(to), more: to < all.length }
  }
  const take = ({ id, code, status, sequence }: StateChange): void => {
    const known = held.get(code)
    if (!seen.has(id) && (!known || sequence >= known.sequence)) held.set(code, { status, sequence })
    seen.add(id)
  }

  return {
    received,
    asked,
    putFile: (id, content) => void files.set(id, content),
    offer: (...items) => {
      offered.push(...items)
      for (const item of items) {
        const code = (item as { MaHoSo?: unknown } | null)?.MaHoSo
        if (typeof code === 'string' && !held.has(code) && kindless(item)) held.set(code, { status: 1, sequence: 0 })
      }
    },
    hold: (code, status) => void held.set(code, { status, sequence: held.get(code)?.sequence ?? 0 }),
    heldStatus: (code) => held.get(code)?.status,
    setDown: (value) => void (down = value),
    refuseNext: (...answers) => void (refusals = answers),
    loseNextAnswer: () => void (losesAnswer = true),
    isDown: () => down,
    portal: {
      name: 'simulator',
      fetchNew: async (cursor) => pageOf(offered, cursor),
      fetchHeld: async (cursor) =>
        pageOf(
          [...held].map(([MaHoSo, { status }]) => ({ MaHoSo, TrangThaiHoSo: status })),
          cursor,
        ),
      fetchFile: async (id) => {
        answerIfUp()
        asked.push(id)
        const content = files.get(id)
        if (!content) throw new PortalRefusal(`404 không có tệp ${id}`)
        return typeof content === 'function' ? content() : once(content)
      },
      sendState: async (change) => {
        answerIfUp()
        const refusal = refusals.shift()
        if (refusal !== undefined) throw new PortalRefusal(refusal)
        received.push(change)
        take(change)
        if (losesAnswer) {
          losesAnswer = false
          throw new Error('socket hang up')
        }
      },
    },
  }
}
