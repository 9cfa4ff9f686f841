// The days of a decision against each other and against today: what is signed has been signed, nothing works before it
// was signed, and what works from a day that has passed is asked about once more.
import type { Db } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { today } from '../../foundation/organisation/index.ts'
import { countFiled } from './filed-under.ts'

type Days = { issuedOn: Temporal.PlainDate; from: Temporal.PlainDate; confirmed: boolean }

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate): boolean =>
  Temporal.PlainDate.compare(one, other) < 0

/** `versionIds`: what binds until then. Throws 422 with the field of the form. */
export async function ensureDaysHold(db: Db, { issuedOn, from, confirmed }: Days, versionIds: readonly string[]) {
  const on = today(db)
  if (isBefore(on, issuedOn)) throw new AppError('procedures.signed_in_future', 422, {}, 'issuedOn')
  if (isBefore(from, issuedOn)) throw new AppError('procedures.effect_before_signing', 422, {}, 'from')
  if (!isBefore(from, on) || confirmed) return
  const count = await countFiled(db, versionIds, from)
  throw new AppError('procedures.effect_passed', 422, { count }, 'confirmed')
}
