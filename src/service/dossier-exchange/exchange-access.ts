import { sql, type RawBuilder } from 'kysely'
import { unitIdsWithin } from '../../foundation/organisation/index.ts'
import { defineActions, scopesOf, type Actor } from '../../kernel/access/actor.ts'

export const exchangeActions = defineActions({
  /** See the exchange, and the problems and differences of the units in scope. */
  'dossier_exchange.read': ['administrator', 'reform_officer', 'clerk'],
  /** Retry and close problems, send again or drop what the portal refused. */
  'dossier_exchange.settle': ['administrator', 'reform_officer', 'clerk'],
  /** Have it fetched, sent and compared now. */
  'dossier_exchange.run': ['administrator', 'reform_officer'],
})

/** Is the unit in the actor's scope? What is for no unit that is known, is for those over the whole house. */
export function isUnitInScope(actor: Actor, action: keyof typeof exchangeActions, unit: string): RawBuilder<boolean> {
  const scopes = scopesOf(actor, action)
  const isOverAll = scopes.some((path) => !path.includes('.'))
  return sql<boolean>`(${sql.ref(unit)} in ${unitIdsWithin(scopes)} or (${sql.ref(unit)} is null and ${isOverAll}))`
}
