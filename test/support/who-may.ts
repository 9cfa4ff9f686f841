import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { AppError } from '../../src/kernel/errors.ts'
import { castNames, type CastName } from './cast.ts'
import { undone } from './undone.ts'

const ofRights: readonly string[] = ['kernel.forbidden', 'kernel.not_found']

/** Does it go through? What it did is taken back. Refused for any other reason, it fails the test. */
export async function isAllowed(
  tx: Tx,
  attempt: () => Promise<unknown>,
  refusals: readonly string[] = ofRights,
): Promise<boolean> {
  try {
    await undone(tx, attempt)
    return true
  } catch (error) {
    if (error instanceof AppError && refusals.includes(error.code)) return false
    throw error
  }
}

/** Who of the cast gets through. */
export async function whoMay(
  tx: Tx,
  cast: Record<CastName, Actor>,
  attempt: (tx: Tx, actor: Actor) => Promise<unknown>,
  refusals?: readonly string[],
): Promise<Set<CastName>> {
  const able = new Set<CastName>()
  for (const who of castNames) if (await isAllowed(tx, () => attempt(tx, cast[who]), refusals)) able.add(who)
  return able
}
