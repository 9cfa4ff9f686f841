import { findUnit, personNameOf } from '../../../foundation/organisation/index.ts'
import type { Provenance } from '../../../foundation/forms/index.ts'
import { ZONE } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { recordArrivedPapers } from '../../dossier-shipments/index.ts'
import type { IntakeInput } from './intake-input.ts'

type Arrived = Pick<
  IntakeInput,
  'channel' | 'applicantName' | 'helpUnitId' | 'helperName' | 'shipmentNumber' | 'sender' | 'arrivedOn' | 'arrivedTime'
>

const longest = Temporal.Duration.from({ hours: 24 * 366 })

/**
 * What came by post says when: the instant at which the agency had it is what the sender may rely on. Undefined for what
 * did not come by post.
 */
export async function findArrivedAt(tx: Tx, input: Arrived): Promise<Temporal.Instant | undefined> {
  if (input.helpUnitId && !(await findUnit(tx, input.helpUnitId)))
    throw new AppError('dossier_intake.help_unit_unknown', 422, {}, 'helpUnitId')
  if (input.channel !== 'post') return undefined
  if (!input.arrivedOn || !input.arrivedTime) throw new AppError('dossier_intake.arrived_on', 422, {}, 'arrivedOn')
  const plainTime = input.arrivedTime.padStart(5, '0')
  const at = input.arrivedOn.toZonedDateTime({ timeZone: ZONE, plainTime }).toInstant()
  if (Temporal.Instant.compare(at, tx.now) > 0)
    throw new AppError('dossier_intake.arrives_in_future', 422, {}, 'arrivedOn')
  if (Temporal.Instant.compare(at, tx.now.subtract(longest)) < 0)
    throw new AppError('dossier_intake.arrived_long_ago', 422, {}, 'arrivedOn')
  return at
}

export async function keepArrival(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  input: Arrived & { arrivedAt: Temporal.Instant | undefined },
  provenance: Provenance,
): Promise<void> {
  if (input.arrivedAt) await recordArrivedPapers(tx, actor, dossierId, { ...input, arrivedAt: input.arrivedAt })
  if (!input.helperName && Object.keys(provenance).length === 0) return
  await tx.query
    .insertInto('dossier_intake.arrival')
    .values({ dossier_id: dossierId, helper: input.helperName ?? '', provenance: JSON.stringify(provenance) })
    .execute()
}

/** A declaration on paper was typed: by whom the last time, and what of it was filled in beforehand. */
export async function keepTyped(tx: Tx, actor: Actor, dossierId: string, provenance: Provenance): Promise<void> {
  const typed = { typed_by: actor.personId, typed_at: tx.now, provenance: JSON.stringify(provenance) }
  await tx.query
    .insertInto('dossier_intake.arrival')
    .values({ dossier_id: dossierId, ...typed })
    .onConflict((conflict) => conflict.column('dossier_id').doUpdateSet(typed))
    .execute()
}

/** For whoever may see the dossier. */
export const findArrival = (db: Db, dossierId: string) =>
  db.query
    .selectFrom('dossier_intake.arrival')
    .selectAll()
    .select((eb) => personNameOf(eb.ref('typed_by')).as('typed_by_name'))
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
