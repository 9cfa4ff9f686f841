import assert from 'node:assert/strict'
import { buffer } from 'node:stream/consumers'
import { test } from 'node:test'
import { runJobs } from '../../test/support/client.ts'
import { testDatabase } from '../../test/support/database.ts'
import { pdfText } from '../../test/support/pdf-text.ts'
import { testServices } from '../../test/support/services.ts'
import { loadDemo } from './load-demo.ts'
import { enqueue } from '../kernel/announce.ts'
import { openFile } from '../kernel/files/open-file.ts'
import { modules } from '../modules.ts'
import { findDossierByCode } from '../service/dossiers/index.ts'
import { dossierExchangeModule } from '../service/dossier-exchange/index.ts'

const own = testDatabase({ own: true })
const services = testServices(own)

test('the demo shows dossiers of the portal with files that open and what was paid, and two problems; anywhere else nothing is made up', async () => {
  for (const { load } of modules) if (load) await own.committed(load)
  const fetched = async () => {
    await dossierExchangeModule.start!(services)
    await own.committed((tx) => enqueue(tx, 'dossier_exchange.fetch', {}))
    await runJobs(services)
    const { query } = own.database
    return [
      (await query.selectFrom('dossier_exchange.taken').select('code').orderBy('code').execute()).map(
        ({ code }) => code,
      ),
      (await query.selectFrom('dossier_exchange.problem').select('reason').orderBy('code').execute()).map(
        ({ reason }) => reason,
      ),
    ]
  }
  assert.deepEqual(await fetched(), [[], []])
  await own.committed(loadDemo)
  const codes = ['H97.11-260105-9001', 'H97.11-260105-9004', 'H97.11-260105-9005']
  const shown = [codes, ['dossier_exchange.procedure_unknown', 'dossier_exchange.garbage']]
  assert.deepEqual(await fetched(), shown)
  assert.deepEqual(await fetched(), shown, 'a second start repeats nothing')
  const { query } = own.database
  const files = await query.selectFrom('dossier_exchange.file').selectAll().execute()
  assert.ok(files.length >= codes.length)
  assert.deepEqual(
    files.filter(({ kept_at }) => kept_at === null).map(({ name, reason }) => [name, reason]),
    [],
  )
  const birth = await own.committed((tx) => findDossierByCode(tx, codes[0]!))
  const { stream } = await openFile(services, birth!.papers.find(({ file_id: id }) => id)!.file_id!)
  const text = await pdfText(new Uint8Array(await buffer(stream)))
  assert.match(text, /Lâm Thị Mây/)
  const accounts = await query
    .selectFrom('dossier_fees.account as account')
    .innerJoin('dossiers.dossier as dossier', 'dossier.id', 'account.dossier_id')
    .where('dossier.channel', '=', 'online')
    .select(['account.taken', 'account.balance'])
    .orderBy('taken')
    .execute()
  assert.deepEqual(
    accounts.map(({ taken, balance }) => [taken, balance]),
    [
      [7500, 0],
      [15_000, -7500],
    ],
    'one paid what is owed, one too much',
  )
})
