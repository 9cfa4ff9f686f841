import assert from 'node:assert/strict'
import { test } from 'node:test'
import { runJobs } from '../../test/support/client.ts'
import { testDatabase } from '../../test/support/database.ts'
import { testServices } from '../../test/support/services.ts'
import { loadDemo } from './load-demo.ts'
import { enqueue } from '../kernel/announce.ts'
import { modules } from '../modules.ts'
import { dossierExchangeModule } from '../service/dossier-exchange/index.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

test('the demo shows a dossier of the portal and two problems; anywhere else nothing is made up', async () => {
  for (const { load } of modules) if (load) await own.committed(load)
  const fetched = async () => {
    await dossierExchangeModule.start!(services)
    await own.committed((tx) => enqueue(tx, 'dossier_exchange.fetch', {}))
    await runJobs(services)
    const { query } = own.database
    return [
      (await query.selectFrom('dossier_exchange.taken').select('code').execute()).map(({ code }) => code),
      (await query.selectFrom('dossier_exchange.problem').select('reason').orderBy('code').execute()).map(
        ({ reason }) => reason,
      ),
    ]
  }
  assert.deepEqual(await fetched(), [[], []])
  await own.committed(loadDemo)
  const shown = [['H97.11-260105-9001'], ['dossier_exchange.procedure_unknown', 'dossier_exchange.garbage']]
  assert.deepEqual(await fetched(), shown)
  assert.deepEqual(await fetched(), shown, 'a second start repeats nothing')
})
