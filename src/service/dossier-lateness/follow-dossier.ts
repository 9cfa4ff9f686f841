// What becomes late and is finished, or gets a new date, between two rounds must be explained all the same.
import { unitPathOf } from '../../foundation/organisation/index.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import { subscribe, type EventMessage } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dossierRows, lateSince, namesOf } from '../dossiers/index.ts'
import { openCase, type Standing } from './open-case.ts'

/** Whatever ends a dossier, and whatever gives it another date. */
const changes = [
  'finished',
  'withdrawn',
  'stopped',
  'extended',
  'supplement_asked',
  'supplement_taken',
  'verification_began',
  'verification_ended',
  'obligation_sent',
  'obligation_met',
  'due_moved',
]

/** Where it stood when the date went by. */
async function findStanding(tx: Tx, dossierId: string, on: Temporal.Instant): Promise<Standing | undefined> {
  const step = (await findSteps(tx, dossierId)).findLast(
    ({ asked_on, opened_at }) => asked_on === null && Temporal.Instant.compare(opened_at, on) <= 0,
  )
  return step && { name: step.name, holder: step.person_id }
}

export async function followDossier(tx: Tx, { subjectId }: Pick<EventMessage, 'subjectId'>): Promise<void> {
  const dossier = await tx.query
    .selectFrom(dossierRows(tx).as('dossier'))
    .select(['dossier.id', 'dossier.code', 'dossier.competent_unit_id', ...namesOf, lateSince(tx).as('late_since')])
    .select(unitPathOf('dossier.competent_unit_id').as('competent_path'))
    .where('dossier.id', '=', subjectId)
    .executeTakeFirst()
  if (!dossier?.late_since) return
  await openCase(tx, dossier, dossier.late_since, await findStanding(tx, subjectId, dossier.late_since))
}

for (const change of changes) subscribe(`dossiers.${change}`, 'dossier_lateness.follow', followDossier)
