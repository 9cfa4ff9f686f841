import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { formOf } from '../../../test/support/form-of.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { aFiling, makeOneStop, throughTo, type OneStop } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
})

const dossiers = (names: readonly string[], until: Parameters<typeof throughTo>[3] = 'handle') =>
  database.committed(async (tx) => {
    const made = []
    for (const applicantName of names)
      made.push(await throughTo(tx, world, aFiling(shop, world, { applicantName }), until))
    return made
  })

const plain = (text: string): string => text.replaceAll('&amp;', '&')
/** The links of a list to its dossiers, in its order. */
const rowsOf = ({ page }: Browser): { href: string; code: string }[] =>
  [...page.matchAll(/<a class="code" href="(\/ho-so\/[0-9a-f-]{36}[^"]*)">(H[^<]+)<\/a>/g)].map(([, href, code]) => ({
    href: plain(href!),
    code: code!,
  }))
const nextOf = ({ page }: Browser): { href: string; code: string } | undefined => {
  const [, href, code] = /<a[^>]*href="([^"]+)"[^>]*accesskey="n"[^>]*>Hồ sơ tiếp theo (H[^ <]+)/.exec(page) ?? []
  return href ? { href: plain(href), code: code! } : undefined
}
const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

/** Does the first action of that name and follows to the page that comes after. */
async function act(browser: Browser, action: string, more: Record<string, string> = {}): Promise<Response> {
  const { path, hidden } = formOf(browser.page, action)
  const done = await browser.submit(plain(path), { ...hidden, ...more })
  assert.equal(done.status, 303, await done.text())
  return browser.get(done.headers.get('location')!)
}

test('after an action the next dossier of the same list is one press away, in its order, until none is left', async () => {
  await dossiers(['Ma Thị Một', 'Ma Thị Hai', 'Ma Thị Ba'])
  const browser = await signedIn(app, 'communeSpecialist')
  await browser.get('/ho-so?danh-sach=cho-toi&q=ma+thi')
  const [first, second, third] = rowsOf(browser)
  await browser.get(second!.href)
  assert.equal(nextOf(browser), undefined, 'before anything is done nothing is said')
  assert.match(browser.page, /<a href="\/ho-so\?danh-sach=cho-toi&amp;q=ma\+thi">Chờ tôi xử lý/)

  const after = await act(browser, 'propose')
  assert.ok(statementsOf(after) <= 12, `${statementsOf(after)} statements`)
  assert.equal(nextOf(browser)?.code, third!.code)
  assert.match(browser.page, /Đã ghi[\s\S]*còn 2 hồ sơ trong danh sách “Chờ tôi xử lý”/)
  await browser.get(nextOf(browser)!.href)
  await act(browser, 'propose')
  assert.equal(nextOf(browser)?.code, first!.code, 'what was passed over at the beginning comes at the end')
  assert.match(browser.page, /còn 1 hồ sơ/)
  await browser.get(nextOf(browser)!.href)
  await act(browser, 'propose')
  assert.equal(nextOf(browser), undefined)
  assert.match(browser.page, /Danh sách này không còn hồ sơ nào khác[\s\S]*accesskey="n"/)
})

test('two tabs have two lists; taking work keeps the list and says nothing of a next one yet', async () => {
  await dossiers(['Lù Thị Một', 'Lù Thị Hai', 'Hạng Thị Một', 'Hạng Thị Hai'])
  const browser = await signedIn(app, 'communeSpecialist')
  const opened = async (words: string) => {
    await browser.get(`/ho-so?danh-sach=chua-nhan&q=${encodeURIComponent(words)}`)
    const rows = rowsOf(browser)
    assert.equal(rows.length, 2)
    await browser.get(rows[0]!.href)
    return { page: browser.page, rows }
  }
  const [one, two] = [await opened('lù thị'), await opened('hạng thị')]
  const sendOf = async ({ page }: { page: string }) => {
    const { path, hidden } = formOf(page, 'propose')
    await browser.get((await browser.submit(plain(path), hidden)).headers.get('location')!)
  }
  const claim = formOf(one.page, `nhan?${one.rows[0]!.href.split('?')[1]!.replaceAll('&', '&amp;')}`)
  const claimed = await browser.submit(plain(claim.path), claim.hidden)
  await browser.get(claimed.headers.get('location')!)
  assert.equal(nextOf(browser), undefined)
  const claimedPage = { page: browser.page }
  await sendOf(two)
  assert.equal(nextOf(browser)?.code, two.rows[1]!.code)
  await sendOf(claimedPage)
  assert.equal(nextOf(browser)?.code, one.rows[1]!.code)
})

test('whoever searched goes on through what was found; whoever came from nowhere is led to what waits', async () => {
  const made = await dossiers(['Giàng Thị Một', 'Giàng Thị Hai'])
  const browser = await signedIn(app, 'communeSpecialist')
  await browser.get('/ho-so/tim?q=giang+thi')
  const [first, second] = rowsOf(browser)
  await browser.get(first!.href)
  const after = await act(browser, 'propose')
  assert.ok(statementsOf(after) <= 12)
  assert.equal(nextOf(browser)?.code, second!.code)
  await browser.get(`/ho-so/${made[0]!.id}`)
  await browser.get(`/ho-so/${second!.href.split('?')[0]!.split('/').at(-1)!}`)
  await act(browser, 'propose')
  assert.match(browser.page, /href="\/ho-so" accesskey="n"[^>]*>Về danh sách chờ tôi xử lý/)
})

test('a list of done ones and of those due soon go on too; an address that is no list of ours is forgotten', async () => {
  await dossiers(['Sùng Thị Một', 'Sùng Thị Hai'])
  await dossiers(['Sùng Thị Xong', 'Sùng Thị Xong Rồi'], 'done')
  const browser = await signedIn(app, 'communeSpecialist')
  for (const list of ['sap-han', 'don-vi', 'cho-toi', 'da-xong']) {
    await browser.get(`/ho-so?danh-sach=${list}&q=sung`)
    const [first, second] = rowsOf(browser)
    const looked = await browser.get(`${first!.href}&xong=1`)
    assert.ok(statementsOf(looked) <= 12, `${list}: ${statementsOf(looked)} statements`)
    assert.equal(nextOf(browser)?.code, second!.code, list)
  }
  await browser.get('/ho-so?danh-sach=don-vi&q=sung')
  const [path] = rowsOf(browser)[0]!.href.split('?')
  for (const foreign of [
    '//evil.example/ho-so',
    'https://evil.example/ho-so',
    '/\t/evil.example/ho-so',
    '/dang-xuat',
    '/ho-so/../x',
    'x'.repeat(2000),
  ]) {
    const response = await browser.get(`${path}?xong=1&tu=${encodeURIComponent(foreign)}`)
    assert.equal(response.status, 200, foreign)
    assert.ok(!browser.page.includes('evil.example') || browser.page.includes('lang=en'), foreign)
    assert.doesNotMatch(browser.page, /href="(https?:)?\/\/evil|action="[^"]*evil/, foreign)
    assert.match(browser.page, /Về danh sách chờ tôi xử lý/, foreign)
  }
})
