import type { Tx } from '../database/types.ts'

// A form is not sent again after a week, nor is an event delivered again after the queue has given up on it; sign-ins
// are kept as long as somebody may ask who came in.
const keptDays = { idempotency: 7, delivery: 30, login_attempt: 90, session: 365, job: 90 }

/** Rows that served their purpose. History is never among them. */
export async function forgetOldRows(tx: Tx): Promise<void> {
  const before = (days: number) => tx.now.subtract({ hours: 24 * days })
  const { query } = tx
  await query.deleteFrom('kernel.idempotency').where('at', '<', before(keptDays.idempotency)).execute()
  await query.deleteFrom('kernel.delivery').where('at', '<', before(keptDays.delivery)).execute()
  await query.deleteFrom('kernel.login_attempt').where('at', '<', before(keptDays.login_attempt)).execute()
  await query.deleteFrom('kernel.session').where('created_at', '<', before(keptDays.session)).execute()
  await query.deleteFrom('kernel.job').where('finished_at', '<', before(keptDays.job)).execute()
}
