import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { says } from '../../../test/support/page-text.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import type { Draft } from './draft.ts'
import { aDraft, aSource, aTarget, aTask, makeImport } from './plan-settling-fixtures.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let officer: Browser
before(async () => {
  world = await own.committed(makeCastWithAccounts)
  officer = await signedIn(app, 'communeReformOfficer')
})

const hostile = `"><script>alert(1)</script><img src=x onerror=alert(2)> {{7*7}} javascript:alert(3)`
const doubt = { field: 'lead', reason: 'Dòng lệch cột.', choices: ['Phòng Kinh tế'] }
const at = (row: number, column: number) => ({ block: 1, row, column, line: 3 + row, page: 1 })

/** A plan of `count` tasks, each in its row, every tenth doubtful, in the words given. */
function longPlan(count: number, words = 'Rà soát thủ tục hành chính và đề xuất đơn giản hóa thành phần hồ sơ'): Draft {
  const tasks = Array.from({ length: count }, (_, index) =>
    aTask({
      seq: index + 1,
      no: String(index + 1),
      text: `${words} ${index + 1}`,
      coordinate: [{ unit: 'Các phòng chuyên môn' }, { unit: `Tổ công tác ${index % 40}` }],
      doubts: index % 10 === 0 ? [{ ...doubt, reason: `${doubt.reason} ${words}`, choices: [words] }] : [],
      places: { text: at(index + 1, 1), lead: at(index + 1, 2) },
    }),
  )
  return aDraft({
    tasks,
    targets: [
      aTarget({ id: 'C1', text: words, conflictWith: ['C2'], place: at(1, 1) }),
      aTarget({ id: 'C2', text: words, value: 90, conflictWith: ['C1'], place: at(2, 1) }),
    ],
    duties: [{ unit: words, section: null, text: words, kind: 'duty', place: at(1, 1) }],
    reporting: [
      {
        name: words,
        period: 'quarter',
        cutoffFrom: null,
        cutoffTo: null,
        dueRule: words,
        due: null,
        reporter: words,
        recipient: words,
        section: null,
        kind: 'report',
        place: at(1, 1),
      },
    ],
    anomalies: [{ where: words, what: words, resolution: words, place: at(1, 1) }],
    notUnderstood: [{ text: words, place: at(1, 1) }],
    controlTotals: [{ what: 'tasks', stated: count + 1, found: count, difference: 1, hypotheses: [words] }],
  })
}

const importOf = (draft: Draft): Promise<string> => {
  const source = aSource(draft.tasks.map(({ no, text, lead, deadline }) => [no, text, lead[0]!.unit, deadline.text]))
  return own.committed((tx) => makeImport(tx, world.cast.communeReformOfficer, world.units.tanLap, draft, { source }))
}

const parts = [
  '',
  '/thong-tin',
  '/nhiem-vu',
  '/nhiem-vu/1',
  '/nhiem-vu/2',
  '/nhiem-vu/1/them',
  '/nghi-van',
  '/don-vi',
  '/don-vi/3',
  '/don-vi/3?tim=kinh+te',
  '/chi-tieu',
  '/chi-tieu/C1',
  '/chi-tieu/them',
  '/mau-thuan/C1',
  '/trach-nhiem',
  '/trach-nhiem/1',
  '/bao-cao/1',
  '/cac-buoc',
  '/van-ban',
  '/van-ban?o=b1r1400',
]

test('every page of a plan of 300 printed pages takes at most 12 statements and 150 KB', async () => {
  const id = await importOf(longPlan(1500))
  for (const part of [
    '/ke-hoach/nhap',
    '/ke-hoach/nhap/danh-sach',
    ...parts.map((one) => `/ke-hoach/nhap/${id}${one}`),
  ]) {
    const response = await officer.get(part)
    const html = await says(response, 200)
    const statements = Number(/"(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
    assert.ok(statements > 0 && statements <= 12, `${part}: ${statements} statements`)
    assert.ok(Buffer.byteLength(html) < 150_000, `${part}: ${Buffer.byteLength(html)} bytes`)
  }
})

test('whatever a plan holds is shown as words and never becomes part of a page', async () => {
  const id = await importOf(longPlan(12, hostile))
  for (const part of parts) {
    const html = await (await officer.get(`/ke-hoach/nhap/${id}${part}`)).text()
    assert.doesNotMatch(html, /<script|<img|onerror=alert\(2\)>|href="javascript/, part)
  }
  await says(await officer.get(`/ke-hoach/nhap/${id}/nhiem-vu/1`), 200, '<script>alert(1)</script>')
})

test('a task page shows the row of the document with its doubtful cell marked, and the doubt as a question', async () => {
  const id = await importOf(longPlan(30))
  const html = await says(
    await officer.get(`/ke-hoach/nhap/${id}/nhiem-vu/11`),
    200,
    'Điểm 2/',
    'dòng 14',
    'Dòng lệch cột.',
    'Đúng như đã đọc: Văn phòng HĐND và UBND',
  )
  assert.match(html, /<mark>Văn phòng HĐND và UBND<\/mark>/)
  assert.equal(html.match(/<mark>/g)?.length, 1)
  const rows = [...html.matchAll(/<tr[^>]*>/g)].length
  assert.ok(rows <= 5, `${rows} rows: neighbours, not the table`)
})

const save = { deadlineKind: 'by-month', deadlineText: 'Tháng 3/2026', dueDates: '31/3/2026', text: 'Việc đã sửa' }

test('what was typed stays when it is wrong, and what is wrong is linked', async () => {
  const id = await importOf(longPlan(3))
  const path = `/ke-hoach/nhap/${id}/nhiem-vu/2`
  await officer.get(path)
  const wrong = { ...save, version: '1', text: 'Việc đang gõ dở', dueDates: '31/2/2026', budgetVND: 'một triệu' }
  const html = await says(await officer.submit(path, wrong), 422, 'Ngày không đúng', 'Hãy nhập số nguyên')
  assert.match(html, /Việc đang gõ dở<\/textarea>/)
  assert.match(html, /31\/2\/2026<\/textarea>/)
  assert.match(html, /href="#dueDates"/)
})

test('two people: the second save is stopped, keeps what was typed and shows the way to the newer state', async () => {
  const id = await importOf(longPlan(3))
  const path = `/ke-hoach/nhap/${id}/nhiem-vu/2`
  const chief = await signedIn(app, 'reformOfficer')
  await officer.get(path)
  await chief.get(path)
  assert.equal((await officer.submit(path, { ...save, version: '1', text: 'Bản của Mai' })).status, 303)
  const stopped = await chief.submit(path, { ...save, version: '1', text: 'Bản của Hằng' })
  const html = await says(stopped, 409, 'Người khác đã sửa', 'Xem bản mới')
  assert.match(html, /Bản của Hằng<\/textarea>/)
  assert.match(html, new RegExp(`href="${path}"`))
  await says(await chief.get(path), 200, 'Bản của Mai')
  const knowingly = await chief.submit(path, { ...save, version: '2', text: 'Bản của Hằng' })
  assert.equal(knowingly.status, 303)
})

test('two saves at the very same moment: one stands, the other is told', async () => {
  const id = await importOf(longPlan(3))
  const path = `/ke-hoach/nhap/${id}/nhiem-vu/2`
  const chief = await signedIn(app, 'reformOfficer')
  await officer.get(path)
  await chief.get(path)
  const answers = await Promise.all([
    officer.submit(path, { ...save, version: '1', text: 'Một' }),
    chief.submit(path, { ...save, version: '1', text: 'Hai' }),
  ])
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303, 409]))
  const steps = await own.database.query
    .selectFrom('plan_settling.step')
    .select('number')
    .where('import_id', '=', id)
    .execute()
  assert.deepEqual(steps, [{ number: 1 }])
})

test('a plan with something open is not put into force, and says where each point is settled', async () => {
  const id = await importOf(longPlan(2))
  const path = `/ke-hoach/nhap/${id}`
  await officer.get(path)
  const html = await says(
    await officer.submit(`${path}/hieu-luc`, { version: '1' }),
    422,
    'Còn',
    'Tên đơn vị: Tổ công tác 0',
  )
  for (const href of ['nhiem-vu/1', 'mau-thuan/C1', 'don-vi/1'])
    assert.match(html, new RegExp(`<li><a href="${path}/${href}"`))
})

test('settled point by point, the plan enters into force and its tasks lead back to the document', async () => {
  const draft = longPlan(2)
  const id = await importOf({ ...draft, targets: [] })
  const path = `/ke-hoach/nhap/${id}`
  await officer.get(`${path}/nhiem-vu/1`)
  let next = (await officer.submit(`${path}/nhiem-vu/1/xac-nhan`, { version: '1' })).headers.get('location') ?? ''
  for (let round = 0; round < 10 && next.includes('/don-vi/'); round += 1) {
    await officer.get(next)
    const values = { version: officer.hidden('version'), key: officer.hidden('key'), decision: 'open' }
    next = (await officer.submit(next, values)).headers.get('location') ?? ''
  }
  assert.equal(next, path)
  await says(await officer.get(path), 200, 'Không còn điểm nào')
  const done = await officer.submit(`${path}/hieu-luc`, { version: officer.hidden('version') })
  assert.equal(done.status, 303)
  const plan = done.headers.get('location')!
  await says(await officer.get(plan), 200, draft.tasks[0]!.text)
  const { id: taskId } = await own.database.query
    .selectFrom('plans.task')
    .select('id')
    .where('plan_id', '=', plan.split('/').at(-1)!)
    .where('number', '=', '2')
    .executeTakeFirstOrThrow()
  const clerk = await signedIn(app, 'clerk')
  const text = await says(await clerk.get(`${plan}/van-ban?nhiem-vu=${taskId}`), 200)
  assert.match(text, new RegExp(`<tr id="b1r2"[^]*?<mark>${draft.tasks[1]!.text}</mark>`))
  const stranger = await signedIn(app, 'nobody')
  assert.equal((await stranger.get(`${plan}/van-ban`)).status, 404)
  assert.equal((await stranger.get(`${plan}/tep`)).status, 404)
  assert.equal((await officer.get(`${path}/nhiem-vu/1`)).status, 200)
})
