import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeOneStop } from '../dossiers/index.ts'
import { castPlan } from '../../foundation/organisation/index.ts'
import { makeCastWithAccounts, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'

const database = testDatabase({ own: true })
const app = testApp(database)

before(async () => {
  const world = await database.committed(makeCastWithAccounts)
  await database.committed((tx) => makeOneStop(tx, world))
})

const ofReception = ['/so-theo-doi-ho-so', '/tong-hop-cuoi-ngay', '/phi-le-phi', '/lay-so']

async function doorsOf(who: CastName): Promise<string[]> {
  const browser = await signedIn(app, who)
  await browser.get('/tai-khoan')
  const navigation = /<nav class="side"[^]*?<\/nav>/.exec(browser.page)?.[0] ?? ''
  return [...navigation.matchAll(/href="(\/[^"]*)"/g)].map(([, href]) => href!)
}

test('nobody is offered a page that has nothing for them: each door opens, and behind it is a place of reception', async () => {
  for (const who of Object.keys(castPlan) as CastName[]) {
    const doors = await doorsOf(who)
    assert.ok(doors.length > 0, `${who} has no doors at all`)
    const browser = await signedIn(app, who)
    for (const door of doors) {
      const response = await browser.get(door)
      assert.equal(response.status, 200, `${who} is led to ${door}`)
      assert.ok(!browser.page.includes('không phụ trách nơi tiếp nhận nào'), `${who} finds nothing at ${door}`)
    }
  }
})

test('the pages of the counter are offered to those who have one, and to no specialist or head of a division', async () => {
  for (const who of ['clerk', 'communeChairman', 'communeReformOfficer', 'administrator'] as const) {
    const doors = await doorsOf(who)
    for (const page of ofReception.slice(0, 3)) assert.ok(doors.includes(page), `${who} misses ${page}`)
  }
  for (const who of ['communeSpecialist', 'communeUnitHead'] as const) {
    const doors = await doorsOf(who)
    for (const page of ofReception) assert.ok(!doors.includes(page), `${who} is led to ${page}`)
  }
})
