import { findUnit } from '../../../foundation/organisation/index.ts'
import type { Provenance } from '../../../foundation/forms/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { recordArrivedPapers } from '../../dossier-shipments/index.ts'
import type { IntakeInput } from './intake-input.ts'

type Arrived = Pick<
  IntakeInput,
  'channel' | 'applicantName' | 'helpUnitId' | 'helperName' | 'shipmentNumber' | 'sender' | 'arrivedOn'
>

/** What came by post says by which item and when: the day it arrived is what the sender may rely on. */
export async function ensureArrival(tx: Tx, input: Arrived): Promise<void> {
  if (input.helperName && !input.helpUnitId)
    throw new AppError('dossier_intake.helper_without_place', 422, {}, 'helpUnitId')
  if (input.helpUnitId && !(await findUnit(tx, input.helpUnitId)))
    throw new AppError('dossier_intake.help_unit_unknown', 422, {}, 'helpUnitId')
  if (input.channel !== 'post') return
  if (!input.shipmentNumber) throw new AppError('dossier_intake.shipment_number', 422, {}, 'shipmentNumber')
  if (!input.arrivedOn) throw new AppError('dossier_intake.arrived_on', 422, {}, 'arrivedOn')
  if (Temporal.PlainDate.compare(input.arrivedOn, dateOf(tx.now)) > 0)
    throw new AppError('dossier_intake.arrives_in_future', 422, {}, 'arrivedOn')
}

export async function keepArrival(
  tx: Tx,
  actor: Actor,
  dossierId: string,
  input: Arrived,
  provenance: Provenance,
): Promise<void> {
  if (input.channel === 'post') await recordArrivedPapers(tx, actor, dossierId, input)
  if (!input.helperName && Object.keys(provenance).length === 0) return
  await tx.query
    .insertInto('dossier_intake.arrival')
    .values({ dossier_id: dossierId, helper: input.helperName ?? '', provenance: JSON.stringify(provenance) })
    .execute()
}

/** For whoever may see the dossier. */
export const findArrival = (db: Db, dossierId: string) =>
  db.query.selectFrom('dossier_intake.arrival').selectAll().where('dossier_id', '=', dossierId).executeTakeFirst()
