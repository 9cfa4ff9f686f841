// Who may do what. Acting on a step is decided by the step (its role in its unit); here stands what is not a step.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { guardReading } from '../../kernel/access/actor-reach.ts'
import { defineActions, scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'

export const dossierActions = defineActions({
  /** Read dossiers of the units in scope. */
  'dossiers.read': ['clerk', 'specialist', 'unit_head', 'leader', 'reform_officer', 'inspector', 'administrator'],
  /** Receive at the counter, by post, for another unit. */
  'dossiers.receive': ['clerk', 'specialist', 'unit_head'],
  /** Take papers and payments in, hand results over, withdraw and stop at the applicant's wish. */
  'dossiers.serve': ['clerk', 'unit_head'],
  /** Mend what was written down wrongly. */
  'dossiers.correct': ['clerk', 'specialist', 'unit_head'],
  /** See an identity number whole, with the purpose written down. */
  'dossiers.reveal': ['clerk', 'specialist', 'unit_head', 'leader', 'inspector'],
  /** Give a new date, explain lateness. */
  'dossiers.extend': ['unit_head', 'leader'],
  /** Rules of the clock, codes of agencies, who handles which field. */
  'dossiers.set_rules': ['administrator', 'reform_officer'],
})

guardReading(dossierActions['dossiers.read'])

/**
 * Is the row of `dossierRows` or `dossiers.search_entry` under one of the units over which the actor may do it? Served by
 * the entry's index, and asked before the policy, which is dearer.
 */
export const isInScope = (
  actor: Actor,
  table: string,
  action: keyof typeof dossierActions = 'dossiers.read',
): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(`${table}.scope_ids`)} && ${scopeIdsOf(actor, action)}::uuid[]`
