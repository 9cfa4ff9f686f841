import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { testApp } from '../../test/support/client.ts'
import { testDatabase } from '../../test/support/database.ts'
import { testServices } from '../../test/support/services.ts'
import { openBrowser } from '../../test/support/visitor.ts'
import { calendarModule } from '../foundation/calendar/index.ts'
import { findProcedures, getProcedureVersion } from '../service/procedures/index.ts'
import { makeDemoWorld } from './invented-people.ts'
import { inventProcedures } from './invented-procedures.ts'
import { mostUsed } from './sample-files.ts'
import { chanceFrom } from './seeded.ts'

const own = testDatabase({ own: true })
const services = testServices(own)
const app = testApp(own, services)

before(() =>
  own.committed(async (tx) => {
    await calendarModule.load!(tx)
    const today = tx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
    await inventProcedures(tx, await makeDemoWorld(tx), today, chanceFrom(1), services)
  }),
)

test('citizens download the form, a sample and the guide of what most come for', async () => {
  const versions = await own.committed(async (tx) => {
    const rows = await findProcedures(tx, { kind: 'public', limit: 200 })
    return Promise.all(rows.map((row) => getProcedureVersion(tx, row.versionId)))
  })
  const withFiles = versions.filter(({ files }) => files.length > 0)
  assert.deepEqual(withFiles.map(({ name }) => name).toSorted(), mostUsed.toSorted())
  assert.ok(withFiles.length >= 10)
  const visitor = openBrowser(app)
  for (const { code, files } of withFiles.slice(0, 3)) {
    const page = await (await visitor.get(`/thu-tuc-hanh-chinh/${code}`)).text()
    assert.deepEqual(
      files.map(({ role }) => role),
      ['form', 'sample', 'guide'],
    )
    for (const { key, title } of files) {
      const path = `/thu-tuc-hanh-chinh/${code}/tep/${key}`
      assert.ok(page.includes(path), title)
      const response = await visitor.get(path)
      const bytes = new Uint8Array(await response.arrayBuffer())
      assert.equal(response.headers.get('content-type'), 'application/pdf', title)
      assert.equal(new TextDecoder().decode(bytes.slice(0, 5)), '%PDF-', title)
      assert.ok(bytes.length < 200_000, `${title}: ${bytes.length} bytes`)
    }
  }
})
