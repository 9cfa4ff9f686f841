import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { openBrowser } from '../../../test/support/visitor.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
before(() => database.committed(makeCastWithAccounts))

test('the address without anything more leads to what waits for one, a stranger to signing in', async () => {
  const client = await signedIn(app, 'clerk')
  assert.equal((await client.get('/')).headers.get('location'), '/viec-cua-toi')
  assert.equal((await openBrowser(app).get('/')).headers.get('location'), '/dang-nhap?tiep=%2F')
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
