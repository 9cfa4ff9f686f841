import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castPlan, makeCastWithAccounts, type AnBinh, type CastName } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { signInAs } from '../../../../test/support/accounts.ts'
import { openBrowser, type Browser } from '../../../../test/support/visitor.ts'
import { proposedLogin } from './person-forms.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
const browsers = {} as Record<CastName, Browser>

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  for (const who of ['administrator', 'communeReformOfficer', 'communeChairman', 'nobody'] as const)
    browsers[who] = await signedIn(app, who)
})

const unitPath = (key: keyof AnBinh['units']) => `/to-chuc/don-vi/${world.units[key]}`
const personPath = (who: CastName) => `/can-bo/${world.cast[who].personId}`

/** What the form page proposes, as a browser would send it back. */
const proposed = (page: string): Record<string, string> =>
  Object.fromEntries(
    [...page.matchAll(/<input [^>]*name="(?!_csrf|q")([^"]+)"[^>]*>/g)]
      .filter(([input]) => !/type="(checkbox|search)"/.test(input))
      .map(([input, name]) => [name!, /value="([^"]*)"/.exec(input)?.[1] ?? '']),
  )

async function send(browser: Browser, path: string, values: Record<string, string | string[]>): Promise<Response> {
  const page = await (await browser.get(path)).text()
  return browser.submit(path, { ...proposed(page), ...values })
}

test('another’s contact is shown after saying what for; the administrator sees who looked, others do not', async () => {
  const colleague = await signedIn(app, 'clerk')
  const path = personPath('communeChairman')
  await colleague.get(path)
  assert.doesNotMatch(colleague.page, /son\.hv@/)
  await colleague.get(`${path}?muc-dich=work`)
  assert.match(colleague.page, /son\.hv@/)
  assert.doesNotMatch(colleague.page, /Ai đã xem/)
  await colleague.get(personPath('clerk'))
  assert.match(colleague.page, /hoa\.nt@/, 'one’s own is simply there')
  await browsers.administrator.get(path)
  assert.match(browsers.administrator.page, /Ai đã xem[\s\S]*Liên hệ công việc[\s\S]*Ngô Thị Hoa/)
  await browsers.administrator.get(personPath('clerk'))
  assert.doesNotMatch(browsers.administrator.page, /Ai đã xem/)
})

test('every page opens for the administrator, within twelve statements and its weight', async () => {
  const { administrator } = browsers
  const unit = unitPath('tanLap')
  const person = personPath('communeChairman')
  const paths = [
    '/to-chuc',
    '/to-chuc?ten=tan+lap',
    '/to-chuc?ngay=1990-01-01',
    unit,
    ...[
      'don-vi-moi',
      'doi-ten',
      'chuyen',
      'sap-nhap',
      'chia-tach',
      'giai-the',
      'ten-goi',
      'ten-goi-chung',
      'nguoi-moi',
    ].map((part) => `${unit}/${part}`),
    '/can-bo',
    '/can-bo?ten=hoang',
    `/can-bo?don-vi=${world.units.tanLap}`,
    person,
    ...['sua', 'chuc-vu-moi', 'vai-tro-moi', 'uy-quyen', 'mat-khau', 'tai-khoan'].map((part) => `${person}/${part}`),
  ]
  for (const path of paths) {
    const response = await administrator.get(path)
    assert.equal(response.status, 200, path)
    const statements = Number(/"(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])
    assert.ok(statements <= 12, `${path} takes ${statements} statements`)
    const bytes = (await response.arrayBuffer()).byteLength
    assert.ok(bytes < 100_000, `${path} weighs ${bytes}`)
  }
})

test('forms are there for those who may send them, and refused to others', async () => {
  const { communeReformOfficer, nobody } = browsers
  for (const [path, officer, other] of [
    [unitPath('tanLap'), 200, 200],
    [`${unitPath('tanLap')}/ten-goi`, 200, 403],
    [`${unitPath('tanLapSouth')}/ten-goi`, 403, 403],
    [`${unitPath('tanLap')}/doi-ten`, 403, 403],
    [`${personPath('communeChairman')}/uy-quyen`, 403, 403],
    [`${personPath('communeChairman')}/mat-khau`, 403, 403],
    [`${personPath('communeReformOfficer')}/uy-quyen`, 200, 403],
    ['/can-bo/0198f000-0000-7000-8000-000000000001', 404, 404],
    ['/to-chuc/don-vi/0198f000-0000-7000-8000-000000000001', 404, 404],
  ] as const) {
    assert.equal((await communeReformOfficer.get(path)).status, officer, path)
    assert.equal((await nobody.get(path)).status, other, path)
  }
  await nobody.get(unitPath('tanLap'))
  assert.doesNotMatch(nobody.page, /doi-ten|Thay đổi đơn vị/)
  await communeReformOfficer.get(unitPath('tanLap'))
  assert.match(communeReformOfficer.page, /ten-goi/)
  assert.doesNotMatch(communeReformOfficer.page, /doi-ten/)
})

test('a unit is created, renamed and dissolved by forms, and its page tells it', async () => {
  const { administrator } = browsers
  const form = `${unitPath('suoiMay')}/don-vi-moi`
  const empty = await send(administrator, form, { name: '', kind: '' })
  assert.equal(empty.status, 422)
  assert.match(administrator.page, /Hãy nhập mục này/)
  const created = await send(administrator, form, { name: 'Tổ Chuyển đổi số', kind: 'post_unit', shortName: '' })
  assert.equal(created.status, 303)
  const path = created.headers.get('location')!
  await administrator.get(path)
  assert.match(administrator.page, /Đã lập đơn vị/)
  const renamed = await send(administrator, `${path}/doi-ten`, {
    name: 'Tổ Công nghệ số cộng đồng',
    shortName: '',
    kind: 'post_unit',
    from: '2030-01-01',
  })
  assert.equal(renamed.status, 303)
  await administrator.get(path)
  assert.match(administrator.page, /Tên qua các thời kỳ/)
  assert.match(administrator.page, /<h1>\s*Tổ Chuyển đổi số/)
  const dissolved = await send(administrator, `${path}/giai-the`, { from: '2031-01-01', document: '9/QĐ-UBND' })
  assert.equal(dissolved.status, 303)
  await administrator.get(path)
  assert.match(administrator.page, /Không có đơn vị kế thừa/)
  assert.match(administrator.page, /Phạm Quốc Việt/)
})

test('a colleague is added, gets a password said once, and chooses an own one', async () => {
  const { administrator } = browsers
  const added = await send(administrator, `${unitPath('hoiLongOffice')}/nguoi-moi`, {
    personName: 'Mai Thị Ánh Tuyết',
    title: 'Công chức Văn phòng',
  })
  assert.equal(added.status, 303)
  const path = added.headers.get('location')!
  const account = await send(administrator, `${path}/tai-khoan`, {})
  assert.equal(account.headers.get('location'), path)
  await administrator.get(path)
  const [, login, password] = /Tên đăng nhập: (\S+) – mật khẩu dùng một lần: (\S+)\./.exec(administrator.page) ?? []
  assert.equal(login, 'tuyet.mta')
  await administrator.get(path)
  assert.doesNotMatch(administrator.page, new RegExp(password!))
  const newcomer = openBrowser(app)
  assert.equal((await signInAs(newcomer, login!, password!)).status, 303)
  assert.equal((await newcomer.get('/to-chuc')).headers.get('location'), '/tai-khoan')
})

test('the chairman lends his role for a week and takes it back', async () => {
  const { communeChairman } = browsers
  const path = personPath('communeChairman')
  const lent = await send(communeChairman, `${path}/uy-quyen`, {
    toId: world.cast.communeUnitHead.personId,
    unitId: world.units.tanLap,
    to: '2199-12-31',
    reason: 'Đi học',
  })
  assert.equal(lent.status, 303)
  await communeChairman.get(path)
  const [, end] = /action="([^"]+\/cham-dut)"/.exec(communeChairman.page) ?? []
  assert.ok(end)
  assert.equal((await communeChairman.submit(end)).status, 303)
  await communeChairman.get(path)
  assert.doesNotMatch(communeChairman.page, /cham-dut/)
})

test('people are listed by their given names', async () => {
  const { administrator } = browsers
  await administrator.get('/can-bo')
  const listed = [...administrator.page.matchAll(/href="\/can-bo\/[^"]+">([^<]+)</g)].map(([, name]) => name)
  const cast = listed.filter((name) => Object.values(castPlan).some((plan) => plan.name === name))
  assert.equal(cast.length, Object.keys(castPlan).length)
  assert.deepEqual(cast.slice(0, 3), ['Vũ Ngọc Anh', 'Lý Thị Bích', 'Trần Minh Đức'])
  assert.equal(cast.at(-1), 'Cao Thị Yến')
})

test('a login is proposed as authorities give them', () => {
  assert.equal(proposedLogin('Nguyễn Thị Lan'), 'lan.nt')
  assert.equal(proposedLogin('Đỗ Đức'), 'duc.d')
  assert.equal(proposedLogin('Y'), 'y')
})
