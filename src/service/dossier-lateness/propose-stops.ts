import { notify } from '../../foundation/notifications/index.ts'
import { findPeopleWho } from '../../foundation/organisation/index.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dossierActions } from '../dossiers/index.ts'
import { rule } from './open-case.ts'
import { findUnproposed, type Waited } from './waited-queries.ts'

const chunk = 100

async function propose(tx: Tx, dossier: Waited): Promise<void> {
  const until = dossier.waiting_until!
  await tx.query
    .insertInto('dossier_lateness.proposal')
    .values({ dossier_id: dossier.id, waited_until: until, proposed_at: tx.now })
    .execute()
  const serving = dossierActions['dossiers.serve']
  const people = await Promise.all([
    findPeopleWho(tx, serving, dossier.reception_path),
    findPeopleWho(tx, serving, dossier.competent_path),
  ])
  await notify(tx, {
    personIds: [...new Set(people.flat())],
    kind: 'dossier_lateness.stop_proposed',
    params: { code: dossier.code, procedure: dossier.procedure_name, until: { at: until.toString() } },
    href: '/ho-so-tre-han?xem=waited',
    about: dossier.id,
  })
  await announce(tx, rule, {
    name: 'dossier_lateness.stop_proposed',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, until: until.toString() },
  })
}

/** Tells whoever serves it, once for each time that went by. @returns whether there may be more */
export async function proposeStops(tx: Tx): Promise<boolean> {
  const rows = await findUnproposed(tx, chunk)
  for (const row of rows) await propose(tx, row)
  return rows.length === chunk
}
