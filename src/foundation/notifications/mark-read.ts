import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { flag, id } from '../../kernel/http/fields.ts'
import { parseInstant } from '../../kernel/text/dates.ts'

/** `open`: the person is on the way to what it tells of. */
export const markReadInput = z.object({ id: id(), open: flag() })

/** @returns where the thing is */
export async function markRead(tx: Tx, actor: Actor, input: z.infer<typeof markReadInput>): Promise<string> {
  const row = await tx.query
    .updateTable('notifications.notification')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(tx.now)) }))
    .where('id', '=', input.id)
    .where('person_id', '=', actor.personId)
    .returning('href')
    .executeTakeFirst()
  if (!row) throw notFound()
  return row.href
}

/** `until`: what came after the page was shown has not been seen. */
export const markAllReadInput = z.object({
  until: z.string().transform((text, context) => {
    const until = parseInstant(text)
    if (until) return until
    context.addIssue({ code: 'custom', message: 'form.required' })
    return z.NEVER
  }),
})

export async function markAllRead(tx: Tx, actor: Actor, input: z.infer<typeof markAllReadInput>): Promise<void> {
  await tx.query
    .updateTable('notifications.notification')
    .set({ read_at: tx.now })
    .where('person_id', '=', actor.personId)
    .where('read_at', 'is', null)
    .where('created_at', '<=', input.until)
    .execute()
}
