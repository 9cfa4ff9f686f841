import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { closePlan, createPlan, putIntoForce } from '../plans/index.ts'
import { aPlan, aTask, led } from '../plans/plan-fixtures.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let planId: string
let workId: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  const { units, cast } = world
  planId = await database.committed(async (tx) => {
    const tasks = [
      aTask({ text: 'Soạn kế hoạch <script>tuyên truyền</script>', lead: led(units.tanLapCulture) }),
      aTask({
        number: '2',
        lead: led(units.tanLapOffice),
        deadline: { text: 'Thường xuyên', kind: 'ongoing', dueDates: [] },
      }),
    ]
    const id = await createPlan(tx, cast.communeReformOfficer, aPlan(units.tanLap, { tasks }))
    await putIntoForce(tx, cast.communeReformOfficer, { id, version: 1 })
    return id
  })
  const row = await database.database.query
    .selectFrom('plan_tracking.work_item')
    .select('id')
    .where('unit_id', '=', units.tanLapCulture)
    .executeTakeFirstOrThrow()
  workId = row.id
})

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

const ofEverybody = ['/viec-cua-toi', '/tong-quan', '/dau-viec', '/dau-viec?xem=bang', '/dau-viec?xem=lich']

test('a page costs an administrator, a leader and a specialist the same few statements', async () => {
  for (const path of ofEverybody) {
    const counts = new Set<number>()
    for (const who of ['communeSpecialist', 'communeReformOfficer', 'chairman', 'administrator'] as const) {
      const response = await (await signedIn(app, who)).get(path)
      assert.equal(response.status, 200, `${path} for ${who}`)
      counts.add(statementsOf(response))
    }
    assert.equal(counts.size, 1, `${path} took ${[...counts].join(', ')} statements`)
    assert.ok(Math.max(...counts) <= 12, path)
  }
})

test('each page of the tracking answers an ordinary specialist within twelve statements', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  const paths = [
    '/viec-cua-toi',
    '/tong-quan',
    '/dau-viec',
    `/dau-viec/${workId}`,
    `/ke-hoach/${planId}/thuc-hien`,
    `/ke-hoach/${planId}/thuc-hien?xem=bang`,
    `/ke-hoach/${planId}/thuc-hien?xem=lich&thang=2026-03`,
    `/ke-hoach/${planId}/tong-quan`,
  ]
  for (const path of paths) {
    const response = await client.get(path)
    const text = await response.text()
    assert.equal(response.status, 200, `${path}: ${text.slice(0, 2000)}`)
    assert.ok(statementsOf(response) <= 12, `${path} took ${statementsOf(response)} statements`)
    assert.ok(!text.includes('<script>tuyên'), `${path} lets a task write markup`)
  }
})

test('a unit delivers, the officer returns it with a reason and then accepts: each step is shown by name', async () => {
  const unit = await signedIn(app, 'communeSpecialist')
  const officer = await signedIn(app, 'communeReformOfficer')
  await unit.get(`/dau-viec/${workId}`)
  await officer.get(`/dau-viec/${workId}`)
  const empty = await unit.submit(`/dau-viec/${workId}/san-pham`, { id: workId, text: '' })
  assert.equal(empty.status, 422)
  const large = new File([new Uint8Array(20 * 1024 * 1024 + 1)], 'Ảnh chụp.pdf')
  const tooLarge = await unit.submit(`/dau-viec/${workId}/san-pham`, { text: 'Kế hoạch số 12/KH-UBND', files: large })
  assert.equal(tooLarge.status, 413)
  const kept = await tooLarge.text()
  assert.match(
    kept,
    /href="#plan_tracking-deliver_output-files">Tệp minh chứng: tệp “Ảnh chụp.pdf” quá lớn: mỗi tệp nhiều nhất 20 MB/,
  )
  assert.match(kept, /Kế hoạch số 12\/KH-UBND<\/textarea>/)
  await unit.get(`/dau-viec/${workId}`)
  const pdf = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'Kế hoạch 12.pdf', {
    type: 'application/pdf',
  })
  const delivered = await unit.submit(`/dau-viec/${workId}/san-pham`, { text: 'Kế hoạch số 12/KH-UBND', files: pdf })
  assert.equal(delivered.status, 303, await delivered.text())
  assert.equal((await unit.submit(`/dau-viec/${workId}/nghiem-thu`, { decision: 'accepted' })).status, 403)

  const withoutReason = await officer.submit(`/dau-viec/${workId}/nghiem-thu`, { decision: 'returned' })
  assert.equal(withoutReason.status, 422)
  assert.match(await withoutReason.text(), /Hãy nêu lý do trả lại/)
  assert.equal(
    (await officer.submit(`/dau-viec/${workId}/nghiem-thu`, { decision: 'returned', reason: 'Thiếu phụ lục' })).status,
    303,
  )
  assert.equal((await unit.submit(`/dau-viec/${workId}/san-pham`, { text: 'Đã bổ sung phụ lục' })).status, 303)
  assert.equal((await officer.submit(`/dau-viec/${workId}/nghiem-thu`, { decision: 'accepted' })).status, 303)

  await officer.get(`/dau-viec/${workId}`)
  const { page } = officer
  assert.match(page, /Hoàn thành/)
  assert.match(page, /Thiếu phụ lục/)
  assert.match(page, /Đặng Thị Lan/)
  assert.match(page, /Đỗ Thị Mai/)
  const evidence = /\/dau-viec\/[^"]+\/minh-chung\/[^"]+/.exec(page)![0]
  assert.equal((await officer.get(evidence)).status, 200)
  const uninvolved = await signedIn(app, 'clerk')
  assert.equal((await uninvolved.get(`/dau-viec/${workId}`)).status, 200)
  assert.equal((await uninvolved.get(evidence)).status, 404)
})

test('whoever delivered is shown who accepts, and no form; in a closed plan there is no form for anybody', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  const chairman = await signedIn(app, 'communeChairman')
  const row = await database.database.query
    .selectFrom('plan_tracking.work_item')
    .select('id')
    .where('unit_id', '=', world.units.tanLapOffice)
    .executeTakeFirstOrThrow()
  const path = `/dau-viec/${row.id}`
  await officer.get(path)
  assert.equal((await officer.submit(`${path}/san-pham`, { text: 'Kế hoạch số 14/KH-UBND' })).status, 303)
  await officer.get(path)
  assert.match(officer.page, /Người nghiệm thu được: Hoàng Văn Sơn/)
  assert.doesNotMatch(officer.page, /value="accepted"/)
  await chairman.get(path)
  assert.match(chairman.page, /value="accepted"/)

  const { version } = await database.database.query
    .selectFrom('plans.plan')
    .select('version')
    .where('id', '=', planId)
    .executeTakeFirstOrThrow()
  await database.committed((tx) => closePlan(tx, world.cast.communeReformOfficer, { id: planId, version }))
  await chairman.get(path)
  assert.match(chairman.page, /Kế hoạch này đã khép lại/)
  assert.match(chairman.page, /Kế hoạch số 14/)
  assert.doesNotMatch(chairman.page, /action="\/dau-viec/)
  const late = await chairman.submit(`${path}/nghiem-thu`, { decision: 'accepted' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Kế hoạch này đã khép lại, chỉ còn để xem/)
})

test('the list is narrowed to one person, who can be chosen and taken out again', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  const { personId, name } = world.cast.communeSpecialist
  await database.database.query
    .updateTable('plan_tracking.work_item')
    .set({ person_id: personId })
    .where('id', '=', workId)
    .execute()
  await officer.get('/dau-viec')
  assert.match(officer.page, new RegExp(`<select[^>]*name="nguoi"[^]*<option value="${personId}">${name}</option>`))
  await officer.get(`/dau-viec?nguoi=${personId}`)
  const rows = new Set(officer.page.match(/\/dau-viec\/[0-9a-f-]{36}/g))
  assert.deepEqual([...rows], [`/dau-viec/${workId}`])
  assert.match(officer.page, new RegExp(`<a class="tag" href="/dau-viec"[^>]*>[^]*Người thực hiện: ${name}`))
})

test('people of another commune see nothing of it', async () => {
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  assert.equal((await stranger.get(`/dau-viec/${workId}`)).status, 404)
  assert.equal((await stranger.get(`/ke-hoach/${planId}/thuc-hien`)).status, 404)
  await stranger.get('/dau-viec')
  assert.ok(!stranger.page.includes(workId))
})
