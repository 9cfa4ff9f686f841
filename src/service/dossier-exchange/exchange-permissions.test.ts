import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { whoMay } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { findDossierByCode, makeOneStop } from '../dossiers/index.ts'
import { askComparison } from './compare.ts'
import { aPortalDossier } from './exchange-fixtures.ts'
import { retryFile } from './files/refused-files.ts'
import { asRefusal, keepProblem } from './keep-problem.ts'
import { settleOutgoing } from './settle-outgoing.ts'
import { closeProblem, retryProblem } from './settle-problem.ts'
import { takeDossier } from './take-dossier.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
/** For Tân Lập; for nobody known; a change that the portal refused. */
let ours: string
let nobodys: string
let refused: string
/** A file that was refused. */
let file: string

const garbage = { MaHoSo: 'rác', '<script>': '</pre><script>alert(1)</script>' }

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  await own.committed(async (tx) => {
    await makeOneStop(tx, world)
    const unknown = aPortalDossier(1, { MaTTHC: '9.999999' })
    for (const payload of [unknown, garbage])
      await undone(tx, () => takeDossier(tx, payload)).catch((error: unknown) =>
        keepProblem(tx, payload, asRefusal(error)),
      )
    const rows = await tx.query.selectFrom('dossier_exchange.problem').select(['id', 'unit_id']).execute()
    ours = rows.find(({ unit_id }) => unit_id !== null)!.id
    nobodys = rows.find(({ unit_id }) => unit_id === null)!.id
    const dossierId = (await takeDossier(tx, aPortalDossier(2)))!
    refused = tx.id()
    await tx.query
      .insertInto('dossier_exchange.outgoing')
      .values({ id: refused, dossier_id: dossierId, status: 2, at: tx.now, refused_at: tx.now, last_error: 'lỗi' })
      .execute()
    file = tx.id()
    await tx.query
      .insertInto('dossier_exchange.file')
      .values({
        id: file,
        dossier_id: dossierId,
        paper_id: tx.id(),
        portal_id: 'T1',
        name: 'Tờ khai.pdf',
        refused_at: tx.now,
        reason: 'dossier_exchange.file_changed',
      })
      .execute()
    await tx.query
      .insertInto('dossier_exchange.difference')
      .values([
        { code: 'H97.11-261118-0002', dossier_id: dossierId, ours: 2, theirs: 1, found_at: tx.now },
        { code: 'H97.99-261118-0003', dossier_id: null, ours: null, theirs: 4, found_at: tx.now },
      ])
      .execute()
  })
})

type Command = { may: readonly CastName[]; attempt: (tx: Tx, actor: Actor) => Promise<unknown> }

const ofTheHouse = ['administrator', 'reformOfficer'] as const
const ofTanLap = [...ofTheHouse, 'communeReformOfficer', 'clerk'] as const

const commands: Record<string, Command> = {
  ask_comparison: { may: [...ofTheHouse, 'communeReformOfficer', 'otherCommuneOfficer'], attempt: askComparison },
  retry_problem: { may: ofTanLap, attempt: (tx, actor) => retryProblem(tx, actor, { id: ours, version: 1 }) },
  close_problem: {
    may: ofTanLap,
    attempt: (tx, actor) => closeProblem(tx, actor, { id: ours, version: 1, note: 'Đã báo người nộp' }),
  },
  settle_outgoing: {
    may: ofTanLap,
    attempt: (tx, actor) => settleOutgoing(tx, actor, { id: refused, how: 'again' }),
  },
  retry_file: { may: ofTanLap, attempt: (tx, actor) => retryFile(tx, actor, { id: file }) },
  'close_problem of nobody': {
    may: ofTheHouse,
    attempt: (tx, actor) => closeProblem(tx, actor, { id: nobodys, version: 1, note: 'Rác' }),
  },
}

for (const [name, { may, attempt }] of Object.entries(commands))
  test(`who may dossier_exchange.${name}`, () =>
    own.rolledBack(async (tx) => assert.deepEqual(await whoMay(tx, world.cast, attempt), new Set(may))))

test('the page shows each what is theirs, within twelve statements, and hostile words as words', async () => {
  const seen: Record<string, string> = {}
  for (const who of ['administrator', 'clerk', 'otherCommuneOfficer'] as const) {
    const response = await (await signedIn(app, who)).get('/ket-noi/cong-quoc-gia')
    seen[who] = await response.text()
    assert.equal(response.status, 200, who)
    assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12, who)
  }
  assert.match(seen.administrator!, /9\.999999[\s\S]*H97\.11-261118-0002[\s\S]*H97\.99-261118-0003/)
  assert.match(seen.administrator!, new RegExp(nobodys))
  assert.match(seen.clerk!, /9\.999999[\s\S]*H97\.11-261118-0002/)
  assert.doesNotMatch(seen.clerk!, new RegExp(`${nobodys}|H97\\.99-261118-0003|doi-chieu`))
  assert.doesNotMatch(seen.otherCommuneOfficer!, /9\.999999|H97\.11-261118-0002/)
  // Nothing was fetched or compared yet: nobody may read that all is there.
  assert.match(seen.otherCommuneOfficer!, /Chưa lấy lần nào[^]*Chưa đối chiếu lần nào/)
  assert.doesNotMatch(seen.otherCommuneOfficer!, /Mọi hồ sơ của Cổng đã được lấy về|không thấy sai lệch/)
  assert.equal((await (await signedIn(app, 'nobody')).get('/ket-noi/cong-quoc-gia')).status, 403)

  const administrator = await signedIn(app, 'administrator')
  const page = await (await administrator.get(`/ket-noi/cong-quoc-gia/${nobodys}`)).text()
  assert.match(page, /&lt;\/pre&gt;&lt;script&gt;/)
  const named = await (await administrator.get(`/ket-noi/cong-quoc-gia/${ours}`)).text()
  assert.match(named, /097•+1234/)
  assert.doesNotMatch(named, /097190001234/)
  assert.equal((await (await signedIn(app, 'clerk')).get(`/ket-noi/cong-quoc-gia/${nobodys}`)).status, 404)
})

test('over the page: closing needs its reason, trying again says that it still fails, comparing is asked for', async () => {
  const browser = await signedIn(app, 'administrator')
  await browser.get(`/ket-noi/cong-quoc-gia/${ours}`)
  const close = `/ket-noi/cong-quoc-gia/${ours}/dong`
  assert.equal((await browser.submit(close, { version: '1', note: ' ' })).status, 422)
  const retried = await browser.submit(`/ket-noi/cong-quoc-gia/${ours}/thu-lai`, { version: '1' })
  assert.equal(retried.headers.get('location'), `/ket-noi/cong-quoc-gia/${ours}`)
  await browser.get(`/ket-noi/cong-quoc-gia/${ours}`)
  assert.match(browser.page, /notice-warning" role="status">(?:(?!notice-title)[^])*notice-title">Vẫn chưa lấy được/)
  assert.equal((await browser.submit(close, { version: '1', note: 'Muộn' })).status, 409)
  assert.equal((await browser.submit(close, { version: '2', note: 'Đã báo' })).status, 303)
  await browser.get('/ket-noi/cong-quoc-gia')
  assert.equal((await browser.submit('/ket-noi/cong-quoc-gia/doi-chieu')).status, 303)
  const found = await own.committed((tx) => findDossierByCode(tx, 'H97.11-261118-0002'))
  assert.equal(found?.origin, 'national_portal')
})
