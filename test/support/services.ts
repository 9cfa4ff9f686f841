import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { readConfig } from '../../src/kernel/config.ts'
import type { Services } from '../../src/kernel/http/context.ts'
import type { TestDatabase } from './database.ts'

/** What main would make, over a test database and a folder that is removed after the tests of the file. */
export function testServices(test: TestDatabase, environment: Record<string, string> = {}): Services {
  const folder = mkdtempSync(join(tmpdir(), 'cchc-mo-files-'))
  after(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ DATA_DIR: folder, LOG: 'quiet', ...environment })
  return {
    config,
    get database() {
      return test.database
    },
  }
}
