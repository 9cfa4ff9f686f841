// What the portal refused: sent again, or dropped, by somebody who answers for it.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce, enqueue } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { choice, id } from '../../kernel/http/fields.ts'
import { dossierRows } from '../dossiers/index.ts'
import { exchangeActions, isUnitInScope } from './exchange-access.ts'
import { mostListed } from './problem-queries.ts'
import { sendJob } from './send-changes.ts'

export const settleOutgoingInput = z.object({ id: id(), how: choice(['again', 'drop']) })

/** Changes that wait in the actor's units, those that were refused first. */
export const findOutgoing = (db: Db, actor: Actor) =>
  db.query
    .selectFrom('dossier_exchange.outgoing as outgoing')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'outgoing.dossier_id')
    .selectAll('outgoing')
    .select(['dossier.code', 'dossier.reception_unit_id'])
    .where('outgoing.sent_at', 'is', null)
    .where('outgoing.dropped_at', 'is', null)
    .where(isUnitInScope(actor, exchangeActions['dossier_exchange.read'], 'dossier.reception_unit_id'))
    .orderBy('outgoing.refused_at')
    .orderBy('outgoing.at')
    .orderBy('outgoing.id')
    .limit(mostListed)
    .execute()

export type Outgoing = Awaited<ReturnType<typeof findOutgoing>>[number]

export async function settleOutgoing(tx: Tx, actor: Actor, input: z.output<typeof settleOutgoingInput>): Promise<void> {
  const refused = await tx.query
    .selectFrom('dossier_exchange.outgoing as outgoing')
    .innerJoin(dossierRows(tx).as('dossier'), 'dossier.id', 'outgoing.dossier_id')
    .select(['outgoing.dossier_id', 'outgoing.status', 'dossier.code', 'dossier.competent_unit_id'])
    .where('outgoing.id', '=', input.id)
    .where('outgoing.refused_at', 'is not', null)
    .where('outgoing.dropped_at', 'is', null)
    .where(isUnitInScope(actor, exchangeActions['dossier_exchange.settle'], 'dossier.reception_unit_id'))
    .forUpdate('outgoing')
    .executeTakeFirst()
  if (!refused) throw notFound()
  await tx.query
    .updateTable('dossier_exchange.outgoing')
    .set({ refused_at: null, ...(input.how === 'drop' && { dropped_at: tx.now, dropped_by: actor.personId }) })
    .where('id', '=', input.id)
    .execute()
  await enqueue(tx, sendJob, {}, { key: sendJob })
  await announce(tx, actor, {
    name: input.how === 'drop' ? 'dossier_exchange.change_dropped' : 'dossier_exchange.change_sent_again',
    subjectKind: 'dossier',
    subjectId: refused.dossier_id,
    unitId: refused.competent_unit_id,
    detail: { code: refused.code, status: refused.status },
  })
}
