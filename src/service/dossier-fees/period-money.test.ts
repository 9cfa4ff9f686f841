import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import pg from 'pg'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { getDossier, makeOneStop, type OneStop } from '../dossiers/index.ts'
import { checkDays } from './check-accounts.ts'
import { certifiedCopies } from './fee-fixtures.ts'
import { addMoney, findPeriodMoney, isBalanced } from './period-money.ts'
import { recordMovement } from './record-movement.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
const start = Temporal.Instant.from('2026-11-02T02:00:00Z')
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  shop = await own.committed((tx) => makeOneStop(tx, world))
})

const moved = fc.record({
  days: fc.nat(9),
  place: fc.nat(1),
  amount: fc.integer({ min: -9000, max: 9000 }).filter((amount) => amount !== 0),
  channel: fc.constantFrom('cash', 'transfer', 'online'),
  purpose: fc.constantFrom('fee', 'fee', 'obligation'),
} as const)

test('whatever is taken and given back, every total of every period is that of its movements, by place and by day', () =>
  own.rolledBack(
    async (tx) => {
      const { clerk, administrator, otherCommuneOfficer } = world.cast
      const { id } = await certifiedCopies(tx, world, shop)
      const dossier = await getDossier(tx, clerk, id)
      const places = [world.units.tanLapCentre, world.units.tanLapSouthCentre]
      const all = { from: Temporal.PlainDate.from('2026-11-02'), to: Temporal.PlainDate.from('2026-11-30') }
      await fc.assert(
        fc.asyncProperty(fc.array(moved, { maxLength: 12 }), fc.nat(9), fc.nat(9), async (movements, first, length) =>
          undone(tx, async () => {
            for (const { days, place, ...one } of movements) {
              const then: Tx = { ...tx, now: start.add({ hours: 24 * days }) }
              await recordMovement(then, clerk, { ...dossier, reception_unit_id: places[place]! }, one)
            }
            const from = all.from.add({ days: first })
            const period = { from, to: from.add({ days: length }) }
            const within = movements.filter(({ days }) => days >= first && days <= first + length)
            const rows = await findPeriodMoney(tx, administrator, period)
            const total = addMoney(rows)
            assert.ok(rows.every(isBalanced) && isBalanced(total))
            const sum = (purpose: string) =>
              within.filter((one) => one.purpose === purpose).reduce((money, { amount }) => money + amount, 0)
            assert.deepEqual(
              [total.total, total.obligations, total.movements],
              [sum('fee'), sum('obligation'), within.length],
            )
            for (const row of rows) {
              const days = await findPeriodMoney(tx, administrator, { ...period, unitId: row.key })
              assert.deepEqual({ ...addMoney(days), key: row.key, name: row.name }, row)
            }
            assert.equal((await checkDays(tx)).state, 'good')
            const seen = await findPeriodMoney(tx, otherCommuneOfficer, all)
            assert.ok(
              seen.every(({ key }) => key !== world.units.tanLapCentre),
              'of other places nothing',
            )
          }),
        ),
        { numRuns: 12 },
      )
    },
    { now: start },
  ))

test('the doctor says when the sums of the days have parted from the movements', async () => {
  await own.committed(async (tx) => {
    const { id } = await certifiedCopies(tx, world, shop)
    const dossier = await getDossier(tx, world.cast.clerk, id)
    await recordMovement(tx, world.cast.clerk, dossier, { amount: 6000, channel: 'cash' })
  })
  const state = async () => (await own.committed(checkDays)).state
  assert.equal(await state(), 'good')
  // What the application itself may not do.
  const owner = new pg.Client(own.ownerUrl)
  await owner.connect()
  try {
    await owner.query('update dossier_fees.day_sum set taken = taken + 1')
    assert.equal(await state(), 'bad')
    await owner.query('update dossier_fees.day_sum set taken = taken - 1')
    assert.equal(await state(), 'good')
  } finally {
    await owner.end()
  }
})

test('the page: places, their days, each day with its movements; what makes no sense shows this year', async () => {
  const { id } = await own.committed((tx) => certifiedCopies(tx, world, shop))
  const today = await own.committed(async (tx) => {
    await recordMovement(tx, world.cast.clerk, await getDossier(tx, world.cast.clerk, id), {
      amount: 6000,
      channel: 'cash',
    })
    return tx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString()
  })
  for (const who of ['clerk', 'communeChairman', 'administrator'] as const) {
    const browser = await signedIn(app, who)
    const response = await browser.get('/phi-le-phi/tong-hop')
    assert.equal(response.status, 200)
    assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12)
    assert.match(browser.page, /Số tiền khớp/)
    const place = /href="(\/phi-le-phi\/tong-hop\?[^"]*don-vi=[^"]*)"/.exec(browser.page)![1]!
    await browser.get(place.replaceAll('&amp;', '&'))
    const day = /href="(\/tong-hop-cuoi-ngay\?[^"]*)"/.exec(browser.page)![1]!.replaceAll('&amp;', '&')
    assert.ok(day.endsWith(today))
    await browser.get(day)
    assert.match(browser.page, /6\.000/)
    for (const query of ['tu=x&den=2026-99-99', 'tu=2026-12-01&den=2026-01-01', 'don-vi=%27', 'tu=-9999-01-01&den=9'])
      assert.equal((await browser.get(`/phi-le-phi/tong-hop?${query}`)).status, 200, query)
  }
  assert.equal((await (await signedIn(app, 'nobody')).get('/phi-le-phi/tong-hop')).status, 403)
})
