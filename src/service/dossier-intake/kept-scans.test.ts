import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, castPassword, castPlan, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { makeOneStop, type OneStop } from '../dossiers/index.ts'

// A procedure without a form of its own, as most are.
const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

const pathTo = (folder = ''): string => `/tiep-nhan${folder}?thu-tuc=${shop.procedures.birth.procedureId}`
const pdf = (name: string) => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], name)

const typed = (browser: Browser, applicantName: string) => ({
  procedureId: shop.procedures.birth.procedureId,
  versionId: browser.hidden('versionId'),
  receptionUnitId: world.units.tanLapCentre,
  draft: browser.hidden('draft'),
  version: browser.hidden('version'),
  applicantKind: 'citizen',
  applicantName,
  all: 'true',
  outcome: 'receive',
})
const scanAt = ({ page }: Browser, key: string): string =>
  new RegExp(`name="scan-${key}" value="([^"]*)"`).exec(page)?.[1] ?? ''
const papersOf = (applicantName: string) =>
  database.database.query
    .selectFrom('dossiers.paper as paper')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'paper.dossier_id')
    .leftJoin('kernel.file as file', 'file.id', 'paper.file_id')
    .select(['paper.component_key', 'file.name'])
    .where('applicant_name', '=', applicantName)
    .orderBy('component_key')
    .execute()
const files = async (): Promise<string[]> =>
  (await database.database.query.selectFrom('kernel.file').select('name').orderBy('name').execute()).map(
    ({ name }) => name,
  )

test('a fault in another box does not cost the scans: they come back listed and become the papers’ files', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const wrong = {
    ...typed(clerk, 'Lý Thị Quét'),
    applicantBorn: '31/02/1990',
    'file-chung-sinh': pdf('chung-sinh.pdf'),
  }
  assert.equal((await clerk.submit(pathTo(), wrong)).status, 422)
  assert.match(clerk.page, /Đã giữ bản quét: chung-sinh\.pdf/)
  assert.ok(!clerk.page.includes('hãy chọn lại'))
  const scan = scanAt(clerk, 'chung-sinh')
  const shown = await clerk.get(`/ban-nhap/${clerk.hidden('draft')}/tep/${scan}`)
  assert.equal(shown.headers.get('content-type'), 'application/pdf')
  await clerk.get(`${pathTo()}&ban-nhap=${wrong.draft}`)
  const right = { ...typed(clerk, 'Lý Thị Quét'), 'scan-chung-sinh': scanAt(clerk, 'chung-sinh') }
  assert.equal(right['scan-chung-sinh'], scan)
  assert.equal((await clerk.submit(pathTo(), right)).status, 303)
  const named = (await papersOf('Lý Thị Quét')).filter(({ name }) => name)
  assert.deepEqual(named, [{ component_key: 'chung-sinh', name: 'chung-sinh.pdf' }])
})

test('a wrong file costs nothing of the right one; what nobody kept is said', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const both = {
    ...typed(clerk, 'Lý Thị Hai Tệp'),
    'file-chung-sinh': pdf('dung.pdf'),
    'file-to-khai': new File(['MZ\0\0'], 'sai.exe'),
  }
  assert.equal((await clerk.submit(pathTo(), both)).status, 422)
  assert.match(clerk.page, /Đã giữ bản quét: dung\.pdf/)
  assert.match(clerk.page, /hãy chọn lại/)
  assert.ok(!(await files()).includes('sai.exe'))
})

test('saved with the draft, found at another desk after the session ended, replaced, removed, swept with it', async () => {
  const desk = await signedIn(app, 'clerk')
  await desk.get(pathTo())
  const begun = { ...typed(desk, 'Lý Thị Nháp'), step: 'save', 'file-to-khai': pdf('mot.pdf') }
  assert.equal((await desk.submit(pathTo('/nhap'), begun)).status, 303)
  await desk.submit('/dang-xuat', {})
  const other = await signedIn(app, 'clerk')
  await other.get('/tiep-nhan')
  assert.match(other.page, /Đang nhập dở[\s\S]*Lý Thị Nháp/)
  const resume = `${pathTo()}&ban-nhap=${begun.draft}`
  await other.get(resume)
  assert.match(other.page, /value="Lý Thị Nháp"[\s\S]*Đã giữ bản quét: mot\.pdf/)
  const kept = () => ({ ...typed(other, 'Lý Thị Nháp'), 'scan-to-khai': scanAt(other, 'to-khai') })
  await other.submit(pathTo('/nhap'), { ...kept(), step: 'autosave', 'file-to-khai': pdf('hai.pdf') })
  await other.get(resume)
  assert.match(other.page, /Đã giữ bản quét: hai\.pdf/)
  assert.ok(!(await files()).includes('mot.pdf'), 'what was replaced is gone')
  await other.submit(pathTo('/nhap'), { ...kept(), step: 'drop:scan-to-khai' })
  await other.get(resume)
  assert.ok(!other.page.includes('Đã giữ bản quét: '))
  assert.ok(!(await files()).includes('hai.pdf'))
  await other.submit(pathTo('/nhap'), { ...kept(), step: 'save', 'file-to-khai': pdf('ba.pdf') })
  assert.ok((await files()).includes('ba.pdf'))
  await other.get(resume)
  const strange = await signedIn(app, 'clerk')
  await strange.get(pathTo())
  const taken = { ...typed(strange, 'Người Lạ'), outcome: 'file', 'scan-to-khai': scanAt(other, 'to-khai') }
  assert.equal((await strange.submit(pathTo(), taken)).status, 303)
  assert.deepEqual(
    (await papersOf('Người Lạ')).filter(({ name }) => name),
    [],
    'a name of another draft’s file counts nothing',
  )
  await other.submit(`/ban-nhap/${begun.draft}/bo`, {})
  assert.ok(!(await files()).includes('ba.pdf'), 'its files go with the draft')
})

test('whose session ended sends what was typed, and the scans kept before come along', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const begun = { ...typed(clerk, 'Lý Thị Hết Phiên'), step: 'autosave', 'file-to-khai': pdf('phien.pdf') }
  await clerk.submit(pathTo('/nhap'), begun)
  await clerk.get(`${pathTo()}&ban-nhap=${begun.draft}`)
  const sent = { ...typed(clerk, 'Lý Thị Hết Phiên'), 'scan-to-khai': scanAt(clerk, 'to-khai') }
  clerk.cookies.clear()
  assert.equal((await clerk.submit(pathTo(), sent)).status, 401)
  const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')
  const again = unescaped(clerk.hidden('_again'))
  await clerk.submit('/dang-nhap', { login: castPlan.clerk.login, password: castPassword, next: '/', _again: again })
  const action = unescaped(/<form[^>]* action="(\/tiep-nhan[^"]*)"/.exec(clerk.page)![1]!)
  assert.match(action, /thu-tuc=/)
  const values = Object.fromEntries(Object.keys(sent).map((name) => [name, unescaped(clerk.hidden(name))]))
  assert.equal((await clerk.submit(action, values)).status, 303)
  const named = (await papersOf('Lý Thị Hết Phiên')).filter(({ name }) => name)
  assert.deepEqual(named, [{ component_key: 'to-khai', name: 'phien.pdf' }])
})
