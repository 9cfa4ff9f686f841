import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { aFiling, makeOneStop } from './dossier-fixtures.ts'
import { fileDossier } from './file-dossier.ts'
import { mostFound, searchDossiers } from './search-dossiers.ts'

const db = testDatabase()
const start = Temporal.Instant.from('2026-11-16T02:00:00Z')

test('what many have is found newest first, what few have whole, and only by those who may see it', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const world = { ...province, shop: await makeOneStop(tx, province) }
      const { clerk, administrator, otherCommuneOfficer } = world.cast
      const codes: string[] = []
      for (let count = 0; count < mostFound + 3; count++) {
        const at: Tx = { ...tx, now: start.add({ minutes: count }) }
        const applicantName = count % 20 === 1 ? 'Đỗ Thị Hiếm Hoi' : 'Nguyễn Văn Đông'
        codes.push((await fileDossier(at, clerk, aFiling(world.shop, world, { applicantName }))).code)
      }
      const found = async (typed: string, who = clerk) => (await searchDossiers(tx, who, typed)).map(({ code }) => code)
      const newest = codes.toReversed()
      // Everybody asks for the same: fifty of the newest are enough to know the answer.
      assert.deepEqual(await found('dang ky khai sinh'), newest.slice(0, mostFound))
      assert.deepEqual(await found('dang ky khai sinh', administrator), newest.slice(0, mostFound))
      assert.deepEqual(await found('Hiếm hoi'), [codes[41], codes[21], codes[1]])
      assert.deepEqual(await found(codes[7]!), [codes[7]])
      assert.deepEqual(await found('khong co ai'), [])
      assert.deepEqual(await found('dang ky khai sinh', otherCommuneOfficer), [])
    },
    { now: start },
  ))
