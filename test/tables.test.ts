import assert from 'node:assert/strict'
import { test } from 'node:test'
import { generateTables } from '../scripts/generate-tables.ts'
import { testDatabase } from './support/database.ts'

const own = testDatabase({ own: true })

test('every tables.ts says what the migrated database has (npm run tables)', async () => {
  assert.deepEqual(await generateTables(own.ownerUrl, true), [])
})
