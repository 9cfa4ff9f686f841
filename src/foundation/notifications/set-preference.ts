import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { choice, flag } from '../../kernel/http/fields.ts'

export const setPreferenceInput = z.object({ byEmail: flag(), lang: choice(['vi', 'en']) })

/** How one wants to be told, besides in the application. */
export async function setPreference(tx: Tx, actor: Actor, input: z.infer<typeof setPreferenceInput>): Promise<void> {
  const choices = { by_email: input.byEmail, lang: input.lang, changed_at: tx.now }
  await tx.query
    .insertInto('notifications.preference')
    .values({ person_id: actor.personId, ...choices })
    .onConflict((conflict) => conflict.column('person_id').doUpdateSet(choices))
    .execute()
  await announce(tx, actor, {
    name: 'notifications.preference_set',
    subjectKind: 'person',
    subjectId: actor.personId,
    detail: { byEmail: input.byEmail, lang: input.lang },
  })
}
