import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { dateOf } from '../../foundation/calendar/index.ts'
import { findSteps } from '../../foundation/workflow/index.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  came,
  dossierRows,
  endDossier,
  fileDossier,
  getDossier,
  landPapers,
  makeOneStop,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { checkSums } from './check-sums.ts'
import { addFigures, figureNames, groupings, isBalanced, type Grouping } from './figures.ts'
import { countBehind } from './find-behind.ts'
import { findStatistics, type Period } from './find-statistics.ts'
import { addUp } from './fold-changes.ts'

const db = testDatabase()
const start = Temporal.Instant.from('2026-11-02T01:30:00Z')

type World = AnBinh & { shop: OneStop }

const inShop = (work: (tx: Tx, world: World) => Promise<void>) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await work(tx, { ...province, shop: await makeOneStop(tx, province) })
    },
    { now: start },
  )

/** What may happen next to a dossier, wherever it stands; what it refuses changes nothing. */
const moves = ['on', 'on', 'on', 'on', 'on', 'on', 'on', 'other', 'withdraw', 'stop', 'add_up'] as const
type Move = { dossier: number; move: (typeof moves)[number]; hours: number }

const history = fc.record({
  filings: fc.array(
    fc.record({
      procedure: fc.constantFrom('birth', 'copies', 'land'),
      channel: fc.constantFrom('counter', 'online'),
      hours: fc.nat(60),
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  ),
  moves: fc.array(fc.record<Move>({ dossier: fc.nat(3), move: fc.constantFrom(...moves), hours: fc.nat(30) }), {
    minLength: 5,
    maxLength: 24,
  }),
  cuts: fc.array(fc.tuple(fc.integer({ min: -3, max: 30 }), fc.nat(40)), { minLength: 3, maxLength: 3 }),
})

const papers = { birth: ['to-khai'], copies: ['ban-chinh'], land: ['don', 'hop-dong'] } as const

async function step(tx: Tx, { cast }: World, id: string, move: Move['move']): Promise<void> {
  if (move === 'add_up') return void (await addUp(tx))
  if (move === 'withdraw' || move === 'stop')
    return endDossier(tx, cast.clerk, { id, how: move === 'stop' ? 'stopped' : 'withdrawn', reason: 'Rút' })
  const open = (await findSteps(tx, id)).find((one) => one.closed_at === null)
  if (!open) return
  const actions = {
    check_in: ['receive', 'refuse', cast.clerk],
    assign: ['forward', 'forward', cast.communeUnitHead],
    handle: ['propose', 'ask_supplement', cast.communeSpecialist],
    supplement: ['taken', 'taken', cast.clerk],
    approve: ['approve', 'back', cast.communeUnitHead],
    sign: ['sign', 'sign', cast.communeChairman],
    issue: ['issue', 'issue', cast.clerk],
    hand_over: ['hand_over', 'hand_over', cast.clerk],
  } as const
  const [on, other, who] = actions[open.key as keyof typeof actions]
  const component = await sql<{
    key: string
  }>`select component_key as key from dossiers.paper where dossier_id = ${id}`.execute(tx.query)
  await actOnDossier(tx, who, {
    ...actInput.parse({ id, stepId: open.id, action: move === 'on' ? on : other, note: 'Vì thiếu' }),
    componentKeys: component.rows.map(({ key }) => key),
    ...(open.key === 'supplement' && came(...component.rows.map(({ key }) => key))),
    legalReason: 'Điều 9',
  })
}

test('whatever happens to dossiers, every figure of every cut is as many dossiers as are behind it, and all add up', () =>
  inShop(async (tx, world) => {
    await fc.assert(
      fc.asyncProperty(history, async ({ filings, moves: happened, cuts }) => {
        await undone(tx, async () => {
          let now = start
          const at = (hours: number): Tx => ({ ...tx, now: (now = now.add({ hours })) })
          const ids: string[] = []
          for (const { procedure, channel, hours } of filings)
            ids.push(
              (
                await fileDossier(
                  at(hours),
                  world.cast.clerk,
                  aFiling(world.shop, world, {
                    procedureId: world.shop.procedures[procedure].procedureId,
                    channel: procedure === 'birth' ? channel : 'counter',
                    papers: papers[procedure].map((componentKey) => ({ componentKey, copyKind: 'original' })),
                  }),
                )
              ).id,
            )
          for (const { dossier, move, hours } of happened) {
            const then = at(hours)
            await step(then, world, ids[dossier % ids.length]!, move).catch((error: unknown) => {
              if (!(error instanceof AppError)) throw error
            })
            const to = dateOf(now)
            await agree(then, world, { from: to.subtract({ days: 6 }), to }, ['channel'])
          }
          const reader: Tx = { ...tx, now }
          assert.equal((await checkSums(reader)).state, 'good')
          for (const id of ids) assert.equal(await handlerOf(reader, id), await mainHandler(reader, world, id))
          for (const [day, length] of cuts) {
            const from = Temporal.PlainDate.from('2026-11-02').add({ days: day })
            await agree(reader, world, { from, to: from.add({ days: length }) })
          }
        })
      }),
      { numRuns: 8 },
    )
  }))

const handlerOf = async (tx: Tx, id: string): Promise<string | null> =>
  (await dossierRows(tx).where('filed.id', '=', id).executeTakeFirstOrThrow()).handled_by

/** Said of the steps, slowly: who last did the specialists' step, else who gave the result. */
async function mainHandler(tx: Tx, { units }: World, id: string): Promise<string | null> {
  const dossier = await dossierRows(tx).where('filed.id', '=', id).executeTakeFirstOrThrow()
  const done = (await findSteps(tx, id)).filter(
    ({ key, closed_by, action }) => key === 'handle' && closed_by && action !== 'stopped',
  )
  assert.ok(done.every(({ unit_id }) => unit_id === units.tanLapCulture))
  return done.at(-1)?.closed_by ?? dossier.finished_by
}

async function agree(tx: Tx, { cast }: World, period: Period, by: readonly Grouping[] = groupings): Promise<void> {
  const totals: string[] = []
  for (const grouping of by) {
    const rows = await findStatistics(tx, cast.administrator, grouping, period)
    for (const { key, figures } of rows) {
      assert.ok(isBalanced(figures), `${grouping} ${key}: ${JSON.stringify(figures)}`)
      for (const figure of figureNames)
        assert.equal(
          figures[figure],
          await countBehind(tx, cast.administrator, { ...period, grouping, key, figure }),
          `${figure} of ${grouping} ${key}, ${period.from.toString()} to ${period.to.toString()}`,
        )
    }
    const total = addFigures(rows.map(({ figures }) => figures))
    assert.ok(isBalanced(total))
    totals.push(JSON.stringify(total))
  }
  assert.equal(new Set(totals).size, 1, 'every grouping counts the same dossiers')
}

test('finished before the day it is due is early, on that day in time until the minute, then late', () =>
  inShop(async (tx, world) => {
    const { procedureId } = world.shop.procedures.land
    const filing = aFiling(world.shop, world, { procedureId, papers: landPapers })
    const { id } = await throughTo(tx, world, filing, 'issue')
    const { due_at: due } = await getDossier(tx, world.cast.clerk, id)
    for (const [at, is] of [
      [due!.subtract({ hours: 24 }), 'early'],
      [due!.subtract({ minutes: 1 }), 'on_time'],
      [due!, 'on_time'],
      [due!.add({ minutes: 1 }), 'late'],
    ] as const)
      await undone(tx, async () => {
        const then = { ...tx, now: at }
        await step(then, world, id, 'on')
        const period = { from: dateOf(start), to: dateOf(at) }
        const rows = await findStatistics(then, world.cast.administrator, 'unit', period)
        const figures = addFigures(rows.map(({ figures: one }) => one))
        for (const figure of ['early', 'on_time', 'late'] as const) {
          const behind = await countBehind(then, world.cast.administrator, { ...period, figure, grouping: 'unit' })
          const expected = figure === is ? 1 : 0
          assert.deepEqual([figures[figure], behind], [expected, expected], `${figure} at ${at.toString()}`)
        }
      })
  }))

test('what was added up from changes is what the dossiers say anew, and only those in scope are counted', () =>
  inShop(async (tx, world) => {
    const { cast, shop } = world
    const period = { from: Temporal.PlainDate.from('2026-11-01'), to: Temporal.PlainDate.from('2026-11-30') }
    const { id } = await fileDossier(tx, cast.clerk, aFiling(shop, world))
    const counted = async () => JSON.stringify(await findStatistics(tx, cast.clerk, 'field', period))
    const fresh = await counted()
    await step(tx, world, id, 'on')
    await addUp(tx)
    await step(tx, world, id, 'on')
    const after = await counted()
    assert.equal(fresh, after, 'received and open as before')
    const stored = async () =>
      (
        await sql`select grouped_by, span, day, key, filed, fell_due from dossier_statistics.sum
          where (filed, fell_due) <> (0, 0) order by 1, 2, 3, 4`.execute(tx.query)
      ).rows
    await addUp(tx)
    const kept = await stored()
    assert.ok(kept.length > 0)
    await sql`select dossier_statistics.rebuild()`.execute(tx.query)
    assert.deepEqual(await stored(), kept)
    assert.deepEqual(await findStatistics(tx, cast.otherCommuneOfficer, 'field', period), [])
    assert.deepEqual(await findStatistics(tx, cast.nobody, 'field', period), [])
  }))

test('the doctor says when what was added up has parted from the register', () =>
  inShop(async (tx, world) => {
    const { id } = await fileDossier(tx, world.cast.clerk, aFiling(world.shop, world))
    await step(tx, world, id, 'on')
    assert.equal((await checkSums(tx)).state, 'good')
    await addUp(tx)
    await sql`update dossier_statistics.sum set filed = filed + 1`.execute(tx.query)
    assert.equal((await checkSums(tx)).state, 'bad')
    await sql`select dossier_statistics.rebuild()`.execute(tx.query)
    assert.equal((await checkSums(tx)).state, 'good')
  }))
