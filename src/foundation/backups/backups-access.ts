// An installation has one backup for all its units: only who administers all of them sees it and decides.
import { defineActions, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import { forbidden } from '../../kernel/errors.ts'

export const actions = defineActions({ 'backups.watch': ['administrator'], 'backups.set_kept': ['administrator'] })

type BackupAction = keyof typeof actions

/** Roots of the tree have a path of one label. */
export const canInAll = (actor: Actor, action: BackupAction): boolean =>
  scopesOf(actor, action).some((path) => !path.includes('.'))

export function ensureCanInAll(actor: Actor, action: BackupAction): void {
  if (!canInAll(actor, action)) throw forbidden({ action })
}
