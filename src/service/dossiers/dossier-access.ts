// Who may do what. Acting on a step is decided by the step (its role in its unit); here stands what is not a step.
import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { guardReading } from '../../kernel/access/actor-reach.ts'
import { can, defineActions, scopeIdsOf, type Actor } from '../../kernel/access/actor.ts'

export const dossierActions = defineActions({
  /** Read dossiers of the units in scope. */
  'dossiers.read': ['clerk', 'specialist', 'unit_head', 'leader', 'reform_officer', 'inspector', 'administrator'],
  /** See all that lies in the units, without work of one's own there. */
  'dossiers.oversee': ['inspector', 'administrator'],
  /** Receive at the counter, by post, for another unit. */
  'dossiers.receive': ['clerk', 'specialist', 'unit_head'],
  /** Take papers and payments in, hand results over, withdraw and stop at the applicant's wish. */
  'dossiers.serve': ['clerk', 'unit_head'],
  /** Mend what was written down wrongly. */
  'dossiers.correct': ['clerk', 'specialist', 'unit_head'],
  /** See an identity number whole, with the purpose written down. */
  'dossiers.reveal': ['clerk', 'specialist', 'unit_head', 'leader', 'inspector'],
  /** See who looked at the applicant's data, and what for. */
  'dossiers.watch': ['unit_head', 'leader', 'inspector', 'administrator'],
  /** Give a new date, explain lateness. */
  'dossiers.extend': ['unit_head', 'leader'],
  /** Rules of the clock, codes of agencies, who handles which field. */
  'dossiers.set_rules': ['administrator', 'reform_officer'],
})

guardReading(dossierActions['dossiers.read'])

type Placed = { reception_path: string; competent_path: string }

const canAtEither = (actor: Actor, action: keyof typeof dossierActions, dossier: Placed): boolean =>
  [dossier.reception_path, dossier.competent_path].some((path) => can(actor, dossierActions[action], path))

/** May the actor see the applicant's numbers whole, on a page or on paper? */
export const mayReveal = (actor: Actor, dossier: Placed): boolean => canAtEither(actor, 'dossiers.reveal', dossier)

/** May the actor mend what was written down of it, and type what stands on its paper? */
export const mayCorrect = (actor: Actor, dossier: Placed): boolean => canAtEither(actor, 'dossiers.correct', dossier)

/** May the actor see who looked at the applicant's data? */
export const mayWatch = (actor: Actor, dossier: Placed): boolean => canAtEither(actor, 'dossiers.watch', dossier)

/** Whoever receives hands the receipt out, and with it the secret; nobody else needs it. */
export const mayHandOutSecret = (actor: Actor, dossier: Placed): boolean =>
  canAtEither(actor, 'dossiers.receive', dossier)

/**
 * Is the row of `dossierRows` or `dossiers.search_entry` under one of the units over which the actor may do it? Served by
 * the entry's index, and asked before the policy, which is dearer.
 */
export const isInScope = (
  actor: Actor,
  table: string,
  action: keyof typeof dossierActions = 'dossiers.read',
): RawBuilder<SqlBool> => sql<SqlBool>`${sql.ref(`${table}.scope_ids`)} && ${scopeIdsOf(actor, action)}::uuid[]`
