// Every hour of the working day: who is running out of time hears of it; where the apology is due, a case is opened for
// the head to decide; what has become late stays with the head until it is explained.
import { sql } from 'kysely'
import { dateOf, getUnitClock, rangeFrom } from '../../foundation/calendar/index.ts'
import { notify } from '../../foundation/notifications/index.ts'
import { findHeadsOf, findPeopleWho, unitPathOf } from '../../foundation/organisation/index.ts'
import { openSteps } from '../../foundation/workflow/index.ts'
import { announce } from '../../kernel/announce.ts'
import type { Db, Tx } from '../../kernel/database/types.ts'
import type { JobDefinition } from '../../kernel/jobs/define.ts'
import { dossierRows, findClockRules, namesOf, type ClockRules } from '../dossiers/index.ts'
import { daysLeft, warningStage } from './late-stage.ts'
import { latenessActions } from './lateness-access.ts'
import './texts.ts'

/** Nobody warns earlier than this many days of the calendar, whatever the rules say. */
const horizonDays = 45
const chunk = 200

const rule = { rule: 'dossier-dates' }

const endangered = (db: Db, after: string | undefined) =>
  db.query
    .selectFrom(dossierRows(db).as('dossier'))
    .where('dossier.ended_at', 'is', null)
    .where('dossier.due_at', '<=', db.now.add({ hours: 24 * horizonDays }))
    .$if(after !== undefined, (query) => query.where('dossier.id', '>', after!))
    .select([...namesOf, unitPathOf('dossier.competent_unit_id').as('competent_path')])
    .select(['dossier.id', 'dossier.code', 'dossier.competent_unit_id', 'dossier.due_at', 'dossier.accepted_at'])
    .select((eb) =>
      eb
        .selectFrom(openSteps(db).as('step'))
        .whereRef('step.subject_id', '=', 'dossier.id')
        .where('step.asked_on', 'is', null)
        .select(
          sql<{
            name: string
            holder: string | null
          }>`jsonb_build_object('name', step.name, 'holder', step.person_id)`.as('step'),
        )
        .orderBy('step.opened_at')
        .limit(1)
        .as('step'),
    )
    .orderBy('dossier.id')
    .limit(chunk)
    .execute()

type Endangered = Awaited<ReturnType<typeof endangered>>[number]

/** Rules and calendars of the units met so far in one run; they differ by unit and by the day of acceptance. */
type Known = Map<string, { rules: ClockRules; calendar: Awaited<ReturnType<typeof getUnitClock>>['calendar'] }>

async function settingOf(db: Db, known: Known, { competent_path: path, accepted_at: accepted }: Endangered) {
  const day = dateOf(accepted!)
  const key = `${path} ${day.toString()}`
  const found = known.get(key)
  if (found) return found
  const { calendar } = await getUnitClock(db, path, rangeFrom(day))
  const setting = { calendar, rules: await findClockRules(db, path, day) }
  known.set(key, setting)
  return setting
}

async function peopleFor(db: Db, { competent_unit_id: unit, competent_path: path, step }: Endangered, head: boolean) {
  const heads = await findHeadsOf(db, unit)
  const deciders = heads.length ? heads : await findPeopleWho(db, latenessActions['dossier_lateness.decide'], path)
  return step?.holder && !head ? [step.holder] : [...deciders, ...(step?.holder ? [step.holder] : [])]
}

async function markWarned(tx: Tx, { id, due_at: due }: Endangered, stage: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('dossier_lateness.warning')
    .values({ dossier_id: id, due_at: due!, days_before: stage, warned_at: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow()
  return Boolean(numInsertedOrUpdatedRows)
}

async function openCase(tx: Tx, dossier: Endangered): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx.query
    .insertInto('dossier_lateness.late_case')
    .values({
      dossier_id: dossier.id,
      unit_id: dossier.competent_unit_id,
      due_at: dossier.due_at!,
      step_name: dossier.step?.name ?? '',
      holder_id: dossier.step?.holder ?? null,
      opened_at: tx.now,
    })
    .onConflict((conflict) => conflict.column('dossier_id').doNothing())
    .executeTakeFirstOrThrow()
  return Boolean(numInsertedOrUpdatedRows)
}

async function watch(tx: Tx, dossier: Endangered, known: Known): Promise<void> {
  const due = dossier.due_at!
  const { calendar, rules } = await settingOf(tx, known, dossier)
  const left = daysLeft(calendar, tx.now, due)
  const params = {
    code: dossier.code,
    procedure: dossier.procedure_name,
    due: { at: due.toString() },
    step: dossier.step?.name ?? '',
  }
  const href = `/ho-so/${dossier.id}`
  const stage = warningStage(left, rules.warn_days_before)
  if (stage !== undefined && (await markWarned(tx, dossier, stage))) {
    const personIds = await peopleFor(tx, dossier, false)
    await notify(tx, { personIds, kind: 'dossier_lateness.due_soon', params, href, about: dossier.id })
  }
  if (left > rules.apology_days_before || !(await openCase(tx, dossier))) return
  const about = { href: `/ho-so-tre-han/${dossier.id}`, about: dossier.id }
  const personIds = await peopleFor(tx, dossier, true)
  await notify(tx, { personIds, kind: 'dossier_lateness.case_opened', params, ...about })
  await announce(tx, rule, {
    name: 'dossier_lateness.case_opened',
    subjectKind: 'dossier',
    subjectId: dossier.id,
    unitId: dossier.competent_unit_id,
    detail: { code: dossier.code, due: due.toString(), step: dossier.step?.name ?? '' },
  })
}

/** One part of the dossiers that may need a warning. @returns the last one's id while there may be more */
async function watchPart(tx: Tx, known: Known, after: string | undefined): Promise<string | undefined> {
  const rows = await endangered(tx, after)
  for (const row of rows) await watch(tx, row, known)
  return rows.length < chunk ? undefined : rows.at(-1)!.id
}

/** All of them in one transaction: for a story that is told. */
export async function watchAll(tx: Tx): Promise<void> {
  const known: Known = new Map()
  let after = await watchPart(tx, known, undefined)
  while (after) after = await watchPart(tx, known, after)
}

export const watchDates: JobDefinition = {
  name: 'dossier_lateness.watch',
  // From seven in the morning to six in the evening in Việt Nam.
  cron: '5 0-11 * * *',
  run: async ({ transaction }) => {
    const known: Known = new Map()
    let after = await transaction((tx) => watchPart(tx, known, undefined))
    while (after) {
      const last = after
      after = await transaction((tx) => watchPart(tx, known, last))
    }
  },
}
