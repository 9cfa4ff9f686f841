// The timers of a step, told in words: before it is due whoever holds it, or whoever may take it; when it is late and its
// process says so, the head. Taken back when the step is done, told anew when another has it.
import { notify, takeBackNotices } from '../../foundation/notifications/index.ts'
import { findHeadsOf, findPeopleWho, findPeopleWithRole, unitPathOf } from '../../foundation/organisation/index.ts'
import { findSteps, openSteps } from '../../foundation/workflow/index.ts'
import { subscribe, type EventMessage } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import { dossierRows, namesOf } from '../dossiers/index.ts'
import { latenessActions } from './lateness-access.ts'
import './texts.ts'

const reminder = 'dossier_lateness.step_due_soon'
const overdue = 'dossier_lateness.step_overdue'

type News = Pick<EventMessage, 'subjectKind' | 'subjectId' | 'detail'>

const findTimed = (db: Db, { detail }: News) =>
  db.query
    .selectFrom(openSteps(db).as('step'))
    .innerJoin(dossierRows(db).as('dossier'), 'dossier.id', 'step.subject_id')
    .select(['step.step_id', 'step.name', 'step.role', 'step.unit_id', 'step.person_id'])
    .select(['step.due_at', 'step.case_due_at'])
    .select(['dossier.id', 'dossier.code', ...namesOf, unitPathOf('step.unit_id').as('unit_path')])
    .where('step.step_id', '=', String(detail?.stepId))
    .where('step.held_at', 'is', null)
    .executeTakeFirst()

type Timed = NonNullable<Awaited<ReturnType<typeof findTimed>>>

/** Of the last step the dossier's own warnings, apology and explanation speak: nobody hears of one date twice. */
const isDossiersOwn = ({ due_at: due, case_due_at: caseDue }: Timed): boolean =>
  !due || (caseDue !== null && Temporal.Instant.compare(due, caseDue) >= 0)

const tell = (tx: Tx, step: Timed, kind: string, personIds: readonly string[]) =>
  notify(tx, {
    personIds,
    kind,
    params: {
      code: step.code,
      procedure: step.procedure_name,
      step: step.name,
      due: { at: step.due_at!.toString() },
    },
    href: `/ho-so/${step.id}`,
    about: step.step_id,
    once: `${kind}.${step.step_id}`,
  })

const doers = async (db: Db, { person_id: holder, role, unit_path: path }: Timed): Promise<string[]> =>
  holder ? [holder] : findPeopleWithRole(db, role, path)

const ofDossier =
  (handle: (tx: Tx, event: News) => Promise<unknown>) =>
  async (tx: Tx, event: News): Promise<void> => {
    if (event.subjectKind === 'dossier') await handle(tx, event)
  }

export const tellDueSoon = ofDossier(async (tx, event) => {
  const step = await findTimed(tx, event)
  if (step && !isDossiersOwn(step)) await tell(tx, step, reminder, await doers(tx, step))
})

export const tellOverdue = ofDossier(async (tx, event) => {
  const step = event.detail?.escalated ? await findTimed(tx, event) : undefined
  if (!step || isDossiersOwn(step)) return
  const heads = await findHeadsOf(tx, step.unit_id)
  await tell(
    tx,
    step,
    overdue,
    heads.length ? heads : await findPeopleWho(tx, latenessActions['dossier_lateness.decide'], step.unit_path),
  )
})

/** Whoever had to do it needs no reminder once another has it; whoever has it now hears what the others had heard. */
export const followHolder = ofDossier(async (tx, event) => {
  const step = await findTimed(tx, event)
  if (!step) return
  const now = await doers(tx, step)
  const before = await takeBackNotices(tx, { about: [step.step_id], kinds: [reminder], except: now })
  if (before.length) await tell(tx, step, reminder, now)
})

export const forgetDone = ofDossier(async (tx, { subjectId }) => {
  const done = (await findSteps(tx, subjectId)).filter((step) => step.closed_at !== null)
  await takeBackNotices(tx, { about: done.map(({ id }) => id), kinds: [reminder, overdue] })
})

// Most steps are done before anybody is told of them.
const ofTold = ({ detail }: { detail?: Record<string, unknown> }): boolean => detail?.told === true

subscribe('workflow.step_due_soon', 'dossier_lateness.tell_due_soon', tellDueSoon)
subscribe('workflow.step_overdue', 'dossier_lateness.tell_overdue', tellOverdue)
for (const change of ['claimed', 'assigned', 'released'])
  subscribe(`workflow.step_${change}`, 'dossier_lateness.follow_holder', followHolder, ofTold)
for (const change of ['workflow.step_completed', 'workflow.opinion_given'])
  subscribe(change, 'dossier_lateness.forget_done', forgetDone, ofTold)
subscribe('workflow.run_stopped', 'dossier_lateness.forget_done', forgetDone)
