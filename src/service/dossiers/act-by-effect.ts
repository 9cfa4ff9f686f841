import { findSteps, getProcessVersion, stepOf } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { ProcedureVersion } from '../procedures/index.ts'
import { actInput, actOnDossier, type Acted, type ActInput } from './act-on-dossier.ts'
import type { DossierEffect } from './dossier-facts.ts'

/** `opened`: the steps at which it stands, and its procedure, as whoever has just filed it knows them. */
type AtSteps = { id: string; opened?: readonly { id: string; key: string }[]; procedure?: ProcedureVersion }

/** Takes the action with that effect at the step where the dossier stands now. */
export async function actByEffect(
  tx: Tx,
  actor: Actor | ActingRule,
  at: AtSteps,
  effect: DossierEffect,
  more: Partial<ActInput> = {},
): Promise<Acted> {
  const found = at.opened && at.procedure ? undefined : await findSteps(tx, at.id)
  const opened = at.opened ?? found?.filter(({ closed_at, asked_on }) => !closed_at && !asked_on) ?? []
  const versionId = at.procedure?.processVersionId ?? found?.[0]?.process_version_id
  if (versionId) {
    const { definition } = await getProcessVersion(tx, versionId)
    for (const open of opened) {
      const step = stepOf(definition, open.key)
      const action = step?.kind === 'work' && step.actions.find((one) => one.effect === effect)
      if (action)
        return actOnDossier(
          tx,
          actor,
          { ...actInput.parse({ id: at.id, stepId: open.id, action: action.key }), ...more },
          at.procedure,
        )
    }
  }
  throw new AppError('dossiers.not_in_process', 409, {}, 'outcome')
}
