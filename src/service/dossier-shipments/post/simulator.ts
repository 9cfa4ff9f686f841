// Stands in for the post in the demo and in tests: takes orders, tells what it is told to tell, and fails on command.
import type { NewsState } from '../shipment.ts'
import { PostRefusal, type Post, type PostCancellation, type PostOrder } from './post.ts'

type Said = { trackingNumber: string; state: NewsState; at: string; [more: string]: unknown }

export type PostSimulator = {
  post: Post
  /** Orders that it took, each once. */
  orders: PostOrder[]
  /** What was cancelled, each once. */
  cancelled: PostCancellation[]
  /** Its postman has the item, before anybody was told: it can no longer be cancelled. */
  collect: (trackingNumber: string) => void
  /** What is fetched next, whatever it is. */
  tell: (...news: unknown[]) => void
  /** What it answers when it is asked about the item, without having told it. */
  know: (news: Said) => void
  /** The number that it gave to an order. */
  numberOf: (orderId: string) => string | undefined
  setDown: (down: boolean) => void
  /** The next orders are refused with these words. */
  refuseNext: (...answers: string[]) => void
  /** The next order is taken, and the answer is lost on the way. */
  loseNextAnswer: () => void
  /** The next answer to an order is this. */
  answerNext: (answer: unknown) => void
}

const pageSize = 20
const fee = 26_000

export function makePostSimulator(): PostSimulator {
  const told: unknown[] = []
  const numbers = new Map<string, string>()
  const known = new Map<string, Said>()
  const orders: PostOrder[] = []
  const cancelled: PostCancellation[] = []
  const collected = new Set<string>()
  let down = false
  let refusals: string[] = []
  let losesAnswer = false
  let answers: unknown[] = []

  const answerIfUp = (): void => {
    if (down) throw new Error('503 bưu chính không trả lời')
  }
  const take = (order: PostOrder): string => {
    const given = numbers.get(order.id)
    if (given) return given
    // Ids are random at their end: a post that starts anew gives no number twice.
    const serial = (Number.parseInt(order.id.replaceAll('-', '').slice(-9), 16) % 1e9).toString().padStart(9, '0')
    const number = `EM${serial}VN`
    numbers.set(order.id, number)
    orders.push(order)
    return number
  }

  return {
    orders,
    cancelled,
    collect: (number) => void collected.add(number),
    tell: (...news) => void told.push(...news),
    know: (news) => void known.set(news.trackingNumber, news),
    numberOf: (id) => numbers.get(id),
    setDown: (value) => void (down = value),
    refuseNext: (...words) => void (refusals = words),
    loseNextAnswer: () => void (losesAnswer = true),
    answerNext: (answer) => void (answers = [answer]),
    post: {
      name: 'simulator',
      order: async (order) => {
        answerIfUp()
        const refusal = refusals.shift()
        if (refusal !== undefined) throw new PostRefusal(refusal)
        if (answers.length > 0) return answers.shift()
        const trackingNumber = take(order)
        if (losesAnswer) {
          losesAnswer = false
          throw new Error('socket hang up')
        }
        return { trackingNumber, fee }
      },
      cancel: async (cancellation) => {
        answerIfUp()
        if (collected.has(cancellation.trackingNumber)) throw new PostRefusal('bưu tá đã nhận bưu gửi')
        if (!cancelled.some(({ id }) => id === cancellation.id)) cancelled.push(cancellation)
        if (losesAnswer) {
          losesAnswer = false
          throw new Error('socket hang up')
        }
      },
      fetchNews: async (cursor) => {
        answerIfUp()
        // One that was set up anew begins again, and repeats itself.
        const from = Number(cursor) <= told.length ? Number(cursor) : 0
        const to = Math.min(from + pageSize, told.length)
        return { items: structuredClone(told.slice(from, to)), cursor: String(to), more: to < told.length }
      },
      askState: async (number) => {
        answerIfUp()
        return structuredClone(known.get(number) ?? null)
      },
    },
  }
}
