import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { makeTrackedPlan } from '../../../../test/support/tracked-plan.ts'
import { openBrowser, type Browser } from '../../../../test/support/visitor.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
before(async () => {
  world = await database.committed(makeCastWithAccounts)
  await database.committed((tx) => makeTrackedPlan(tx, world))
})

async function makeAddress(client: Browser): Promise<string> {
  await client.get('/viec-cua-toi')
  const made = await client.submit('/viec-cua-toi/lich')
  assert.equal(made.status, 303)
  await client.get(made.headers.get('location')!.split('#')[0]!)
  return /value="(http[^"]+\/lich\/[\w-]{43}\.ics)"/.exec(client.page)![1]!
}

const read = async (address: string): Promise<{ status: number; text: string }> => {
  const response = await openBrowser(app).get(new URL(address).pathname)
  return { status: response.status, text: await response.text() }
}

test('a phone that cannot sign in reads the deadlines of one person, until the address is changed or voided', async () => {
  const client = await signedIn(app, 'communeSpecialist')
  const first = await makeAddress(client)
  const calendar = await read(first)
  assert.equal(calendar.status, 200)
  // Handed over or accepted work no longer waits; other units' work is theirs.
  assert.deepEqual(
    calendar.text.match(/^DTSTART.*$/gm)?.map((line) => line.trim()),
    ['DTSTART;VALUE=DATE:20260515'],
  )

  await client.get('/viec-cua-toi')
  assert.ok(!client.page.includes(first), 'the address is shown once only')
  const second = await makeAddress(client)
  assert.equal((await read(first)).status, 404)
  assert.equal((await read(second)).status, 200)
  assert.equal((await client.submit('/viec-cua-toi/lich/ngung')).status, 303)
  assert.equal((await read(second)).status, 404)
})

test("somebody else's address is not shown as one's own", async () => {
  const other = await makeAddress(await signedIn(app, 'clerk'))
  const client = await signedIn(app, 'communeUnitHead')
  await client.get(`/viec-cua-toi?lich=${/[\w-]{43}/.exec(other)![0]}`)
  assert.ok(!client.page.includes(other))
})

test('whoever has left the office has no calendar any more', async () => {
  const address = await makeAddress(await signedIn(app, 'clerk'))
  assert.equal((await read(address)).status, 200)
  await database.committed((tx) =>
    tx.query
      .updateTable('kernel.account')
      .set({ disabled_at: tx.now })
      .where('person_id', '=', world.cast.clerk.personId)
      .execute(),
  )
  assert.equal((await read(address)).status, 404)
})
