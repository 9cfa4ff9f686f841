import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { aFiling, makeOneStop, throughTo } from '../dossiers/index.ts'

const database = testDatabase({ own: true })
const app = testApp(database)

before(async () => {
  const world = await database.committed(makeCastWithAccounts)
  const shop = await database.committed((tx) => makeOneStop(tx, world))
  for (const until of ['done', 'handle', 'check_in'] as const)
    await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), until))
})

test('the report and every list behind it, within twelve statements, and nothing for who may not read', async () => {
  for (const who of ['clerk', 'chairman', 'administrator'] as const) {
    const browser = await signedIn(app, who)
    const response = await browser.get('/thong-ke-ho-so?theo=unit')
    assert.equal(response.status, 200)
    const page = await response.text()
    assert.ok(page.includes('Số liệu khớp'))
    assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12)
    const links = [...page.matchAll(/href="(\/thong-ke-ho-so\/danh-sach[^"]+)">(\d+)</g)]
    assert.ok(links.length >= 6, `${links.length} figures are links`)
    for (const [, href, figure] of links) {
      const list = await (await browser.get(href!.replaceAll('&amp;', '&'))).text()
      assert.equal(list.match(/href="\/ho-so\/[0-9a-f-]{36}"/g)?.length ?? 0, Number(figure), `${who}: ${href!}`)
    }
    for (const kind of ['xlsx', 'pdf']) assert.equal((await browser.get(`/thong-ke-ho-so.${kind}`)).status, 200)
  }
  const nobody = await signedIn(app, 'nobody')
  for (const path of ['/thong-ke-ho-so', '/thong-ke-ho-so/danh-sach', '/thong-ke-ho-so.xlsx', '/thong-ke-ho-so.pdf'])
    assert.equal((await nobody.get(path)).status, 403, path)
})

test('an address that makes no sense shows this year instead of failing', async () => {
  const browser = await signedIn(app, 'clerk')
  for (const query of ['tu=2026-13-45&den=x', 'tu=2026-12-01&den=2026-01-01', 'tu=-9999-01-01&den=9999-12-31']) {
    const response = await browser.get(`/thong-ke-ho-so?${query}&theo=%27`)
    assert.equal(response.status, 200)
    assert.match(await response.text(), /Kỳ thống kê chưa đúng/)
    const list = await browser.get(`/thong-ke-ho-so/danh-sach?${query}&so=x&muc=%00y&sau=z_z&theo=unit`)
    assert.equal(list.status, 200)
  }
})
