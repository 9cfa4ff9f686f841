import { Socket } from 'node:net'
import pg from 'pg'
import { reachNow, settingsOf, type Reach } from './reach.ts'
import { counted, isSentAhead, statementName } from './statement.ts'
import { parameter, types } from './value-types.ts'

/**
 * What is said within one turn of the event loop leaves in one piece: a write of its own for each costs more than it.
 * The driver corks the socket around each statement; here the cork comes out when the turn is over.
 */
export function turnSocket(): Socket {
  const socket = new Socket()
  const uncork = socket.uncork.bind(socket)
  socket.uncork = () => process.nextTick(uncork)
  return socket
}

const begins = /^(begin|start transaction)/i
const ends = /^(commit|rollback)(?! to)/i
const takesBack = /^rollback/i
const settles = /^(commit|rollback|savepoint|release)/i

// What each connection was told last; a new one, told nothing, reaches nothing.
const told = new WeakMap<pg.PoolClient, string>()

const unread = { command: 'INSERT', rowCount: 0, rows: [] } as unknown as pg.QueryResult

/** What went ahead on one connection and is not known to have arrived. */
function whatWentAhead() {
  let last: Promise<void> | undefined
  let failed: { error: unknown } | undefined

  async function answered(sent: Promise<unknown>): Promise<void> {
    try {
      await sent
    } catch (error) {
      failed ??= { error }
    }
  }

  return {
    add: (sent: Promise<unknown>): void => {
      last = answered(sent)
    },
    /** Waits until all of it has been answered; what failed is thrown, or forgotten where all is taken back anyway. */
    settle: async (forgetting: boolean): Promise<void> => {
      await last
      last = undefined
      const found = failed
      failed = undefined
      if (found && !forgetting) throw found.error
    },
    /** What followed is worth nothing where this failed, and failed itself only for that. */
    ensure: (): void => {
      if (failed) throw failed.error
    },
  }
}

/** Kysely hands over text and parameters; we name the statement, count it, translate the values and say how far it reaches. */
export function talkOver(client: pg.PoolClient, otherwise: Reach) {
  let within: string | undefined
  let broken = false
  const ahead = whatWentAhead()

  // Only when it changes, and never inside a transaction, whose end might take it back.
  async function tellReach(key: string, settings: string[]): Promise<void> {
    broken = true
    told.set(client, key)
    const text = `select set_config('cchc.reach', $1, false), set_config('cchc.person', $2, false)`
    await client.query({ name: 'reach', text, values: settings })
    broken = false
  }

  // What PostgreSQL did not refuse itself went wrong on the way, and the driver may take a statement for prepared that
  // is not: such a connection is not used again.
  async function ask(query: pg.QueryConfig & { types: pg.CustomTypesConfig }): Promise<pg.QueryResult> {
    try {
      return await client.query(query)
    } catch (error) {
      if (!(error instanceof pg.DatabaseError)) broken = true
      throw error
    }
  }

  async function send(text: string, values: readonly unknown[]): Promise<pg.QueryResult> {
    const settings = settingsOf(reachNow(otherwise))
    const key = settings.join(' ')
    if (within !== undefined && within !== key) throw new Error('a transaction has one reach for its life')
    const query = () => ask({ name: statementName(text), text, values: values.map(parameter), types })
    if (key === (told.get(client) ?? ' ')) return await query()
    // Both leave at once; whoever could not be told how far it reaches gets no answer.
    const [, result] = await Promise.all([tellReach(key, settings), query()])
    return result
  }

  return {
    query: async (text: string, values: readonly unknown[] = []): Promise<pg.QueryResult> => {
      counted(text)
      if (settles.test(text)) await ahead.settle(takesBack.test(text))
      const sent = send(text, values)
      if (begins.test(text)) within = told.get(client) ?? ' '
      else if (ends.test(text)) within = undefined
      if (begins.test(text) || (within !== undefined && isSentAhead(text))) {
        ahead.add(sent)
        return unread
      }
      try {
        return await sent
      } finally {
        ahead.ensure()
      }
    },
    // Whose reach or statements are in doubt serves nobody else.
    release: () => client.release(broken),
  }
}
