import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { openBrowser, type Browser } from '../../../test/support/visitor.ts'
import { calendarModule } from '../../foundation/calendar/index.ts'
import { createForm, formFixtures, publishVersion } from '../../foundation/forms/index.ts'
import { processFixtures } from '../../foundation/workflow/index.ts'
import { abolishProcedure } from './abolish-procedure.ts'
import { announceVersions } from './announce-versions.ts'
import { draftProcedure } from './draft-procedure.ts'
import { newVersion } from './editing/start-draft.ts'
import { aDecision, aProcedure, makeProcedures, type MadeProcedures } from './procedure-fixtures.ts'
import { addPlace } from './posting/places.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let made: MadeProcedures
let placeId: string
let officer: Browser

before(async () => {
  await own.committed(calendarModule.load!)
  world = await own.committed(makeCastWithAccounts)
  made = await own.committed((tx) => makeProcedures(tx, world))
  placeId = await own.committed((tx) =>
    addPlace(tx, world.cast.procedureOfficer, {
      unitId: world.units.tanLapCentre,
      placeKind: 'board',
      placeName: 'Bảng niêm yết tại quầy',
      tiers: ['commune'],
      internal: false,
    }),
  )
  officer = await signedIn(app, 'procedureOfficer')
})

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

async function opens(browser: Browser, path: string): Promise<string> {
  const response = await browser.get(path)
  const text = await response.text()
  assert.equal(response.status, 200, `${path}: ${text.slice(0, 400)}`)
  assert.ok(statementsOf(response) <= 12, `${path} took ${statementsOf(response)} statements`)
  return text
}

async function sends(
  browser: Browser,
  from: string,
  path: string,
  values: Parameters<Browser['submit']>[1],
): Promise<string> {
  await opens(browser, from)
  const response = await browser.submit(path, values)
  assert.equal(response.status, 303, `${path}: ${(await response.text()).match(/error-message[\s\S]{0,300}/)?.[0]}`)
  return response.headers.get('location')!
}

const decision = {
  number: '77/QĐ-UBND',
  issuedOn: '1/6/2026',
  issuer: 'Chủ tịch UBND tỉnh',
  from: '15/6/2026',
  confirmed: 'true',
}
const revisionOf = (browser: Browser): string => browser.hidden('revision')

test('an officer puts a procedure from a template into force, and it is found, read, compared and abolished', async () => {
  const wrong = await (await officer.get('/thu-tuc/moi'), officer.submit('/thu-tuc/moi', { code: 'không phải mã' }))
  assert.equal(wrong.status, 422)
  const draft = await sends(officer, '/thu-tuc/moi', '/thu-tuc/moi', {
    base: 'confirmation',
    procedureName: 'Xác nhận <b>hoàn cảnh</b> gia đình',
    code: '1.900050.000.00.00.H97',
    kind: 'public',
    fieldId: 'labour',
    tier: 'commune',
    authorityId: world.units.province,
  })
  assert.doesNotMatch(await opens(officer, '/thu-tuc'), /hoàn cảnh/)
  for (const section of ['general', 'papers', 'terms', 'results', 'fees', 'grounds', 'carrying-out', 'files'])
    assert.match(await opens(officer, `${draft}?muc=${section}`), /Xác nhận &lt;b&gt;hoàn cảnh/)

  const bad = await officer.submit(`${draft}/dan`, {
    revision: revisionOf(officer),
    list: 'legalBases',
    pasted: '1/NĐ\t\t\t31/2/2026',
  })
  assert.equal(bad.status, 422)
  assert.match(officer.page, /Dòng 1, cột “Ngày ban hành”/)
  const pasted = { list: 'legalBases', pasted: '1/2025/NĐ-CP\tVề trợ giúp\tChính phủ\t5/1/2025\n2/2025/TT | Hướng dẫn' }
  await sends(officer, `${draft}?muc=grounds`, `${draft}/dan`, {
    ...pasted,
    revision: (await opens(officer, `${draft}?muc=grounds`), revisionOf(officer)),
  })
  await opens(officer, `${draft}?muc=fees`)
  const fee = await officer.submit(`${draft}/dong`, {
    revision: revisionOf(officer),
    list: 'fees',
    name: 'Phí',
    kind: 'fee',
    basis: 'table',
    tiers: 'một hai ba',
    due: 'on_filing',
  })
  assert.equal(fee.status, 422)
  assert.match(officer.page, /một hai ba<\/textarea>/)
  await opens(officer, `${draft}?muc=fees`)
  const fixed = await officer.submit(`${draft}/dong`, {
    revision: revisionOf(officer),
    list: 'fees',
    name: 'Phí theo biểu',
    kind: 'fee',
    basis: 'table',
    due: 'on_filing',
    tiers: 'đến 1.000.000: 20.000\ncòn lại: 50.000',
    exemptions: 'Hộ nghèo: 100%',
  })
  assert.equal(fixed.status, 303)
  const stale = await officer.submit(`${draft}/dong`, {
    revision: '1',
    list: 'terms',
    name: '',
    amount: '1',
    unit: 'working_day',
  })
  assert.equal(stale.status, 409)

  const ready = await opens(officer, draft)
  assert.match(ready, /Đủ để công bố/)
  // Its form and its process came with the template.
  assert.doesNotMatch(ready, /Chưa gắn quy trình: công bố được/)
  const running = await opens(officer, `${draft}?muc=carrying-out`)
  assert.match(running, /selected>Đơn đề nghị xác nhận: Xác nhận &lt;b&gt;hoàn cảnh&lt;\/b&gt; gia đình \(1\)</)
  const unlinked = { revision: revisionOf(officer), formVersionId: '', processVersionId: '' }
  await sends(officer, `${draft}?muc=carrying-out`, `${draft}/chay`, unlinked)
  assert.match(await opens(officer, draft), /Chưa gắn quy trình: công bố được, nhưng quầy chưa tiếp nhận được hồ sơ/)
  assert.match(ready, /<unsaved-guard question="Trên trang còn/)
  assert.match(ready, /<noscript><p class="hint">Mỗi nút chỉ gửi những ô trong phần của nó/)
  const versionId = draft.split('/').at(-1)!
  await opens(officer, `/thu-tuc/cong-bo?ban=${versionId}`)
  const missing = await officer.submit('/thu-tuc/cong-bo', { ids: [versionId] })
  assert.equal(missing.status, 422)
  const unasked = await officer.submit('/thu-tuc/cong-bo', { ids: [versionId], ...decision, confirmed: '' })
  assert.equal(unasked.status, 422)
  assert.match(officer.page, /đã có 0 hồ sơ nộp[\s\S]*name="confirmed"/)
  await sends(officer, `/thu-tuc/cong-bo?ban=${versionId}`, '/thu-tuc/cong-bo', { ids: [versionId], ...decision })

  const found = await opens(officer, '/thu-tuc?q=xac+nhan+hoan+canh')
  const page = /href="(\/thu-tuc\/[0-9a-f-]{36})">Xác nhận &lt;b/.exec(found)?.[1]
  assert.ok(page)
  const detail = await opens(officer, page)
  for (const part of ['77/QĐ-UBND', 'Hộ nghèo', '20.000', '1/2025/NĐ-CP', 'Phi địa giới'])
    assert.ok(detail.includes(part), part)
  const clerk = await signedIn(app, 'clerk')
  assert.doesNotMatch(await opens(clerk, page), /phien-ban/)

  const next = await sends(officer, page, `${page}/phien-ban`, {})
  await opens(officer, `${next}?muc=terms`)
  const first = await officer.submit(`${next}/dong`, {
    revision: revisionOf(officer),
    list: 'terms',
    key: 'thuong',
    name: '',
    amount: '2',
    unit: 'working_day',
  })
  assert.equal(first.status, 303)
  assert.match(await opens(officer, `${page}/so-sanh?cu=1&moi=2`), /Thời hạn giải quyết/)
  assert.equal((await clerk.get(`${page}/so-sanh?cu=1&moi=2`)).status, 404)
  assert.equal((await clerk.get(next)).status, 404)
  const asked = await opens(officer, `${next}/bo`)
  assert.match(asked, /Bản thảo phiên bản 2 của[^<]*sẽ mất/)
  await opens(officer, next)
  await sends(officer, `${next}/bo`, `${next}/bo`, {})
  assert.equal((await officer.get(next)).status, 404)

  const early = await (await officer.get(`${page}/bai-bo`),
  officer.submit(`${page}/bai-bo`, { ...decision, from: '1/6/2026' }))
  assert.equal(early.status, 422)
  await sends(officer, `${page}/bai-bo`, `${page}/bai-bo`, {
    ...decision,
    number: '99/QĐ-UBND',
    issuedOn: '1/7/2026',
    from: '1/8/2026',
  })
  assert.match(await opens(officer, page), /Bãi bỏ theo 99\/QĐ-UBND/)
  assert.match(await opens(officer, `${page}?ngay=2026-06-20`), /Đang có hiệu lực|Hết hiệu lực/)
  const back = `${page}/rut-lai`
  await opens(officer, back)
  const back422 = await officer.submit(back, { versionId, act: 'abolished', reason: ' ' })
  assert.equal(back422.status, 422)
  await sends(officer, back, back, { versionId, act: 'abolished', reason: 'Nhầm thủ tục' })
  assert.match(await opens(officer, page), /Việc bãi bỏ phiên bản 1 theo 99\/QĐ-UBND[\s\S]*: Nhầm thủ tục/)
  assert.equal((await clerk.get(back)).status, 403)
})

test('the clerk sees what a board still lacks and proves it with one photograph', async () => {
  const clerk = await signedIn(app, 'clerk')
  const missing = async () => Number(/Còn thiếu (\d+), quá hạn \1/.exec(await opens(clerk, '/niem-yet'))?.[1])
  const before = await missing()
  const here = `/niem-yet/${placeId}`
  assert.match(await opens(clerk, here), /26\/12\/2025/)
  const versionIds = [made.birth.versionId, made.marriage.versionId]
  const bare = await clerk.submit(here, { versionIds, on: '5/1/2026' })
  assert.equal(bare.status, 422)
  assert.match(clerk.page, /Hãy gửi ảnh, tệp hoặc đường dẫn/)
  const script = await clerk.submit(here, { versionIds, on: '5/1/2026', link: 'javascript:alert(1)' })
  assert.equal(script.status, 422)
  const photo = new File(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    'bảng.png',
    { type: 'image/png' },
  )
  assert.equal((await clerk.submit(here, { versionIds, on: '1/1/2000', file: photo })).status, 422)
  assert.match(clerk.page, /Ngày niêm yết không thể trước ngày ký quyết định \(20\/12\/2025\)/)
  assert.equal((await clerk.submit(here, { versionIds, on: '5/1/2026', file: photo })).status, 303)
  assert.equal(await missing(), before - 2)
  const posted = await opens(clerk, `${here}?xem=da-niem-yet`)
  const proof = /href="(\/niem-yet\/minh-chung\/[^"]+)"/.exec(posted)![1]!
  assert.equal((await clerk.get(proof)).headers.get('content-type'), 'image/png')
  assert.match(await opens(officer, `/thu-tuc/${made.birth.procedureId}`), /Niêm yết: 1\/1 nơi/)
  const stranger = await signedIn(app, 'otherCommuneOfficer')
  assert.equal((await stranger.get(here)).status, 404)
})

test('words that people use are added and understood at once', async () => {
  await opens(officer, '/thu-tuc/tu-ngu')
  assert.equal((await officer.submit('/thu-tuc/tu-ngu', { phrase: '!!! (' })).status, 422)
  await sends(officer, '/thu-tuc/tu-ngu', '/thu-tuc/tu-ngu', { phrase: 'về một nhà', meaning: 'kết hôn' })
  assert.match(await opens(officer, '/thu-tuc?q=ve+mot+nha'), /Đăng ký kết hôn/)
  const clerk = await signedIn(app, 'clerk')
  assert.equal((await clerk.get('/thu-tuc/tu-ngu')).status, 403)
})

test('citizens read what is in force, without signing in; nothing typed breaks it', async () => {
  const visitor = openBrowser(app)
  assert.match(await opens(visitor, '/thu-tuc-hanh-chinh?q=gi%E1%BA%A5y+khai+sinh+cho+con'), /Đăng ký khai sinh/)
  assert.match(await opens(visitor, '/thu-tuc-hanh-chinh/1.900001'), /Giấy chứng sinh/)
  assert.match(await opens(visitor, '/thu-tuc-hanh-chinh/1.900001?lang=en'), /Order of steps/)
  for (const hostile of [
    "'",
    "a' | b:*",
    '\\',
    '%',
    '((',
    ':*',
    '&',
    '<b>',
    '🙂',
    'x'.repeat(900),
    '1.900001.H97',
    '\u0000',
  ])
    await opens(visitor, `/thu-tuc-hanh-chinh?q=${encodeURIComponent(hostile)}`)
  assert.equal((await visitor.get('/thu-tuc-hanh-chinh/1.999999')).status, 404)
  assert.equal((await visitor.get('/thu-tuc')).status, 303)
})

test('what was abolished is taken down where it hangs, with proof, once', async () => {
  const clerk = await signedIn(app, 'clerk')
  const here = `/niem-yet/${placeId}`
  const proof = { versionIds: [made.copies.versionId], link: 'https://example.vn/bang' }
  await opens(clerk, here)
  assert.equal((await clerk.submit(here, { ...proof, on: '5/1/2026' })).status, 303)
  await opens(clerk, `${here}?xem=phai-go`)
  assert.match(clerk.page, /Không có thủ tục bãi bỏ nào phải gỡ/)
  await own.committed((tx) =>
    abolishProcedure(tx, world.cast.procedureOfficer, {
      id: made.copies.procedureId,
      ...aDecision,
      number: '88/QĐ-UBND',
      from: Temporal.PlainDate.from('2026-01-10'),
    }),
  )
  assert.match(await opens(clerk, '/niem-yet'), /Phải gỡ 1/)
  assert.match(await opens(clerk, `${here}?xem=phai-go`), /bãi bỏ theo 88\/QĐ-UBND/)
  assert.equal((await clerk.submit(`${here}/go`, { ...proof, link: '', on: '12/1/2026' })).status, 422)
  assert.match(clerk.page, /Hãy gửi ảnh, tệp hoặc đường dẫn/)
  assert.equal((await clerk.submit(`${here}/go`, { ...proof, on: '9/1/2026' })).status, 404, 'it still held that day')
  assert.equal((await clerk.submit(`${here}/go`, { ...proof, on: '12/1/2026' })).status, 303)
  assert.equal((await clerk.submit(`${here}/go`, { ...proof, on: '12/1/2026' })).status, 409)
  assert.doesNotMatch(await opens(clerk, '/niem-yet'), /Phải gỡ/)
  assert.match(await opens(officer, `/thu-tuc/${made.copies.procedureId}`), /đã gỡ 12\/1\/2026/)
})

test('fields and the term for posting are data, each with its source and dates', async () => {
  const path = '/thu-tuc/linh-vuc'
  await opens(officer, path)
  assert.equal((await officer.submit(path, { vi: 'Đo đạc bản đồ', en: 'Surveying', source: '' })).status, 422)
  assert.match(officer.page, /value="Đo đạc bản đồ"/)
  await sends(officer, path, path, { vi: 'Đo đạc bản đồ', en: 'Surveying', source: '12/QĐ-UBND' })
  assert.equal((await officer.submit(path, { vi: 'đo đạc BẢN ĐỒ', en: 'x', source: 'x' })).status, 409)
  assert.match(await opens(officer, '/thu-tuc/moi'), /Đo đạc bản đồ/)
  const ended = { vi: 'Đo đạc bản đồ', en: 'Surveying', source: '13/QĐ-UBND', validTo: '1/1/2026' }
  await opens(officer, path)
  assert.equal((await officer.submit(`${path}/do-dac-ban-do`, ended)).status, 303)
  assert.doesNotMatch(await opens(officer, '/thu-tuc/moi'), /Đo đạc bản đồ/)
  const wrong = await officer.submit(`${path}/do-dac-ban-do`, { ...ended, validFrom: '2/1/2026' })
  assert.ok([409, 422].includes(wrong.status))
  const rules = '/niem-yet/thoi-han'
  await opens(officer, rules)
  await sends(officer, rules, rules, { validFrom: '1/1/2026', workingDays: '3', source: '99/2025/NĐ-CP' })
  assert.match(await opens(officer, '/niem-yet'), /trong 3 ngày làm việc[^<]*99\/2025\/NĐ-CP/)
  assert.equal((await officer.submit(rules, { validFrom: '1/1/2020', workingDays: '9', source: 'x' })).status, 409)
  const clerk = await signedIn(app, 'clerk')
  assert.equal((await clerk.get(path)).status, 403)
  assert.equal((await clerk.get(rules)).status, 403)
})

test('what comes later and what was abolished is found under its state, and by its code wherever it stands', async () => {
  const list = await opens(officer, '/thu-tuc')
  assert.match(list, /Đang hiệu lực<\/span> <span class="count">\d/)
  assert.match(await opens(officer, '/thu-tuc?tinh-trang=bai-bo'), /type="hidden" name="tinh-trang" value="bai-bo"/)
  assert.match(await opens(officer, '/thu-tuc?tinh-trang=bai-bo'), /Chứng thực bản sao từ bản chính[\s\S]*Hết hiệu lực/)
  assert.match(await opens(officer, '/thu-tuc?q=2.900003'), /Chứng thực bản sao từ bản chính[\s\S]*đến hết 9\/1\/2026/)
  await own.committed(async (tx) => {
    const id = await newVersion(tx, world.cast.procedureOfficer, { id: made.marriage.procedureId })
    const from = Temporal.PlainDate.from('2098-01-01')
    await announceVersions(tx, world.cast.procedureOfficer, { ids: [id], ...aDecision, number: '55/QĐ-UBND', from })
  })
  const coming = await opens(officer, '/thu-tuc?tinh-trang=sap-hieu-luc')
  assert.match(coming, /\?ban=2">Đăng ký kết hôn[\s\S]*từ 1\/1\/2098/)
  assert.match(await opens(officer, '/thu-tuc?q=1.900002'), /\?ban=2">[\s\S]*Đăng ký kết hôn/)
  const clerk = await signedIn(app, 'clerk')
  assert.doesNotMatch(await opens(clerk, '/thu-tuc?tinh-trang=ban-thao'), /<span>Bản thảo<\/span>/)
  assert.match(await opens(officer, `/thu-tuc?q=${encodeURIComponent('🙂')}`), /Hãy gõ vài chữ[^<]*/)
  assert.match(await opens(officer, '/thu-tuc?q=khai+snih'), /chỉ là gần đúng[\s\S]*Gần đúng/)
})

test('citizens look through all of it, page by page, by field and by tier, without a script', async () => {
  await own.committed(async (tx) => {
    const officer = world.cast.procedureOfficer
    const ids: string[] = []
    for (let at = 0; at < 55; at++) {
      const content = aProcedure({
        name: `Cấp bản sao ${String(at).padStart(2, '0')}`,
        fieldId: 'culture',
        tier: 'province',
      })
      const code = `1.95${String(at).padStart(4, '0')}`
      const draft = { authorityId: world.units.province, kind: 'public' as const, code, content }
      ids.push((await draftProcedure(tx, officer, { ...draft, formVersionId: null, processVersionId: null })).versionId)
    }
    await announceVersions(tx, officer, { ids, ...aDecision, number: '56/QĐ-UBND' })
  })
  const visitor = openBrowser(app)
  const seen = new Set<string>()
  let path: string | undefined = '/thu-tuc-hanh-chinh'
  let pages = 0
  const first = await opens(visitor, path)
  assert.match(first, /linh-vuc=culture">Văn hóa, thể thao và du lịch<\/a> <span class="muted">\(55\)/)
  assert.match(first, /cap=province">[^<]+<\/a> <span class="muted">\(5\d\)/)
  while (path) {
    pages += 1
    const text: string = await opens(visitor, path)
    for (const [, code] of text.matchAll(/href="\/thu-tuc-hanh-chinh\/([\d.]+)"/g)) seen.add(code!)
    path = /rel="next" href="([^"]+)"/.exec(text)?.[1]?.replaceAll('&amp;', '&')
  }
  assert.equal(pages, 2)
  assert.equal([...seen].filter((code) => code.startsWith('1.95')).length, 55)
  const culture = await opens(visitor, '/thu-tuc-hanh-chinh?linh-vuc=culture')
  assert.match(culture, /rel="next" href="[^"]*linh-vuc=culture/)
  assert.doesNotMatch(await opens(visitor, '/thu-tuc-hanh-chinh?cap=commune'), /Cấp bản sao 00/)
})

test('a row goes only after it was asked about; what is wrong is said with its field, its bounds and its step', async () => {
  const { draft, processId } = await own.committed(async (tx) => {
    const officer = world.cast.procedureOfficer
    const processId = await processFixtures.published(tx, world.cast.administrator, {
      unitId: world.units.province,
      definition: processFixtures.ordinaryProcess(),
    })
    const { versionId: formVersionId } = await createForm(tx, world.cast.administrator, {
      authorityId: world.units.province,
      definition: formFixtures.copy,
    })
    await publishVersion(tx, world.cast.administrator, { id: formVersionId })
    const made = await draftProcedure(tx, officer, {
      authorityId: world.units.province,
      kind: 'public',
      code: '1.960001',
      content: aProcedure({ name: 'Cấp giấy phép thử' }),
      formVersionId,
      processVersionId: null,
    })
    return { draft: `/thu-tuc/ban-thao/${made.versionId}`, processId }
  })
  const ask = `${draft}/dong/bo?danh-sach=components&dong=chung-sinh`
  assert.match(
    await opens(officer, `${draft}?muc=papers`),
    /href="[^"]*dong\/bo\?danh-sach=components&amp;dong=chung-sinh"/,
  )
  assert.match(await opens(officer, ask), /“Giấy chứng sinh” sẽ bị bỏ/)
  assert.match(await opens(officer, `${draft}?muc=papers`), /Giấy chứng sinh/)
  await sends(officer, ask, `${draft}/dong/xep`, {
    revision: (await opens(officer, ask), revisionOf(officer)),
    list: 'components',
    key: 'chung-sinh',
    move: 'remove',
  })
  assert.doesNotMatch(await opens(officer, `${draft}?muc=papers`), /Giấy chứng sinh/)

  assert.match(
    await opens(officer, `${draft}?muc=terms`),
    /Thông thường<\/a\s*><br \/><span class="muted">1 ngày làm việc/,
  )
  const term = { list: 'terms', key: 'thuong', name: '', unit: 'working_day' }
  const tooLong = await officer.submit(`${draft}/dong`, { ...term, revision: revisionOf(officer), amount: '99999999' })
  assert.equal(tooLong.status, 422)
  assert.match(officer.page, /href="#procedures-save_item-terms-amount">[^<]*: giá trị lớn nhất được nhận là 10\.?000/)
  await opens(officer, `${draft}?muc=grounds`)
  const basis = { list: 'legalBases', key: 'luat', number: '60/2014/QH13', title: '', issuer: '' }
  const old = await officer.submit(`${draft}/dong`, { ...basis, revision: revisionOf(officer), issuedOn: '1/1/1890' })
  assert.equal(old.status, 422)
  assert.match(officer.page, /Ngày ban hành: năm phải từ 1900 đến 2200/)

  const questions = formFixtures.copy.sections.flatMap(({ fields }) => fields)
  const count = questions.find(({ key }) => key === 'so_ban')!
  const fees = await opens(officer, `${draft}?muc=fees`)
  assert.match(fees, /<option value=""[^>]*>Cán bộ tiếp nhận ghi số lượng/)
  assert.ok(fees.includes(`<option value="so_ban">${count.label}</option>`), count.label)
  await opens(officer, `${draft}?muc=papers`)
  const paper = { list: 'components', name: 'Đơn xin nhiều bản', 'formula.was': '', formula: '' }
  const chosen = { 'formula.0.name': count.label, 'formula.0.is': 'more', 'formula.0.value': '5' }
  const saved = await officer.submit(`${draft}/dong`, { ...paper, ...chosen, revision: revisionOf(officer) })
  assert.equal(saved.status, 303)
  const { content } = await own.committed((tx) =>
    tx.query
      .selectFrom('procedures.version')
      .select('content')
      .where('id', '=', draft.split('/').at(-1)!)
      .executeTakeFirstOrThrow(),
  )
  assert.match(JSON.stringify(content), /"formula":"[^"]*so_ban[^"]*5/)
  await opens(officer, `${draft}?muc=carrying-out`)
  const unfit = await officer.submit(`${draft}/chay`, { revision: revisionOf(officer), processVersionId: processId })
  assert.equal(unfit.status, 422)
  assert.match(officer.page, /Tổng thời gian [\d,.]+ ngày làm việc vượt thời hạn 1 ngày của thủ tục: [^<]*→/)
  assert.ok(officer.page.includes(`href="/quy-trinh/phien-ban/${processId}"`))
  assert.match(await opens(officer, '/quy-trinh'), /Tổng thời gian[\s\S]*ngày làm việc/)
})
