// A case for the head: once for each dossier, whoever comes first, the hourly round or the news of the dossier.
import { notify } from '../../foundation/notifications/index.ts'
import { can, type Actor } from '../../kernel/access/actor.ts'
import { findHeadsOf, findPeopleWho } from '../../foundation/organisation/index.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { forbidden } from '../../kernel/errors.ts'
import { findWithoutCase } from './case-queries.ts'
import { latenessActions } from './lateness-access.ts'

export const rule = { rule: 'dossier-dates' }

/** Where a dossier stands and who holds it. */
export type Standing = { name: string; holder: string | null }

export type Watched = {
  id: string
  code: string
  competent_unit_id: string
  competent_path: string
  procedure_name: string
}

/** The heads; where there is none, whoever may decide. */
export async function deciderIds(db: Db, unitId: string, path: string): Promise<string[]> {
  const heads = await findHeadsOf(db, unitId)
  return heads.length ? heads : findPeopleWho(db, latenessActions['dossier_lateness.decide'], path)
}

export const findDeciders = (db: Db, { competent_unit_id: unit, competent_path: path }: Watched): Promise<string[]> =>
  deciderIds(db, unit, path)

export const paramsOf = ({ code, procedure_name: procedure }: Watched, due: Temporal.Instant, step?: Standing) => ({
  code,
  procedure,
  due: { at: due.toString() },
  step: step?.name ?? '',
})

async function insertCase(
  tx: Tx,
  dossier: Pick<Watched, 'id' | 'competent_unit_id'>,
  due: Temporal.Instant,
  step?: Standing,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('dossier_lateness.late_case')
    .values({
      dossier_id: dossier.id,
      unit_id: dossier.competent_unit_id,
      due_at: due,
      step_name: step?.name ?? '',
      holder_id: step?.holder ?? null,
      opened_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('dossier_id').doNothing())
    .executeTakeFirstOrThrow()
  return Boolean(numInsertedOrUpdatedRows)
}

/** Told once of each case, in the history of its dossier. */
export const opened = {
  ahead: 'dossier_lateness.case_opened',
  late: 'dossier_lateness.explanation_due',
  early: 'dossier_lateness.case_prepared',
} as const

/** `due`: the date that is in danger or went by. The heads hear of it, and who holds the dossier. */
export async function openCase(tx: Tx, dossier: Watched, due: Temporal.Instant, step?: Standing): Promise<void> {
  if (!(await insertCase(tx, dossier, due, step))) return
  const isLate = Temporal.Instant.compare(due, tx.now) < 0
  const kind = isLate ? opened.late : opened.ahead
  const personIds = [...(await findDeciders(tx, dossier)), ...(step?.holder ? [step.holder] : [])]
  const about = { href: `/ho-so-tre-han/${dossier.id}`, about: dossier.id }
  await notify(tx, { personIds, kind, params: paramsOf(dossier, due, step), ...about })
  await announce(tx, rule, {
    name: kind,
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, due: due.toString(), step: step?.name ?? '' },
  })
}

/** Before the rule does: whoever may decide knows already that the date cannot be kept. */
export async function prepareCase(tx: Tx, actor: Actor, dossierId: string): Promise<void> {
  const dossier = await findWithoutCase(tx, actor, dossierId)
  if (!dossier?.current_due_at) return
  const action = latenessActions['dossier_lateness.decide']
  if (!can(actor, action, dossier.competent_path)) throw forbidden({ action })
  const [step] = dossier.stands
  const standing = step && { name: step.name, holder: step.holder_id }
  const { competent_unit_id: unitId, current_due_at: due, code } = dossier
  if (!(await insertCase(tx, { id: dossierId, competent_unit_id: unitId }, due, standing))) return
  await announce(tx, actor, {
    name: opened.early,
    subjectKind: 'dossier',
    subjectId: dossierId,
    unitId,
    detail: { code, due: due.toString(), step: step?.name ?? '' },
  })
}
