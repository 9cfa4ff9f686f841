import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, enqueue } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import { id } from '../../../kernel/http/fields.ts'
import { dossierRows } from '../../dossiers/index.ts'
import { exchangeActions, isUnitInScope } from '../exchange-access.ts'
import { mostListed } from '../problem-queries.ts'
import { filesJob } from './expect-files.ts'

const refused = (db: Db, actor: Actor, action: keyof typeof exchangeActions) =>
  db.query
    .selectFrom('dossier_exchange.file as file')
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'file.dossier_id')
    .selectAll('file')
    .select(['dossier.code', 'dossier.competent_unit_id'])
    .where('file.refused_at', 'is not', null)
    .where(isUnitInScope(actor, exchangeActions[action], 'dossier.reception_unit_id'))

/** Files that will not be kept, the latest first. */
export const findRefusedFiles = (db: Db, actor: Actor) =>
  refused(db, actor, 'dossier_exchange.read')
    .orderBy('file.refused_at', 'desc')
    .orderBy('file.id')
    .limit(mostListed)
    .execute()

export type RefusedFile = Awaited<ReturnType<typeof findRefusedFiles>>[number]

export const retryFileInput = z.object({ id: id() })

/** As after the applicant sent it anew, or the scanner was mended. */
export async function retryFile(tx: Tx, actor: Actor, input: z.output<typeof retryFileInput>): Promise<void> {
  const file = await refused(tx, actor, 'dossier_exchange.settle')
    .where('file.id', '=', input.id)
    .forUpdate('file')
    .executeTakeFirst()
  if (!file) throw notFound()
  await tx.query
    .updateTable('dossier_exchange.file')
    .set({ refused_at: null, attempts: 0, reason: '', details: '{}' })
    .where('id', '=', file.id)
    .execute()
  await enqueue(tx, filesJob, {}, { key: filesJob })
  await announce(tx, actor, {
    name: 'dossier_exchange.file_retried',
    subjectKind: 'dossier',
    subjectId: file.dossier_id,
    unitId: file.competent_unit_id,
    detail: { code: file.code, note: file.name },
  })
}
