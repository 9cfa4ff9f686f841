import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findHistory } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { aDecision, announceVersions, newVersion } from '../procedures/index.ts'
import { getDossier, makeOneStop, type Dossier, type OneStop } from '../dossiers/index.ts'
import { checkAccounts } from './check-accounts.ts'
import { correctFees } from './correct-fees.ts'
import { findDayMoney } from './day-money.ts'
import { toCollect, toGiveBack } from './fee-account.ts'
import { countField } from './fee-choices.ts'
import { certifiedCopies } from './fee-fixtures.ts'
import { findFees } from './fee-queries.ts'
import { recordMovement } from './record-movement.ts'
import { giveBackFee, takeFee } from './take-fee.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  shop = await own.committed((tx) => makeOneStop(tx, world))
})

const handed = { channel: 'cash', receiptNumber: 'BL-01' } as const
const take = (tx: Tx, id: string, amount: number, seen: number, confirmed = false) =>
  takeFee(tx, world.cast.clerk, { ...handed, id, amount, seen, confirmed })
const recount = (tx: Tx, id: string, pages: number, feesSeen: string | undefined, versionId?: string) =>
  correctFees(tx, world.cast.clerk, {
    id,
    versionId,
    reason: 'Đếm lại số trang',
    feesSeen,
    [countField('trang')]: String(pages),
  })
const dossierOf = (tx: Tx, id: string): Promise<Dossier> => getDossier(tx, world.cast.clerk, id)
const feesOf = async (tx: Tx, id: string) => findFees(tx, await dossierOf(tx, id))

test('a fee is taken in parts; what is more is confirmed and shown as too much; only that can be given back', () =>
  own.rolledBack(async (tx) => {
    const { id } = await certifiedCopies(tx, world, shop)
    await take(tx, id, 4000, 0)
    assert.equal(toCollect((await feesOf(tx, id)).account), 2000)
    await assert.rejects(take(tx, id, 5000, 1), { code: 'dossier_fees.more_than_owed', details: { left: 2000 } })
    await take(tx, id, 5000, 1, true)
    const { account } = await feesOf(tx, id)
    assert.deepEqual([account.taken, toGiveBack(account)], [9000, 3000])
    const back = { ...handed, id, seen: 2, reason: 'Nộp thừa' }
    await assert.rejects(giveBackFee(tx, world.cast.clerk, { ...back, amount: 3001 }), {
      code: 'dossier_fees.more_than_taken',
    })
    await giveBackFee(tx, world.cast.clerk, { ...back, amount: 3000 })
    const fees = await feesOf(tx, id)
    assert.deepEqual([fees.account.taken, toGiveBack(fees.account), toCollect(fees.account)], [6000, 0, 0])
    assert.deepEqual(
      fees.movements.map(({ amount }) => amount),
      [4000, 5000, -3000],
      'what was taken stays as it was',
    )
    type Moved = { amount: number; toGiveBack: number }
    const history = await findHistory(tx, [id])
    assert.deepEqual(
      history
        .slice(0, 3)
        .map(({ action, actor_name: name, detail }) => [
          action,
          name,
          (detail as Moved).amount,
          (detail as Moved).toGiveBack,
        ]),
      [
        ['dossier_fees.given_back', 'Ngô Thị Hoa', 3000, 0],
        ['dossier_fees.taken', 'Ngô Thị Hoa', 5000, 3000],
        ['dossier_fees.taken', 'Ngô Thị Hoa', 4000, 0],
      ],
    )
  }))

test('two who take at once: the second is told that something has changed', () =>
  own.rolledBack(async (tx) => {
    const { id } = await certifiedCopies(tx, world, shop)
    await take(tx, id, 6000, 0)
    await assert.rejects(take(tx, id, 6000, 0), { code: 'kernel.changed_meanwhile' })
    assert.equal((await feesOf(tx, id)).account.taken, 6000)
  }))

test('the same payment of another system is taken once, also at once', async () => {
  const { id } = await own.committed((tx) => certifiedCopies(tx, world, shop))
  const paid = { amount: 6000, channel: 'online', sourceKey: 'portal:payment:X' } as const
  const once = () =>
    own.committed(async (tx) => recordMovement(tx, { rule: 'national-portal' }, await dossierOf(tx, id), paid))
  const answers = await Promise.all([once(), once(), once()])
  assert.equal(answers.filter(Boolean).length, 1)
  const { account, movements } = await own.committed((tx) => feesOf(tx, id))
  assert.deepEqual([account.taken, movements.length], [6000, 1])
})

test('a correction is asked about with the old and the new amount, and is a record of its own', () =>
  own.rolledBack(async (tx) => {
    const { id } = await certifiedCopies(tx, world, shop)
    await take(tx, id, 6000, 0)
    await assert.rejects(recount(tx, id, 5, undefined), {
      code: 'dossier_fees.amount_changes',
      details: { before: 6000, after: 10_000 },
    })
    await recount(tx, id, 5, '6000>10000')
    const more = await feesOf(tx, id)
    assert.deepEqual([more.account.owed, toCollect(more.account), more.account.taken], [10_000, 4000, 6000])
    assert.deepEqual(
      more.differences.map(({ before, after, cause, by_name }) => [before, after, cause, by_name]),
      [[6000, 10_000, 'count', world.cast.clerk.name]],
    )
    assert.deepEqual(
      (await dossierOf(tx, id)).fees.map(({ amount }) => amount),
      [6000],
      'filed stays as it was',
    )
    await assert.rejects(
      recount(tx, id, 2, '6000>4000'),
      { code: 'dossier_fees.amount_changes' },
      'seen before another',
    )
    await recount(tx, id, 2, '10000>4000')
    const less = await feesOf(tx, id)
    assert.deepEqual([toGiveBack(less.account), less.account.taken, less.movements.length], [2000, 6000, 1])
    await assert.rejects(recount(tx, id, 2, '4000>4000'), { code: 'dossier_fees.nothing_changes' })
    await assert.rejects(recount(tx, id, 0, undefined), { code: 'dossier_fees.choice_wrong' })
    const { versionId: other } = shop.procedures.birth
    await assert.rejects(recount(tx, id, 2, undefined, other), { code: 'dossier_fees.version_unknown' })
  }))

test('reckoned by another version of the procedure: its table holds from then on', () =>
  own.rolledBack(async (tx) => {
    const { id } = await certifiedCopies(tx, world, shop)
    const officer = world.cast.procedureOfficer
    const versionId = await newVersion(tx, officer, { id: shop.procedures.copies.procedureId })
    await sql`update procedures.version set content = jsonb_set(content, '{fees,0,amount}', '3000')
      where id = ${versionId}`.execute(tx.query)
    await assert.rejects(
      recount(tx, id, 3, '6000>9000', versionId),
      { code: 'dossier_fees.version_unknown' },
      'a draft',
    )
    const from = Temporal.PlainDate.from('2026-06-01')
    await announceVersions(tx, officer, { ids: [versionId], ...aDecision, number: '77/QĐ-UBND', from })
    await recount(tx, id, 3, '6000>9000', versionId)
    const [first] = (await feesOf(tx, id)).differences
    assert.deepEqual([first!.cause, first!.version_id, first!.after], ['version', versionId, 9000])
    await recount(tx, id, 4, '9000>12000')
    assert.equal((await feesOf(tx, id)).differences.at(-1)!.cause, 'count')
  }))

test('the day of the counter: cash, not cash, given back, and control totals that hold', () =>
  own.rolledBack(async (tx) => {
    const on = tx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
    const before = await findDayMoney(tx, world.cast.clerk, world.units.tanLapCentre, on)
    const [one, two, three] = [
      await certifiedCopies(tx, world, shop),
      await certifiedCopies(tx, world, shop),
      await certifiedCopies(tx, world, shop),
    ]
    await take(tx, one.id, 6000, 0)
    const online = { amount: 8000, channel: 'online', receiptNumber: 'GD-1' } as const
    await recordMovement(tx, { rule: 'national-portal' }, await dossierOf(tx, two.id), online)
    await giveBackFee(tx, world.cast.clerk, { ...handed, id: two.id, amount: 2000, seen: 1, reason: 'Nộp thừa' })
    const duty = { purpose: 'obligation', amount: 500_000, channel: 'online' } as const
    await recordMovement(tx, { rule: 'national-portal' }, await dossierOf(tx, three.id), duty)
    const day = await findDayMoney(tx, world.cast.clerk, world.units.tanLapCentre, on)
    const grown = (of: (one: typeof day) => number): number => of(day) - of(before)
    assert.equal(
      grown(({ sums }) => sums.cash),
      6000,
    )
    assert.equal(
      grown(({ sums }) => sums.notCash),
      8000,
    )
    assert.equal(
      grown(({ sums }) => sums.givenBack),
      2000,
    )
    assert.equal(
      grown(({ sums }) => sums.drawer),
      4000,
    )
    assert.equal(
      grown(({ sums }) => sums.obligations),
      500_000,
    )
    assert.equal(
      grown(({ received }) => received.owed),
      18_000,
    )
    assert.equal(
      grown(({ received }) => received.taken),
      12_000,
    )
    assert.equal(
      grown(({ received }) => received.toCollect),
      6000,
    )
    assert.equal((await checkAccounts(tx)).state, 'good')
    const nobody = await findDayMoney(tx, world.cast.nobody, world.units.tanLapCentre, on)
    assert.deepEqual(nobody.movements, [])
  }))

test('at the page: nothing and less than nothing are refused at their box, a sum too large comes back with its question', async () => {
  const { id, code } = await own.committed((tx) => certifiedCopies(tx, world, shop))
  const clerk = await signedIn(app, 'clerk')
  const path = `/ho-so/${id}/phi`
  await clerk.get(path)
  const send = (amount: string, more = {}) =>
    clerk.submit(`${path}/thu`, { amount, channel: 'transfer', receiptNumber: 'UNC-7', seen: '0', ...more })
  for (const amount of ['0', '-5.000', 'sáu nghìn', '', '99999999999999999999']) {
    const refused = await send(amount)
    assert.equal(refused.status, 422, amount)
    assert.match(clerk.page, /aria-invalid="true"/, amount)
  }
  assert.equal((await send('9.000')).status, 422)
  assert.match(clerk.page, /lớn hơn số còn phải thu \(6\.000 đồng\)/)
  assert.match(clerk.page, /name="confirmed"/)
  assert.equal((await send('9.000', { confirmed: 'true' })).status, 303)
  await clerk.get(path)
  assert.match(clerk.page, /Thu thừa 3\.000\u00a0đồng, phải hoàn/)
  await clerk.get(`/ho-so/${id}`)
  assert.match(clerk.page, /UNC-7/)
  await clerk.get('/phi-le-phi')
  assert.match(clerk.page, new RegExp(code))
  const elsewhere = await signedIn(app, 'otherCommuneOfficer')
  assert.equal((await elsewhere.get('/phi-le-phi')).status, 200)
  assert.doesNotMatch(elsewhere.page, new RegExp(code))
  assert.equal((await (await signedIn(app, 'nobody')).get('/phi-le-phi')).status, 403)
  await clerk.get(path)
  const back = { amount: '3.000', channel: 'cash', seen: '1', reason: 'Nộp thừa' }
  assert.equal((await clerk.submit(`${path}/hoan`, back)).status, 303)
  await clerk.get('/phi-le-phi')
  assert.doesNotMatch(clerk.page, new RegExp(code), 'settled, it waits for nobody')
  await clerk.get('/tong-hop-cuoi-ngay')
  assert.match(clerk.page, /Không dùng tiền mặt/)
  assert.match(clerk.page, new RegExp(code))
})

test('a correction of the dossier shows both amounts first, and records the difference when it is confirmed', async () => {
  const { id } = await own.committed((tx) => certifiedCopies(tx, world, shop))
  const clerk = await signedIn(app, 'clerk')
  const path = `/ho-so/${id}/dinh-chinh`
  await clerk.get(path)
  const sent = {
    applicantKind: 'citizen',
    applicantName: 'Nguyễn Thị Ánh Dương',
    returnBy: 'counter',
    reason: 'Nộp bốn trang, ghi ba',
    version: clerk.hidden('version'),
    withFees: 'true',
    [countField('trang')]: '4',
  }
  assert.equal((await clerk.submit(path, sent)).status, 409)
  assert.match(clerk.page, /phí đổi từ 6\.000\u00a0đồng thành 8\.000\u00a0đồng/)
  assert.equal((await own.committed((tx) => feesOf(tx, id))).differences.length, 0)
  assert.equal((await clerk.submit(path, { ...sent, feesSeen: '6000>8000' })).status, 303)
  const { differences } = await own.committed((tx) => feesOf(tx, id))
  assert.deepEqual(
    differences.map(({ cause, reason, before, after }) => [cause, reason, before, after]),
    [['received', 'Nộp bốn trang, ghi ba', 6000, 8000]],
  )
  await clerk.get(path)
  const plain = { ...sent, version: clerk.hidden('version'), reason: 'Sửa tên' }
  assert.equal((await clerk.submit(path, plain)).status, 303, 'what changes no amount asks nothing')
})
