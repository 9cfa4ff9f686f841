import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { aFiling, makeOneStop, throughTo } from '../../service/dossiers/index.ts'
import { openBrowser } from '../../../test/support/visitor.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
before(async () => {
  world = await database.committed(makeCastWithAccounts)
})

test('the address without anything more leads to what waits for one, a stranger to signing in', async () => {
  const client = await signedIn(app, 'clerk')
  assert.equal((await client.get('/')).headers.get('location'), '/viec-cua-toi')
  assert.equal((await openBrowser(app).get('/')).headers.get('location'), '/dang-nhap?tiep=%2F')
})

test('the first page counts the dossiers that wait for one and opens their lists, in the statements of a page', async () => {
  const tiles = /<section[^>]*aria-labelledby="ho-so"/
  const specialist = await signedIn(app, 'communeSpecialist')
  assert.equal((await specialist.get('/viec-cua-toi')).status, 200)
  assert.doesNotMatch(specialist.page, tiles)
  const shop = await database.committed((tx) => makeOneStop(tx, world))
  await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))
  const response = await specialist.get('/viec-cua-toi')
  assert.match(specialist.page, tiles)
  assert.match(specialist.page, /<a href="\/ho-so\?danh-sach=cho-toi">1</)
  assert.ok(Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1]) <= 12)
})

test('the gallery of components is open to administrators and to nobody else', async () => {
  const [administrator, clerk] = [await signedIn(app, 'administrator'), await signedIn(app, 'clerk')]
  for (const path of ['/he-thong/kieu-mau', '/he-thong/kieu-mau/nguoi-dan']) {
    assert.equal((await administrator.get(path)).status, 200)
    assert.equal((await clerk.get(path)).status, 404)
  }
})

test('a page of the application comes packed', async () => {
  const client = await signedIn(app, 'clerk')
  const response = await client.send('/viec-cua-toi', { headers: { 'accept-encoding': 'br' } })
  assert.equal(response.headers.get('content-encoding'), 'br')
})
