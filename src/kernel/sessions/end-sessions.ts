import { z } from 'zod'
import type { Actor } from '../access/actor.ts'
import { announce } from '../announce.ts'
import type { Tx } from '../database/types.ts'
import { notFound } from '../errors.ts'
import type { SignedInContext } from '../http/context.ts'
import { id } from '../http/fields.ts'
import { endOtherSessions, endSession } from './session.ts'

const announceEnd = (tx: Tx, actor: Actor, detail: Record<string, unknown>): Promise<void> =>
  announce(tx, actor, { name: 'kernel.sessions_ended', subjectKind: 'account', subjectId: actor.accountId, detail })

export const endOneInput = z.object({ id: id() })

/** Signs one of one's own devices out: perhaps it was stolen, and then one will ask when that was. */
export async function endOne(tx: Tx, actor: Actor, input: z.output<typeof endOneInput>): Promise<void> {
  if (!(await endSession(tx, actor.accountId, input.id))) throw notFound()
  await announceEnd(tx, actor, { session: input.id })
}

export async function endOthers(
  tx: Tx,
  actor: Actor,
  _input: object,
  { session }: Pick<SignedInContext, 'session'>,
): Promise<void> {
  const ended = await endOtherSessions(tx, actor.accountId, session.id)
  if (ended > 0) await announceEnd(tx, actor, { ended })
}
