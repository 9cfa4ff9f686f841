import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../../test/support/cast.ts'
import { runJobs } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { jobRun } from '../../../../test/support/job-run.ts'
import { testServices } from '../../../../test/support/services.ts'
import { findDossierByCode, makeOneStop } from '../../dossiers/index.ts'
import { fetchFromPost } from '../news/fetch-news.ts'
import { handToPost, handToPostInput } from '../sending/hand-to-post.ts'
import { postedDossier } from '../shipment-fixtures.ts'
import { shipmentStateOf } from '../shipment.ts'
import { registerPost, sharedPostSimulator } from './current-post.ts'
import { postGoesOn } from './demo-clock.ts'
import { makePostSimulator } from './simulator.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

test('the post of the demo goes on by itself: on its way, then delivered and the dossier handed over; another post does not', async () => {
  const before = registerPost(sharedPostSimulator.post)
  try {
    const world = await own.committed(makeCast)
    const shop = await own.committed((tx) => makeOneStop(tx, world))
    const { code } = await own.committed((tx) => postedDossier(tx, world, shop))
    await runJobs(services)
    const row = () => own.database.query.selectFrom('dossier_shipments.shipment').selectAll().executeTakeFirstOrThrow()
    const goOn = async (minutes: number) => {
      const now = Temporal.Now.instant().add({ minutes })
      await postGoesOn.run(jobRun(services, now), {})
      await fetchFromPost.run(jobRun(services, now), {})
      return shipmentStateOf(await row())
    }
    assert.equal(await goOn(60), 'asked', 'the letter is still here')
    const { id } = await row()
    await own.committed((tx) => handToPost(tx, world.cast.clerk, handToPostInput.parse({ shipments: [id] })))
    assert.equal(await goOn(1), 'taken_over')
    assert.equal(await goOn(5), 'on_way')
    registerPost(makePostSimulator().post)
    assert.equal(await goOn(11), 'on_way')
    registerPost(sharedPostSimulator.post)
    assert.equal(await goOn(11), 'delivered')
    const dossier = await own.committed((tx) => findDossierByCode(tx, code))
    assert.equal(dossier!.state, 'returned')
    const told = async () =>
      (await own.database.query.selectFrom('dossier_shipments.news').select('id').execute()).length
    const known = await told()
    await goOn(30)
    assert.equal(await told(), known, 'nothing is told twice')
  } finally {
    registerPost(before)
  }
})
