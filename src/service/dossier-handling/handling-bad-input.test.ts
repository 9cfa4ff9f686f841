// What goes wrong at a desk: a session that ended, the back button, files and dates that cannot be. Each gets a clear
// answer, what was typed stays, and nothing is lost or done twice.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castPassword, castPlan, makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { formOf } from '../../../test/support/form-of.ts'
import { openBrowser } from '../../../test/support/visitor.ts'
import { aFiling, getDossier, makeOneStop, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

type Until = Parameters<typeof throughTo>[3]
const newDossier = (until: Until, changes: Parameters<typeof aFiling>[2] = {}) =>
  database.committed((tx) => throughTo(tx, world, aFiling(shop, world, changes), until))
const dossierOf = (id: string) => database.committed((tx) => getDossier(tx, world.cast.administrator, id))

/** How the step was done, as often as it was. */
const doneSteps = (id: string, key: string) =>
  database.database.query
    .selectFrom('workflow.step')
    .select(['action', 'note'])
    .where('subject_id', '=', id)
    .where('key', '=', key)
    .where('closed_at', 'is not', null)
    .execute()

/** Somebody of the cast before the dossier, with the form of an action as it stands there. */
async function atDesk(id: string, who: CastName, action: string) {
  const browser = await signedIn(app, who)
  await browser.get(`/ho-so/${id}`)
  return { browser, ...formOf(browser.page, action) }
}

const pdf = () => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'Giấy khai sinh.pdf')
const text = (page: string) => page.replaceAll(/\s+/g, ' ')

test('whose session ended before a step was sent signs in and sends on what was typed; it is done once', async () => {
  const { id } = await newDossier('handle')
  const { browser, path, hidden } = await atDesk(id, 'communeSpecialist', 'propose')
  await browser.submit('/dang-xuat')
  const late = openBrowser(app)
  assert.equal((await late.submit(path, { ...hidden, note: 'Đủ điều kiện 🌾'.normalize('NFD') })).status, 401)
  assert.deepEqual(await doneSteps(id, 'handle'), [])
  const typedBefore = late.hidden('_again').replaceAll('&quot;', '"')
  const { login } = castPlan.communeSpecialist
  const signIn = { login, password: castPassword, next: '/', _again: typedBefore }
  assert.equal((await late.submit('/dang-nhap', signIn)).status, 200)
  assert.ok(late.page.includes('Đủ điều kiện 🌾'))
  const again = Object.fromEntries([...Object.keys(hidden), 'note'].map((name) => [name, late.hidden(name)]))
  assert.equal((await late.submit(path, again)).status, 303)
  assert.deepEqual(await doneSteps(id, 'handle'), [{ action: 'propose', note: 'Đủ điều kiện 🌾' }])
})

test('sent, gone back, sent again: the same answer; changed in between, the sentence says that it was done', async () => {
  const { id } = await newDossier('handle')
  const { browser, path, hidden } = await atDesk(id, 'communeSpecialist', 'propose')
  const typed = { ...hidden, note: 'Đề nghị duyệt' }
  assert.ok('_key' in hidden, 'the form has a key of its own')
  assert.equal((await browser.submit(path, typed)).status, 303)
  assert.equal((await browser.submit(path, typed)).status, 303)
  const changed = await browser.submit(path, { ...typed, note: 'Sửa lại ý kiến' })
  assert.equal(changed.status, 409)
  assert.ok(browser.page.includes('Sửa lại ý kiến') || text(browser.page).includes('đã được gửi'), 'a clear answer')
  assert.deepEqual(await doneSteps(id, 'handle'), [{ action: 'propose', note: 'Đề nghị duyệt' }])
})

test('a result of 100 MB or of a strange kind is told at its field; number and signer stay, and nothing is issued', async () => {
  const { id } = await newDossier('issue')
  const { browser, path, hidden } = await atDesk(id, 'clerk', 'issue')
  const typed = { ...hidden, resultNumber: '12/KS-2026', signedBy: 'Đỗ Văn Chủ' }
  const large = new File([new Uint8Array(100 * 1024 * 1024)], 'quét.pdf')
  for (const [file, status] of [
    [large, 413],
    [new File(['MZ\0\0'], 'ket-qua.pdf'), 422],
  ] as const) {
    assert.equal((await browser.submit(path, { ...typed, file })).status, status, file.name)
    assert.match(browser.page, /href="#b0-issue-file"/)
    assert.ok(browser.page.includes('12/KS-2026'))
  }
  assert.equal((await dossierOf(id)).results.length, 0)
  const form = formOf(browser.page, 'issue')
  assert.equal((await browser.submit(form.path, { ...typed, ...form.hidden, file: pdf() })).status, 303)
  assert.equal((await dossierOf(id)).results.length, 1)
})

const daysFromNow = (days: number): string => Temporal.Now.plainDateISO('Asia/Ho_Chi_Minh').add({ days }).toString()

test('an answer is asked for between today and a year from now', async () => {
  const { id } = await newDossier('handle')
  const { browser, path } = await atDesk(id, 'communeSpecialist', 'propose')
  const ask = path.replace('/xu-ly', '/xin-y-kien')
  await browser.get(ask)
  const typed = { unitId: world.units.tanLapEconomy, question: 'Có tranh chấp không?' }
  for (const dueOn of [daysFromNow(-1), daysFromNow(400), '1899-01-01']) {
    assert.equal((await browser.submit(ask, { ...typed, dueOn })).status, 422, dueOn)
    assert.ok(browser.page.includes('href="#dueOn"') && browser.page.includes('Có tranh chấp không?'), dueOn)
  }
  assert.equal((await browser.submit(ask, { ...typed, dueOn: daysFromNow(0) })).status, 303)
})

test('a correction takes no name of 5,000 letters and no birth to come; emoji and NFD are kept as one writes them, and found', async () => {
  const { id, code } = await newDossier('handle')
  const browser = await signedIn(app, 'clerk')
  const path = `/ho-so/${id}/dinh-chinh`
  await browser.get(path)
  const typed = { applicantKind: 'citizen', applicantName: 'Tạ Thị Đổi', returnBy: 'counter', reason: 'Ghi nhầm tên' }
  for (const [values, field] of [
    [{ applicantName: 'Ả'.repeat(5000) }, 'applicantName'],
    [{ applicantBorn: daysFromNow(1) }, 'applicantBorn'],
    [{ applicantBorn: '01/01/1066' }, 'applicantBorn'],
    [{ abstract: 'x'.repeat(5000) }, 'abstract'],
    [{ reason: 'x'.repeat(5000) }, 'reason'],
    [{ returnBy: 'post' }, 'returnAddress'],
  ] as const) {
    assert.equal((await browser.submit(path, { ...typed, ...values })).status, 422, field)
    assert.ok(browser.page.includes(`href="#${field}"`), `${field} is not told`)
    assert.ok(browser.page.includes(Object.values(values)[0]!) || field === 'returnAddress', `${field} is lost`)
  }
  const name = 'Lường Thị Ngoãn 🌾'
  assert.equal((await browser.submit(path, { ...typed, applicantName: name.normalize('NFD') })).status, 303)
  assert.equal((await dossierOf(id)).applicant_name, name)
  for (const q of ['Lường Thị Ngoãn'.normalize('NFD'), 'luong thi ngoan', '🌾 Ngoãn', code.toLowerCase()]) {
    await browser.get(`/ho-so/tim?q=${encodeURIComponent(q)}`)
    assert.ok(browser.page.includes(`/ho-so/${id}`), q)
  }
})

test('what replaces a result is dated between the filing and today, as the result was', async () => {
  const { id } = await newDossier('done')
  const [result] = (await dossierOf(id)).results
  const browser = await signedIn(app, 'clerk')
  const path = `/ho-so/${id}/ket-qua/${result!.id}/dinh-chinh`
  await browser.get(path)
  const typed = { number: '13/KS-2026', signedBy: 'Đỗ Văn Chủ', reason: 'Sai số' }
  for (const issuedOn of ['2020-01-01', daysFromNow(1), '31/12/2199', '31/02/2026']) {
    assert.equal((await browser.submit(path, { ...typed, issuedOn })).status, 422, issuedOn)
    assert.ok(browser.page.includes('href="#issuedOn"') && browser.page.includes('13/KS-2026'), issuedOn)
  }
  assert.equal((await dossierOf(id)).results.length, 1)
  assert.equal((await browser.submit(path, { ...typed, issuedOn: daysFromNow(0) })).status, 303)
})

test('a code that nobody gave is nowhere: neither its page nor its step, nor in the search, which says so', async () => {
  const { id } = await newDossier('handle')
  const { browser, path, hidden } = await atDesk(id, 'communeSpecialist', 'propose')
  const strange = '0198f000-0000-7000-8000-000000000001'
  assert.equal((await browser.get(`/ho-so/${strange}`)).status, 404)
  const stepId = path.split('/')[4]!
  assert.equal((await browser.submit(path.replace(stepId, strange), hidden)).status, 404)
  // A step of another dossier is not done through this one.
  const other = await newDossier('handle')
  assert.equal((await browser.submit(path.replace(id, other.id), hidden)).status, 404)
  assert.deepEqual([await doneSteps(id, 'handle'), await doneSteps(other.id, 'handle')], [[], []])
  await browser.get('/ho-so/tim?q=H97.11-200101-9999')
  assert.doesNotMatch(browser.page, /href="\/ho-so\/[0-9a-f]{8}-/)
  assert.match(browser.page, /Không (có|tìm thấy)/)
})
