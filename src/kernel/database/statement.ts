// What a statement is beside its text: a name of its own, a number in the budget, and two ways of being sent that its
// text asks for.
import { createHash } from 'node:crypto'
import { AsyncLocalStorage } from 'node:async_hooks'
import { sql } from 'kysely'

/** Counts the statements of one request or test, for the query budgets. */
export const statements = new AsyncLocalStorage<{ count: number; texts: string[] | null }>()

const names = new Map<string, string>()

const anew = '/* planned anew */'
const ahead = '/* sent ahead */'

/**
 * For a statement whose good plan for somebody of one unit is a bad one for whoever sees all: PostgreSQL plans it at each
 * execution, for the units at hand.
 */
export const plannedAnew = sql.raw(anew)

/**
 * For writing whose answer nobody reads: it leaves together with the next statement, and nobody waits for it. Should it
 * fail, the next statement of the transaction says so, at the latest its end.
 */
export const sentAhead = sql.raw(ahead)

export const isSentAhead = (text: string): boolean => text.includes(ahead)

// Naming a statement by its text lets PostgreSQL plan it once per connection.
export function statementName(text: string): string | undefined {
  if (text.length > 20_000 || text.includes(anew)) return undefined
  let name = names.get(text)
  if (!name && names.size < 5000) {
    name = createHash('sha1').update(text).digest('base64url')
    names.set(text, name)
  }
  return name
}

export function counted(text: string): void {
  const store = statements.getStore()
  if (!store || /^(begin|commit|rollback|savepoint|release|start transaction)/i.test(text)) return
  store.count += 1
  store.texts?.push(text)
}
