import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { runJobs, signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { says } from '../../../../test/support/page-text.ts'
import { testServices } from '../../../../test/support/services.ts'
import { readImportJobName } from './read-import-job.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const app = testApp(own, services)
let world: AnBinh
before(async () => {
  world = await own.committed(makeCastWithAccounts)
})

const plan = readFileSync(new URL('../../../../test/fixtures/plans/tan-lap-2026.txt', import.meta.url))
const file = (content: Uint8Array<ArrayBuffer> | string = new Uint8Array(plan), name = 'ke-hoach-2026.txt') =>
  new File([content], name)
const work = () => runJobs(services)

const upload = async (content: File, authorityId = world.units.tanLap) => {
  const officer = await signedIn(app, 'communeReformOfficer')
  await officer.get('/ke-hoach/nhap')
  const response = await officer.submit('/ke-hoach/nhap', {
    _key: officer.hidden('_key'),
    authorityId,
    file: content,
  })
  return { officer, response, at: (response.headers.get('location') ?? '').replace(/\?cho$/, '') }
}

const importAt = async (address: string) => {
  const id = address.split('/').at(-1)!
  return own.database.query
    .selectFrom('plan_settling.import')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

test('a plan put in is read beside the requests and waits to be settled, its totals compared', async () => {
  const { officer, response, at } = await upload(file())
  assert.equal(response.status, 303)
  await says(await officer.get(at), 200, 'Đang đọc ke-hoach-2026.txt', 'Dừng đọc')

  await work()
  await says(
    await officer.get(at),
    200,
    'Kế hoạch Cải cách hành chính xã Tân Lập năm 2026',
    'Văn bản ghi 18 nhiệm vụ, đọc được 17: lệch 1',
    'Văn bản ghi tổng 120.000.000 đồng, cộng các dòng được 110.000.000 đồng: lệch 10.000.000 đồng',
  )
  const row = await importAt(at)
  assert.ok(row.points_read > 5 && row.points_open === row.points_read, `${row.points_open}/${row.points_read}`)
  assert.deepEqual(row.draft, row.understood)
})

test('whoever waits for the reading is taken to the plan', async () => {
  const { officer, at } = await upload(file())
  const [waited] = await Promise.all([officer.get(`${at}?cho`), work()])
  assert.equal(waited.status, 303)
  assert.equal(waited.headers.get('location'), at)
})

test('names that one unit of the commune carries are found by the program; the others wait for a person', async () => {
  const { at } = await upload(file())
  await work()
  const { id } = await importAt(at)
  const rows = await own.database.query
    .selectFrom('plan_settling.unit_choice')
    .select(['printed', 'collective', 'unit_ids', 'chosen_by'])
    .where('import_id', '=', id)
    .execute()
  const found = new Map(rows.map((row) => [row.printed, row]))
  assert.deepEqual(found.get('Phòng VH-XH')?.unit_ids, [world.units.tanLapCulture])
  assert.deepEqual(found.get('Sở Nội vụ')?.unit_ids, [world.units.homeAffairs])
  assert.equal(found.get('Các phòng chuyên môn')?.collective, true)
  assert.ok(rows.every((row) => row.chosen_by === null))
  for (const unknown of ['Các thôn', 'Đoàn Thanh niên', 'Công chức Tư pháp']) assert.equal(found.has(unknown), false)
})

test('a file that is no plan is refused with its sentence, and may be read again or dropped', async () => {
  const { officer, at } = await upload(file('Danh sách trực cơ quan tháng Hai.', 'truc.txt'))
  await work()
  await says(await officer.get(at), 200, 'Không tìm thấy kế hoạch trong tệp', 'Đọc lại tệp này')
  assert.equal((await officer.submit(`${at}/doc-lai`)).status, 303)
  await says(await officer.get(at), 200, 'Đang đọc truc.txt')
  await work()
  await officer.get(at)
  assert.equal((await officer.submit(`${at}/bo`)).headers.get('location'), '/ke-hoach/nhap/danh-sach')
  assert.doesNotMatch(await (await officer.get('/ke-hoach/nhap/danh-sach')).text(), /truc\.txt/)
})

test('reading that is stopped before it began leaves the file, and can be begun again', async () => {
  const { officer, at } = await upload(file())
  await officer.get(at)
  assert.equal((await officer.submit(`${at}/dung-doc`)).status, 303)
  await work()
  await says(await officer.get(at), 200, 'Đã dừng đọc ke-hoach-2026.txt')
  assert.equal((await importAt(at)).read_at, null)
})

const readingsOf = (at: string) =>
  own.database.query
    .selectFrom('kernel.job')
    .select(['state', 'error_code'])
    .where('name', '=', readImportJobName)
    .where(sql<boolean>`payload ->> 'importId' = ${at.split('/').at(-1)!}`)
    .orderBy('created_at')
    .execute()

test('reading that is under way is stopped in the middle, and nothing of it is kept', async () => {
  // Far more than can be read before the program looks whether it shall go on.
  const endless = plan.toString() + plan.toString().split('PHỤ LỤC')[1]!.repeat(400)
  const { officer, at } = await upload(file(endless, 'rat-dai.txt'))
  await officer.get(at)
  const working = work()
  while ((await readingsOf(at))[0]!.state === 'waiting')
    await own.database.query.selectNoFrom(sql`1`.as('one')).execute()
  assert.equal((await officer.submit(`${at}/dung-doc`)).status, 303)
  await working
  assert.deepEqual(
    (await readingsOf(at)).map(({ state }) => state),
    ['cancelled'],
  )
  assert.equal((await importAt(at)).read_at, null)
  await says(await officer.get(at), 200, 'Đã dừng đọc rat-dai.txt', 'Đọc lại tệp này')
})

test('of two who ask at once to read again one starts the reading, and the other is told so', async () => {
  const { officer, at } = await upload(file())
  await officer.get(at)
  assert.equal((await officer.submit(`${at}/doc-lai`)).status, 409, 'it waits to be read already')
  await officer.submit(`${at}/dung-doc`)
  const both = await Promise.all([officer.submit(`${at}/doc-lai`), officer.submit(`${at}/doc-lai`)])
  assert.deepEqual(new Set(both.map(({ status }) => status)), new Set([303, 409]))
  await says(
    both.find(({ status }) => status === 409)!,
    409,
    'Văn bản đang được đọc rồi',
  )
  await work()
  assert.deepEqual(
    (await readingsOf(at)).map(({ state }) => state),
    ['cancelled', 'done'],
  )
})

test('a file of another kind, or none, comes back with the form and what is wrong with it', async () => {
  const picture = new File([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')], 'ke-hoach.pdf')
  const { response } = await upload(picture)
  assert.match(await says(response, 422, 'Nội dung của tệp ke-hoach.pdf không đúng'), /href="#file"/)
  const { officer } = await upload(file())
  const empty = await officer.submit('/ke-hoach/nhap', { authorityId: world.units.tanLap, file: new File([], '') })
  await says(empty, 422, 'Hãy chọn một tệp')
})

test('only who manages the plans of an authority imports for it, and only who may read its drafts sees the import', async () => {
  const { at, officer } = await upload(file())
  const elsewhere = await upload(file(), world.units.tanLapSouth)
  assert.equal(elsewhere.response.status, 403)
  for (const who of ['otherCommuneOfficer', 'communeUnitHead', 'clerk', 'inspector', 'nobody'] as const) {
    const browser = await signedIn(app, who)
    for (const part of ['', '/tep']) assert.equal((await browser.get(at + part)).status, 404, `${who} ${part}`)
  }
  const chairman = await signedIn(app, 'communeChairman')
  assert.equal((await chairman.get(at)).status, 200)
  assert.equal((await chairman.submit(`${at}/bo`)).status, 403)
  assert.equal(await (await officer.get(`${at}/tep`)).text(), plan.toString())
})
