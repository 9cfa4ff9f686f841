import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { jobRun } from '../../../../test/support/job-run.ts'
import { testServices } from '../../../../test/support/services.ts'
import { assetFiles, stylesheet } from '../../../kernel/ui/assets.ts'
import { organisationModule } from '../../organisation/index.ts'
import type { FormDefinition } from '../form-definition.ts'
import { birthForm, copyForm, householdBusinessForm } from '../forms-fixtures.ts'
import { createForm, endDraft, publishVersion } from '../index.ts'
import { startDraft } from './save-draft.ts'
import { expireDrafts } from './expire-drafts.ts'
import { getDraft } from './draft-queries.ts'
import { takeStep } from './steps.ts'

const database = testDatabase({ own: true })
const services = testServices(database)
const app = testApp(database, services)
let world: AnBinh

before(async () => {
  await database.committed((tx) => organisationModule.load!(tx))
  world = await database.committed(makeCastWithAccounts)
})

const begin = (definition: FormDefinition, who: 'clerk' | 'communeSpecialist' = 'clerk') =>
  database.committed(async (tx) => {
    const form = { authorityId: world.units.tanLap, definition }
    const { versionId } = await createForm(tx, world.cast.communeReformOfficer, form)
    await publishVersion(tx, world.cast.communeReformOfficer, { id: versionId })
    return startDraft(tx, world.cast[who], { versionId, purpose: 'forms.trial' })
  })

const draftOf = (id: string) => database.rolledBack((tx) => getDraft(tx, world.cast.clerk, id))

const pdf = () => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'], 'giấy chứng sinh.pdf')

test('a draft begun on one device goes on where it was on another; a file is sent once, however wrong the rest', async () => {
  const id = await begin(birthForm)
  const counter = await signedIn(app, 'clerk')
  await counter.get(`/ban-nhap/${id}`)
  const sent = { version: '1', step: 'check', 'form.ho_ten': 'Nguyễn Văn Ân', 'form.ngay_sinh': '32/1/2026' }
  const response = await counter.submit(`/ban-nhap/${id}`, { ...sent, 'form.chung_sinh': pdf() })
  assert.equal(response.status, 303)
  await counter.get(response.headers.get('location')!)
  assert.match(counter.page, /giấy chứng sinh\.pdf/)

  const telephone = await signedIn(app, 'clerk')
  await telephone.get('/ban-nhap')
  assert.match(telephone.page, new RegExp(`href="/ban-nhap/${id}"`))
  await telephone.get(`/ban-nhap/${id}?kiem=1`)
  assert.match(telephone.page, /value="Nguyễn Văn Ân"/)
  assert.match(telephone.page, /value="32\/1\/2026"/)
  assert.match(telephone.page, /Hãy viết ngày có thật/)
  const [file] = (await draftOf(id)).files
  const download = await telephone.get(`/ban-nhap/${id}/tep/${file!.id}`)
  assert.match(await download.text(), /^%PDF/)

  const stranger = await signedIn(app, 'communeSpecialist')
  for (const path of ['', '/xem', '/to-khai.pdf', `/tep/${file!.id}`])
    assert.equal((await stranger.get(`/ban-nhap/${id}${path}`)).status, 404, path)
})

test('a file of a kind that is not taken is refused at its box; what was typed stays', async () => {
  const id = await begin(birthForm)
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/ban-nhap/${id}`)
  const values = { version: '1', 'form.ho_ten': 'Trần Thị Bưởi', 'form.chung_sinh': new File(['MZ xấu'], 'a.exe') }
  const response = await browser.submit(`/ban-nhap/${id}`, values)
  assert.equal(response.status, 422)
  assert.match(browser.page, /href="#form\.chung_sinh"/)
  assert.match(browser.page, /value="Trần Thị Bưởi"/)
})

test('somebody else’s file is not taken for one’s own by naming it', async () => {
  const [mine, other] = [await begin(birthForm), await begin(birthForm, 'communeSpecialist')]
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ban-nhap/${other}`)
  await specialist.submit(`/ban-nhap/${other}`, { version: '1', 'form.chung_sinh': pdf() })
  const { files } = await database.rolledBack((tx) => getDraft(tx, world.cast.communeSpecialist, other))
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(`/ban-nhap/${mine}`)
  await clerk.submit(`/ban-nhap/${mine}`, { version: '1', 'form.chung_sinh.kept': files[0]!.id })
  await clerk.get(`/ban-nhap/${mine}`)
  assert.doesNotMatch(clerk.page, /giấy chứng sinh\.pdf/)
  assert.equal((await clerk.get(`/ban-nhap/${mine}/tep/${files[0]!.id}`)).status, 404)
})

test('two windows: the second is told, keeps what it typed and may save it over', async () => {
  const id = await begin(copyForm)
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/ban-nhap/${id}`)
  await browser.submit(`/ban-nhap/${id}`, { version: '1', 'form.ho_ten': 'Cửa sổ một' })
  const late = await browser.submit(`/ban-nhap/${id}`, { version: '1', step: 'autosave', 'form.ho_ten': 'Cửa sổ hai' })
  assert.equal(late.status, 409)
  assert.match(browser.page, /value="Cửa sổ hai"/)
  await browser.submit(`/ban-nhap/${id}`, { version: browser.hidden('version'), 'form.ho_ten': 'Cửa sổ hai' })
  assert.equal((await draftOf(id)).values['form.ho_ten'], 'Cửa sổ hai')
})

test('the card fills empty boxes; what it filled in is told beside them and in the record', async () => {
  const id = await begin(copyForm)
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/ban-nhap/${id}`)
  const card = '080090001234||Lê Văn An|05061990|Nam|Ấp 2, Xã Cũ|01022022'
  const unread = await browser.submit(`/ban-nhap/${id}`, { version: '1', step: 'card', card: 'không phải mã' })
  assert.equal(unread.status, 422)
  await browser.submit(`/ban-nhap/${id}`, { version: '1', step: 'card', card, 'form.ho_ten': 'Lê Văn Anh' })
  await browser.get(`/ban-nhap/${id}`)
  assert.match(browser.page, /value="080090001234"[^]*Điền sẵn từ: mã QR trên thẻ căn cước/)
  assert.match(browser.page, /value="Lê Văn Anh"/)
})

test('what was sent ends its draft, for its owner alone, and hands its files over', async () => {
  const id = await begin(copyForm)
  const end = (who: 'clerk' | 'administrator') => database.committed((tx) => endDraft(tx, world.cast[who], id))
  assert.deepEqual(await end('administrator'), [])
  const browser = await signedIn(app, 'clerk')
  assert.equal((await browser.get(`/ban-nhap/${id}`)).status, 200)
  const values = { 'form.ho_ten': 'An', 'form.so_dinh_danh': '123456789', 'form.loai': 'Khai tử', 'form.so_ban': '3' }
  const done = await browser.submit(`/ban-nhap/${id}`, { version: '1', step: 'check', ...values })
  assert.equal(done.headers.get('location'), `/ban-nhap/${id}/xem`)
  await end('clerk')
  assert.equal((await browser.get(`/ban-nhap/${id}`)).status, 404)
})

test('a draft is deleted on a page that asks first, and names it', async () => {
  const id = await begin(copyForm)
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/ban-nhap/${id}`)
  assert.doesNotMatch(browser.page, new RegExp(`action="/ban-nhap/${id}/bo"`))
  await browser.get(`/ban-nhap/${id}/bo`)
  assert.match(browser.page, /“Tờ khai cấp bản sao trích lục hộ tịch”[\s\S]*không lấy lại được/)
  assert.equal((await browser.submit(`/ban-nhap/${id}/bo`, {})).status, 303)
  assert.equal((await browser.get(`/ban-nhap/${id}/bo`)).status, 404)
})

test('what nobody came back to for a month is gone', async () => {
  const id = await begin(copyForm)
  const later = Temporal.Now.instant().add({ hours: 24 * 31 })
  await assert.rejects(
    database.rolledBack((tx) => getDraft(tx, world.cast.clerk, id), { now: later }),
    { code: 'kernel.not_found' },
  )
  await expireDrafts(jobRun(services, later))
  assert.deepEqual(
    await database.database.query.selectFrom('forms.draft').select('id').where('id', '=', id).execute(),
    [],
  )
})

test('people are added and removed as in a list', () => {
  const path = 'form.thanh_vien'
  const step = fc.oneof(fc.record({ add: fc.string() }), fc.record({ remove: fc.integer({ min: -1, max: 5 }) }))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      let values = takeStep(householdBusinessForm, { other: 'x' }, 'add:form.ho_ten')
      const list: string[] = []
      for (const one of steps) {
        if ('add' in one) {
          values = takeStep(householdBusinessForm, values, `add:${path}`)
          values = { ...values, [`${path}.${list.length}.ho_ten`]: one.add }
          list.push(one.add)
        } else {
          values = takeStep(householdBusinessForm, values, `remove:${path}:${one.remove}`)
          if (one.remove >= 0 && one.remove < list.length) list.splice(one.remove, 1)
        }
      }
      assert.equal(Number(values[`${path}.rows`] ?? 0), list.length)
      assert.deepEqual(
        list.map((_, at) => values[`${path}.${at}.ho_ten`]),
        list,
      )
      assert.equal(Object.keys(values).filter((name) => name.endsWith('.ho_ten')).length, list.length)
    }),
  )
})

test('a form with its rules, its style and its scripts is 60 KB on the line at most', async () => {
  const officer = await signedIn(app, 'communeReformOfficer')
  const { versionId } = await database.committed((tx) =>
    createForm(tx, world.cast.communeReformOfficer, { authorityId: world.units.tanLap, definition: birthForm }),
  )
  const response = await officer.send(`/bieu-mau/ban/${versionId}/nguoi-dan`, {
    headers: { 'accept-encoding': 'gzip' },
  })
  const page = (await response.arrayBuffer()).byteLength
  await officer.get(`/bieu-mau/ban/${versionId}/nguoi-dan`)
  const scripts = new Set([...officer.page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(([, path]) => path!))
  assert.ok(scripts.size >= 5)
  const weight = (path: string) => (assetFiles().get(path)?.gzip ?? assetFiles().get(path)!.body).length
  const { href, icon } = stylesheet('citizen')
  const total = page + [href, icon, ...scripts].map(weight).reduce((a, b) => a + b)
  assert.ok(
    total < 60_000,
    `${total}: page ${page}, ${[...scripts].map((path) => `${path} ${weight(path)}`).join(', ')}`,
  )
})
