import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import { findHistory, findSubscriber, type EventMessage } from '../../kernel/announce.ts'
import { attempt } from '../../kernel/database/attempt.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  actOnDossier,
  actInput,
  aFiling,
  aWaitingDossier,
  giveDaysForPapers,
  endDossier,
  extendDossier,
  getDossier,
  landPapers,
  makeOneStop,
  rewriteCountryRule,
  stepOf,
  stopWaiting,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { countCases, findCase, findCases, type Returned } from './case-queries.ts'
import { decisionsFor, whyNot } from './decisions.ts'
import { judgeExplanation } from './judge-explanation.ts'
import { decideApology, decideApologyInput } from './decide-apology.ts'
import { explainLateness, explainLatenessInput } from './explain-lateness.ts'
import './follow-dossier.ts'
import { findWaited } from './waited-queries.ts'
import { watchAll } from './watch-dates.ts'

const own = testDatabase({ own: true })

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const at = (tx: Tx, text: string): Tx => ({ ...tx, now: local(text) })

let world: AnBinh & { shop: OneStop }
/** Ten working days from Monday 16/11/2026 09:00, 24/11 off: due Tuesday 1/12/2026 09:00. */
let id: string

before(async () => {
  world = await own.committed(
    async (tx) => {
      const province = await makeCast(tx)
      const made = { ...province, shop: await makeOneStop(tx, province) }
      const filing = aFiling(made.shop, made, {
        procedureId: made.shop.procedures.land.procedureId,
        papers: landPapers,
      })
      id = (await throughTo(tx, made, filing, 'handle')).id
      return made
    },
    { now: local('2026-11-16 09:00') },
  )
})

/** The rule as it runs at that time, in one transaction that is taken back with the test's. */
const watchAt = (tx: Tx, now: string): Promise<unknown> => watchAll(at(tx, now))

const told = async (tx: Tx, kind: string) =>
  (await tx.query.selectFrom('notifications.notification').select('person_id').where('kind', '=', kind).execute()).map(
    (row) => row.person_id,
  )

const refused = (work: Promise<unknown>, code: string, field?: string) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof AppError, String(error))
    assert.deepEqual([error.code, error.field], [code, field])
    return true
  })

const decide = (tx: Tx, who: CastName, now: string, changes: object = {}) =>
  decideApology(
    at(tx, now),
    world.cast[who],
    decideApologyInput.parse({
      id,
      apology: 'sent',
      reason: 'Chờ ý kiến của Văn phòng đăng ký',
      newDate: '2026-12-04',
      newTime: '15:00',
      ...changes,
    }),
  )

const explain = (tx: Tx, who: CastName, now: string, changes: object = {}) =>
  explainLateness(
    at(tx, now),
    world.cast[who],
    explainLatenessInput.parse({
      id,
      cause: 'coordination',
      explanation: 'Đơn vị phối hợp trả lời chậm',
      outside: 'Văn phòng đăng ký đất đai, từ ngày 20/11',
      remedy: 'Đôn đốc',
      ...changes,
    }),
  )

test('warned three and one working days before, each once, whoever holds it; with one day left the head decides', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-11-25 09:00')
    assert.deepEqual(await told(tx, 'dossier_lateness.due_soon'), [])
    await watchAt(tx, '2026-11-26 09:00')
    await watchAt(tx, '2026-11-26 10:00')
    assert.equal((await told(tx, 'dossier_lateness.due_soon')).length, 1)
    assert.deepEqual(await told(tx, 'dossier_lateness.case_opened'), [])
    await watchAt(tx, '2026-11-30 09:00')
    assert.equal((await told(tx, 'dossier_lateness.due_soon')).length, 2)
    assert.ok((await told(tx, 'dossier_lateness.case_opened')).includes(cast.communeUnitHead.personId))
    assert.deepEqual(await countCases(at(tx, '2026-11-30 09:00'), cast.communeUnitHead), {
      decide: 1,
      explain: 0,
      judge: 0,
      done: 0,
      waited: 0,
    })
  }))

test('the head apologises with reason and new date, once; the first date is kept and nothing is late', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    const missing = decideApologyInput.safeParse({ id, apology: 'sent', reason: ' ', newDate: '', newTime: '25:00' })
    assert.deepEqual(
      missing.error?.issues.map(({ path, message }) => [path[0], message]),
      [
        ['reason', 'dossier_lateness.apology_needs_reason'],
        ['newDate', 'dossier_lateness.apology_needs_date'],
        ['newTime', 'dossier_lateness.time'],
      ],
    )
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00')
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-11-30 11:00')),
      'dossier_lateness.decided_already',
      'apology',
    )
    const dossier = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual(
      [String(dossier.first_due_at), String(dossier.due_at)],
      [String(local('2026-12-01 09:00')), String(local('2026-12-04 15:00'))],
    )
    await refused(
      undone(tx, () => explain(tx, 'communeUnitHead', '2026-12-02 09:00')),
      'dossier_lateness.not_late',
    )
  }))

test('that it will be in time is said before the date, never after it', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    const inTime = { apology: 'not_needed', newDate: '' }
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-12-01 09:01', inTime)),
      'dossier_lateness.late_already',
      'apology',
    )
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00', inTime)
  }))

test('late, it stays with the head until it is explained, also after the result went out', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-12-02 09:00')
    for (const [key, action, who] of [
      ['handle', 'propose', 'communeSpecialist'],
      ['approve', 'approve', 'communeUnitHead'],
      ['sign', 'sign', 'communeChairman'],
      ['issue', 'issue', 'clerk'],
    ] as const) {
      const { id: stepId } = await stepOf(tx, id, key)
      await actOnDossier(at(tx, '2026-12-03 09:00'), cast[who], actInput.parse({ id, stepId, action }))
    }
    const later = at(tx, '2026-12-10 09:00')
    assert.deepEqual(await countCases(later, cast.communeUnitHead), {
      decide: 0,
      explain: 1,
      judge: 0,
      done: 0,
      waited: 0,
    })
    await explain(tx, 'communeUnitHead', '2026-12-10 09:00')
    assert.deepEqual(await countCases(later, cast.communeUnitHead), {
      decide: 0,
      explain: 0,
      judge: 0,
      done: 1,
      waited: 0,
    })
    const [late] = await findCases(later, cast.inspector, 'done')
    assert.equal(String(late!.late_since), String(local('2026-12-01 09:00')))
    await refused(
      undone(tx, () => explain(tx, 'communeUnitHead', '2026-12-11 09:00')),
      'dossier_lateness.explained_already',
    )
  }))

test('a date outside working time is refused with the next one that is worked, and moved when the head agrees', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    const sunday = { newDate: '2026-12-06', newTime: '23:30' }
    for (const moved of [undefined, local('2026-12-08 07:30').toString()])
      await refused(
        undone(tx, () => decide(tx, 'communeUnitHead', '2026-11-30 10:00', { ...sunday, moved })),
        'dossiers.new_date_not_worked',
        'newDate',
      )
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00', { ...sunday, moved: local('2026-12-07 07:30').toString() })
    assert.equal(String((await getDossier(tx, world.cast.clerk, id)).due_at), String(local('2026-12-07 07:30')))
  }))

test('without a time of day the new date ends when work does on that day', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00', { newTime: '' })
    assert.equal(String((await getDossier(tx, world.cast.clerk, id)).due_at), String(local('2026-12-04 17:00')))
  }))

test('the head prepares the case before the rule does: the decision opens it, and nobody else can', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await assert.rejects(
      undone(tx, () => decide(tx, 'communeSpecialist', '2026-11-19 10:00')),
      /forbidden/,
    )
    await assert.rejects(
      undone(tx, () => decide(tx, 'otherCommuneOfficer', '2026-11-19 10:00')),
      /not_found/,
    )
    await decide(tx, 'communeUnitHead', '2026-11-19 10:00')
    const late = (await findCase(tx, cast.clerk, id))!
    assert.deepEqual([late.apology, String(late.new_due_at)], ['sent', String(local('2026-12-04 15:00'))])
    assert.equal((await countCases(tx, cast.communeUnitHead)).decide, 0)
  }))

test('a date that was given without a decision is taken over, and the case is closed with it', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-12-02 09:00')
    // As the page of the dossier once did.
    const given = { id, dueAt: local('2026-12-15 09:00'), reason: 'Chờ đo đạc lại' }
    await extendDossier(at(tx, '2026-12-02 10:00'), cast.communeUnitHead, given)
    const now = '2026-12-02 11:00'
    assert.equal((await countCases(at(tx, now), cast.communeUnitHead)).decide, 1)
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', now)),
      'dossier_lateness.date_given_already',
      'apology',
    )
    await decide(tx, 'communeUnitHead', now, { apology: 'recorded', reason: '', newDate: '' })
    const late = (await findCase(at(tx, now), cast.clerk, id))!
    assert.deepEqual(
      [late.apology, late.apology_reason, String(late.new_due_at)],
      ['sent', given.reason, String(given.dueAt)],
    )
    assert.equal((await countCases(at(tx, now), cast.communeUnitHead)).decide, 0)
  }))

test('what was said to be in time and is late comes back to be apologised for', () =>
  own.rolledBack(async (tx) => {
    const { communeUnitHead } = world.cast
    await watchAt(tx, '2026-11-30 09:00')
    await decide(tx, 'communeUnitHead', '2026-11-30 10:00', { apology: 'not_needed', newDate: '' })
    assert.equal((await countCases(at(tx, '2026-11-30 11:00'), communeUnitHead)).decide, 0)
    assert.equal((await countCases(at(tx, '2026-12-02 09:00'), communeUnitHead)).decide, 1)
    await decide(tx, 'communeUnitHead', '2026-12-02 10:00')
    assert.equal((await countCases(at(tx, '2026-12-02 11:00'), communeUnitHead)).decide, 0)
  }))

const never = { extensions_most: 0 }
const instant = local('2026-12-01 09:00')
const granted = { due_at: instant.toString(), reason: 'Chờ' }

test('every undecided case of a running dossier with a date can be decided, whatever the rules and its past', () =>
  fc.assert(
    fc.property(
      fc.record({
        apology: fc.constantFrom(null, 'not_needed', 'sent', 'no_date'),
        late_since: fc.constantFrom(null, instant),
        current_due_at: fc.constantFrom(null, instant),
        ended_at: fc.constantFrom(null, instant),
        extensions: fc.integer({ min: 0, max: 3 }),
        granted: fc.constantFrom(null, granted),
      }),
      fc.integer({ min: 0, max: 3 }),
      (late, most) => {
        const offered = decisionsFor(late, { extensions_most: most })
        const isOpen = late.ended_at === null && late.current_due_at !== null
        if (isOpen && (late.apology === null || late.apology === 'not_needed')) assert.ok(offered.length > 0)
        if (late.ended_at || late.apology === 'no_date') assert.deepEqual(offered, [])
        // What is offered can be carried out: no date that the rules forbid, no promise that is broken already.
        if (offered.includes('sent')) assert.ok(late.extensions < most && late.current_due_at !== null)
        if (offered.includes('not_needed')) assert.equal(late.late_since, null)
      },
    ),
  ))

test('where no new date may be given any more, the apology without one closes the case', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-11-30 09:00')
    const late = (await findCase(tx, world.cast.communeUnitHead, id))!
    assert.deepEqual(decisionsFor({ ...late, late_since: instant }, never), ['no_date'])
    assert.equal(whyNot(late, 'sent', ['no_date']), 'dossier_lateness.no_more_dates')
    await rewriteCountryRule(tx, 'extensions_most', 0)
    await refused(
      undone(tx, () => decide(tx, 'communeUnitHead', '2026-12-02 10:00')),
      'dossier_lateness.no_more_dates',
      'apology',
    )
    await decide(tx, 'communeUnitHead', '2026-12-02 10:00', { apology: 'no_date', newDate: '' })
    assert.equal((await countCases(at(tx, '2026-12-02 11:00'), world.cast.communeUnitHead)).decide, 0)
  }))

test('the list says where the dossier stands now, not where it stood when the case was opened', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-12-02 09:00')
    const { id: stepId } = await stepOf(tx, id, 'handle')
    await actOnDossier(
      at(tx, '2026-12-03 09:00'),
      world.cast.communeSpecialist,
      actInput.parse({ id, stepId, action: 'propose' }),
    )
    const [late] = await findCases(at(tx, '2026-12-03 10:00'), world.cast.communeUnitHead, 'explain')
    const { name: approve } = await stepOf(tx, id, 'approve')
    assert.deepEqual(
      late!.stands.map(({ name }) => name),
      [approve],
    )
    assert.notEqual(late!.step_name, approve)
  }))

test('an explanation names who answers for it, or what lay beyond the unit', () =>
  own.rolledBack(async (tx) => {
    await watchAt(tx, '2026-12-02 09:00')
    const now = '2026-12-03 09:00'
    const says = (changes: object) => undone(tx, () => explain(tx, 'communeSpecialist', now, changes))
    await refused(says({ cause: 'workload' }), 'dossier_lateness.lacks_responsibleId', 'responsibleId')
    await refused(says({ cause: 'other' }), 'dossier_lateness.lacks_responsibleId', 'responsibleId')
    await refused(says({ outside: '' }), 'dossier_lateness.lacks_outside', 'outside')
    const stranger = { cause: 'officer', responsibleId: world.cast.otherCommuneOfficer.personId }
    await refused(says(stranger), 'dossier_lateness.not_of_the_unit', 'responsibleId')
    await says({ cause: 'officer', responsibleId: world.cast.communeSpecialist.personId })
    await says({})
  }))

const judge = (tx: Tx, now: string, verdict: 'accepted' | 'returned') =>
  judgeExplanation(at(tx, now), world.cast.communeUnitHead, {
    id,
    verdict,
    returnReason: 'Chưa nêu đã đôn đốc ngày nào',
  })

test('a subordinate explains; the case stays with the head until he accepts, and what he returns is explained anew', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await watchAt(tx, '2026-12-02 09:00')
    const lists = async (now: string) => {
      const { explain: toExplain, judge: toJudge, done } = await countCases(at(tx, now), cast.communeUnitHead)
      return [toExplain, toJudge, done]
    }
    await explain(tx, 'communeSpecialist', '2026-12-03 09:00')
    assert.deepEqual(await lists('2026-12-03 10:00'), [0, 1, 0])
    assert.ok((await told(tx, 'dossier_lateness.to_judge')).includes(cast.communeUnitHead.personId))
    await judge(tx, '2026-12-03 11:00', 'returned')
    assert.deepEqual(await lists('2026-12-03 12:00'), [1, 0, 0])
    assert.deepEqual(await told(tx, 'dossier_lateness.explanation_returned'), [cast.communeSpecialist.personId])
    await refused(
      undone(tx, () => judge(tx, '2026-12-03 12:00', 'accepted')),
      'dossier_lateness.nothing_to_judge',
    )
    await explain(tx, 'communeSpecialist', '2026-12-04 09:00', { explanation: 'Đã đôn đốc ngày 24 và 27/11' })
    await judge(tx, '2026-12-04 10:00', 'accepted')
    assert.deepEqual(await lists('2026-12-04 11:00'), [0, 0, 1])
    const late = (await findCase(tx, cast.communeUnitHead, id))!
    assert.deepEqual(
      (late.earlier as Returned[]).map(({ explanation, reason }) => [explanation, reason]),
      [['Đơn vị phối hợp trả lời chậm', 'Chưa nêu đã đôn đốc ngày nào']],
    )
  }))

const handOn = async (tx: Tx, key: string, action: string, who: CastName, more: object = {}) => {
  const step = (await findSteps(tx, id)).find((one) => one.key === key && one.closed_at === null)
  if (step) await actOnDossier(tx, world.cast[who], actInput.parse({ id, stepId: step.id, action, ...more }))
}

/** What may happen to it; what makes no sense where it stands is refused, as by the pages. */
const deeds = {
  round: (tx: Tx) => watchAll(tx),
  extend: (tx: Tx) =>
    extendDossier(tx, world.cast.communeUnitHead, { id, reason: 'Chờ ý kiến', dueAt: local('2026-12-28 10:00') }),
  ask: (tx: Tx) =>
    handOn(tx, 'handle', 'ask_supplement', 'communeSpecialist', { note: 'Thiếu chữ ký', componentKeys: 'don' }),
  finish: async (tx: Tx) => {
    await handOn(tx, 'handle', 'propose', 'communeSpecialist')
    await handOn(tx, 'approve', 'approve', 'communeUnitHead')
    await handOn(tx, 'sign', 'sign', 'communeChairman')
    await handOn(tx, 'issue', 'issue', 'clerk')
  },
  withdraw: (tx: Tx) => endDossier(tx, world.cast.clerk, { id, how: 'withdrawn', reason: 'Không cần nữa' }),
}
type Deed = keyof typeof deeds

/** As the jobs do after a commit, each piece of news twice. */
async function hearNews(tx: Tx): Promise<void> {
  for (const { action } of await findHistory(tx, [id]))
    await findSubscriber(action, 'dossier_lateness.follow')?.handle(tx, { subjectId: id } as EventMessage)
}

/** Does the deeds, each so many days after the one before from the day of its date on. @returns late, cases */
const live = (story: readonly { deed: Deed; days: number }[]): Promise<{ late: boolean; cases: number }> =>
  own.rolledBack(async (tx) => {
    let now = local('2026-11-27 10:00')
    for (const { deed, days } of story) {
      now = now.add({ hours: 24 * days })
      const then = { ...tx, now }
      await attempt(then, () => deeds[deed](then))
      await hearNews(then)
    }
    const { missed_at: missed, due_at: due, ended_at: ended } = await getDossier({ ...tx, now }, world.cast.clerk, id)
    const isOver = due !== null && Temporal.Instant.compare(due, ended ?? now) < 0
    const { count } = await tx.query
      .selectFrom('dossier_lateness.late_case')
      .select((eb) => eb.cast<number>(eb.fn.countAll(), 'integer').as('count'))
      .executeTakeFirstOrThrow()
    // What runs on and is over since the last round waits for the next one.
    return { late: missed !== null || (ended !== null && isOver), cases: count }
  })

test('late between two rounds and finished, withdrawn or given a new date, it is explained all the same', async () => {
  for (const deed of ['finish', 'withdraw', 'extend'] as const)
    assert.deepEqual(await live([{ deed, days: 6 }]), { late: true, cases: 1 }, deed)
  const inTime = { deed: 'finish', days: 0 } as const
  assert.deepEqual(await live([inTime]), { late: false, cases: 0 })
  assert.deepEqual(await live([{ deed: 'extend', days: 1 }, inTime]), { late: false, cases: 0 })
})

test('whatever the order, each dossier that was late has exactly one case', () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(
        fc.record({ deed: fc.constantFrom(...(Object.keys(deeds) as Deed[])), days: fc.integer({ min: 0, max: 6 }) }),
        { minLength: 1, maxLength: 7 },
      ),
      async (story) => {
        const { late, cases } = await live(story)
        assert.ok(late ? cases === 1 : cases <= 1, `late ${late}, ${cases} cases`)
      },
    ),
    { numRuns: 40 },
  ))

test('what is awaited too long is proposed once to whoever serves it, listed, and stopped by a person', () =>
  own.rolledBack(async (tx) => {
    const { cast } = world
    await giveDaysForPapers(tx, world, 10)
    const { id: waiting } = await aWaitingDossier(at(tx, '2026-11-16 09:00'), world, world.shop)
    const listed = async (now: string, who: CastName) => (await findWaited(at(tx, now), cast[who])).map((row) => row.id)
    await watchAt(tx, '2026-11-26 16:00')
    assert.deepEqual(await told(tx, 'dossier_lateness.stop_proposed'), [])
    assert.deepEqual(await listed('2026-11-26 16:00', 'clerk'), [])
    await watchAt(tx, '2026-11-27 09:00')
    await watchAt(tx, '2026-11-27 10:00')
    const people = [cast.clerk.personId, cast.communeUnitHead.personId].toSorted()
    assert.deepEqual((await told(tx, 'dossier_lateness.stop_proposed')).toSorted(), people)
    assert.deepEqual(await listed('2026-11-27 10:00', 'clerk'), [waiting])
    assert.deepEqual(await listed('2026-11-27 10:00', 'otherCommuneOfficer'), [])
    assert.equal((await countCases(at(tx, '2026-11-27 10:00'), cast.communeUnitHead)).waited, 1)
    await stopWaiting(at(tx, '2026-11-27 11:00'), cast.clerk, { id: waiting })
    assert.deepEqual(await listed('2026-11-27 12:00', 'clerk'), [])
    const [history] = (await findHistory(tx, [waiting])).filter(({ action }) => action === 'dossiers.stopped')
    assert.equal(history!.actor_name, cast.clerk.name)
  }))
