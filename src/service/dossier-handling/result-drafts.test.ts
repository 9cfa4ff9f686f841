import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { formOf } from '../../../test/support/form-of.ts'
import { textOf } from '../../../test/support/page-text.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { findHistory } from '../../kernel/announce.ts'
import { reader } from '../../kernel/database/transaction.ts'
import { aFiling, makeOneStop, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

const pdf = (name: string) => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], name)

async function act(browser: Browser, id: string, action: string, more: Record<string, string | File> = {}) {
  await browser.get(`/ho-so/${id}`)
  const { path, hidden } = formOf(browser.page, action)
  return browser.submit(path, { ...hidden, ...more })
}

test('the chairman opens what is to be signed in one press; what was returned keeps its versions', async () => {
  const { id } = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const specialist = await signedIn(app, 'communeSpecialist')
  const head = await signedIn(app, 'communeUnitHead')
  const chairman = await signedIn(app, 'communeChairman')
  const wrong = await act(specialist, id, 'propose', { draft: new File(['MZ\0\0'], 'trich-luc.exe') })
  assert.equal(wrong.status, 422)
  assert.match(specialist.page, /href="#b0-propose-draft"/)
  assert.equal((await act(specialist, id, 'propose', { draft: pdf('du-thao-1.pdf') })).status, 303)

  await head.get(`/ho-so/${id}`)
  assert.match(head.page, /accesskey="d"[^>]*>Mở dự thảo kết quả/)
  assert.equal((await act(head, id, 'back', { note: 'Sai ngày sinh' })).status, 303)
  await specialist.get(`/ho-so/${id}`)
  assert.match(specialist.page, /Đang có du-thao-1\.pdf/)
  assert.equal((await act(specialist, id, 'propose', { draft: pdf('du-thao-2.pdf') })).status, 303)
  assert.equal((await act(head, id, 'approve')).status, 303)

  const response = await chairman.get(`/ho-so/${id}`)
  assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12)
  const open = /<a[^>]*href="(\/ho-so\/[^"]+\/tep\/[^"]+)"[^>]*accesskey="d"/.exec(chairman.page)![1]!
  const file = await chairman.get(open)
  assert.equal(file.headers.get('content-type'), 'application/pdf')
  assert.match(file.headers.get('content-disposition') ?? '', /inline.*du-thao-2\.pdf/)
  await chairman.get(`/ho-so/${id}`)
  const words = textOf(chairman.page)
  assert.match(words, /du-thao-2\.pdf \(\d+ byte\) · Đặng Thị Lan đính, \d\d:\d\d/)
  assert.match(words, /du-thao-1\.pdf \(\d+ byte\)[^]*Bản trước/)
  assert.ok(!words.includes('chưa có dự thảo'))
  const history = await findHistory(reader(database.database), [id])
  assert.deepEqual(
    history.filter(({ action }) => action === 'dossiers.result_drafted').map(({ actor_name: name }) => name),
    ['Đặng Thị Lan', 'Đặng Thị Lan'],
  )
  assert.equal((await act(chairman, id, 'sign')).status, 303)
  assert.equal((await (await signedIn(app, 'otherCommuneOfficer')).get(open)).status, 404)
  // Nor through a dossier that is one's own: a file is opened where it lies.
  const other = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const elsewhere = open.replace(id, other.id)
  assert.equal((await chairman.get(elsewhere)).status, 404)
  // Attached to the procedure's own form, also within a group, it lies there too.
  const answers = { con: [{ giay: { id: open.split('/').at(-1), name: 'a.pdf', size: 5 } }] }
  await database.database.query
    .updateTable('dossiers.dossier')
    .set({ answers: JSON.stringify(answers) })
    .where('id', '=', other.id)
    .execute()
  assert.equal((await chairman.get(elsewhere)).status, 200)
})

test('where nothing was attached whoever signs is told before; nobody is asked for it where nothing is signed next', async () => {
  const { id } = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'sign'))
  const chairman = await signedIn(app, 'communeChairman')
  await chairman.get(`/ho-so/${id}`)
  assert.match(chairman.page, /Hồ sơ chưa có dự thảo kết quả/)
  const early = await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'assign'))
  const head = await signedIn(app, 'communeUnitHead')
  await head.get(`/ho-so/${early.id}`)
  assert.ok(!head.page.includes('name="draft"'))
  assert.ok(!head.page.includes('chưa có dự thảo'))
})
