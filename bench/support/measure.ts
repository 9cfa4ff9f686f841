// Times of one thing done again and again, and the statements it sent, to be sent again without the program around them.
import { createHash } from 'node:crypto'
import pg from 'pg'

export type Sent = { text: string; values: unknown[] }
export type Times = { p50: number; p95: number }

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)]!

/** The first rounds warm plans and caches up: PostgreSQL plans a named statement for good at its sixth execution. */
const warming = 8

export type Work = (round: number) => Promise<unknown>

/**
 * What is compared is done in turns, each round all of it: a machine that is quick now and slow in ten minutes is so for
 * all alike.
 */
export async function timedInTurns<Name extends string>(
  rounds: number,
  works: Record<Name, Work>,
): Promise<Record<Name, Times>> {
  const list = Object.entries<Work>(works).map(([name, work]) => ({ name, work, times: [] as number[] }))
  for (let round = -warming; round < rounds; round++) {
    // Whoever comes first finds everything asleep: each does once in a while.
    const first = (round + warming) % list.length
    for (const { work, times } of [...list.slice(first), ...list.slice(0, first)]) {
      const began = performance.now()
      await work(round)
      if (round >= 0) times.push(performance.now() - began)
    }
  }
  return Object.fromEntries(
    list.map(({ name, times }) => {
      times.sort((a, b) => a - b)
      return [name, { p50: at(times, 0.5), p95: at(times, 0.95) }]
    }),
  ) as Record<Name, Times>
}

type Query = (config: pg.QueryConfig, ...rest: unknown[]) => Promise<pg.QueryResult>

/** What `work` sends to PostgreSQL, with its values. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = []
  const real = pg.Client.prototype.query
  pg.Client.prototype.query = function (this: pg.Client, config: pg.QueryConfig | string, ...rest: unknown[]) {
    // How far the statement reaches is the setting of whoever sends it, not a part of what is sent.
    if (typeof config === 'object' && config.name === 'reach')
      return (real as unknown as Query).call(this, config, ...rest)
    if (typeof config === 'string') sent.push({ text: config, values: [] })
    else sent.push({ text: config.text, values: config.values ?? [] })
    return (real as unknown as Query).call(this, config as pg.QueryConfig, ...rest)
  } as typeof real
  try {
    await work()
  } finally {
    pg.Client.prototype.query = real
  }
  return sent
}

/** The same statements, bare: on one connection, prepared, with `change` making each value fresh where it must be. */
export async function replay(
  client: pg.Client,
  sent: readonly Sent[],
  change: (value: unknown, text: string) => unknown = (value) => value,
): Promise<void> {
  for (const { text, values } of sent) {
    const name =
      values.length && !text.includes('planned anew') ? createHash('sha1').update(text).digest('base64url') : undefined
    await client.query({ name, text, values: values.map((value) => change(value, text)) })
  }
}
