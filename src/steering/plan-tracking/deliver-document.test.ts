import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { aDocument } from '../../foundation/documents/document-fixtures.ts'
import { registerDocument } from '../../foundation/documents/index.ts'
import { createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let path: string
const ids: Record<string, string> = {}

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  const { units, cast } = world
  await own.committed(async (tx) => {
    const planId = await createPlan(
      tx,
      cast.communeReformOfficer,
      aPlan(units.tanLap, { tasks: [aTask({ lead: led(units.tanLapCulture) })] }),
    )
    await putIntoForce(tx, cast.communeReformOfficer, { id: planId, version: 1 })
    const work = tx.query.selectFrom('plan_tracking.work_item').select('id').where('plan_id', '=', planId)
    path = `/dau-viec/${(await work.executeTakeFirstOrThrow()).id}`
    for (const number of ['12/KH-UBND', '12/KH-UBND-VP'])
      ids[number] = await registerDocument(
        tx,
        cast.communeReformOfficer,
        aDocument(units.tanLap, { number, abstract: `Tuyên truyền <b>${number}</b>` }),
        null,
      )
    await registerDocument(
      tx,
      cast.otherCommuneOfficer,
      aDocument(units.tanLapSouth, { number: '88/KH-UBND', issuer: 'UBND xã Tân Lập Nam' }),
      null,
    )
  })
})

test('a document is found by its words, chosen where several match, and opens for those who may read it', async () => {
  const unit = await signedIn(app, 'communeSpecialist')
  await unit.get(path)
  const text = 'Đã ban hành kế hoạch'
  for (const nothing of ['999/QĐ-UBND', '88/KH-UBND']) {
    assert.equal((await unit.submit(`${path}/san-pham`, { text, document: nothing })).status, 422, nothing)
    assert.match(unit.page, /Không tìm thấy văn bản nào như vậy/)
    assert.match(unit.page, new RegExp(`value="${nothing}"`))
  }
  assert.equal((await unit.submit(`${path}/san-pham`, { text, document: 'tuyen truyen' })).status, 422)
  assert.match(unit.page, /Có nhiều văn bản khớp/)
  assert.match(unit.page, /href="#plan_tracking-deliver_output-documentId"/)
  assert.match(unit.page, /value="tuyen truyen"/)
  for (const id of Object.values(ids)) assert.match(unit.page, new RegExp(`<option value="${id}"`))
  const chosen = { text, document: 'tuyen truyen', documentId: ids['12/KH-UBND-VP']! }
  assert.equal((await unit.submit(`${path}/san-pham`, chosen)).status, 303)

  const shown = new RegExp(
    `<a href="/van-ban/${chosen.documentId}"\\s*>12/KH-UBND-VP · 20/0?1/2026 · Tuyên truyền &lt;b&gt;`,
  )
  for (const who of ['communeSpecialist', 'communeReformOfficer', 'inspector'] as const) {
    const reader = await signedIn(app, who)
    const response = await reader.get(path)
    assert.match(reader.page, shown, who)
    const statements = Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
    assert.ok(statements <= 12, `${statements} statements for ${who}`)
    assert.equal((await reader.get(`/van-ban/${chosen.documentId}`)).status, 200)
  }
  const appraiser = await signedIn(app, 'appraiser')
  await appraiser.get(path)
  assert.match(appraiser.page, /Một văn bản mà bạn không có quyền đọc/)
  assert.doesNotMatch(appraiser.page, /12\/KH-UBND-VP/)
  const uninvolved = await signedIn(app, 'clerk')
  await uninvolved.get(path)
  assert.doesNotMatch(uninvolved.page, /12\/KH-UBND-VP|Một văn bản mà/)
})

test('a number typed in full is that document, though others begin with it', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  const unit = await signedIn(app, 'communeSpecialist')
  await officer.get(path)
  assert.equal(
    (await officer.submit(`${path}/nghiem-thu`, { decision: 'returned', reason: 'Nhầm văn bản' })).status,
    303,
  )
  await unit.get(path)
  const sent = await unit.submit(`${path}/san-pham`, { text: 'Văn bản đúng', document: '12/kh-ubnd' })
  assert.equal(sent.status, 303, await sent.text())
  await unit.get(path)
  assert.match(unit.page, new RegExp(`/van-ban/${ids['12/KH-UBND']}`))
})
