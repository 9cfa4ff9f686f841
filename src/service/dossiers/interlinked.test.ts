import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure } from '../procedures/index.ts'
import { aFiling, makeOneStop, throughTo } from './dossier-fixtures.ts'
import { findInterlinked } from './interlinked.ts'

const db = testDatabase()
const now = Temporal.Instant.from('2026-11-16T02:00:00Z')

test('what a procedure names as its parts begins with its reception: a dossier each, received, with its own date', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const world = { ...province, shop: await makeOneStop(tx, province) }
      const { cast, units, shop } = world
      const { procedureId, versionId } = await draftProcedure(tx, cast.procedureOfficer, {
        authorityId: units.province,
        kind: 'public',
        code: '2.900010',
        content: aProcedure({
          name: 'Liên thông cho trẻ mới sinh',
          interlinked: true,
          // Copies, what nobody announced, and itself, which must not begin itself without end.
          interlinkedParts: ['2.900003', '9.999999', '2.900010'],
          terms: [{ key: 'thuong', name: '', amount: 6, unit: 'working_day' }],
        }),
        formVersionId: null,
        processVersionId: shop.processVersionId,
      })
      await announceVersions(tx, cast.procedureOfficer, { ids: [versionId], ...aDecision })
      const filing = aFiling(shop, world, {
        procedureId,
        papers: ['to-khai', 'chung-sinh'].map((componentKey) => ({ componentKey, copyKind: 'original', copies: '1' })),
      })
      const waiting = await throughTo(tx, world, filing, 'check_in')
      assert.deepEqual(await findInterlinked(tx, cast.clerk, waiting.id), [], 'nothing begins before it is received')

      const { id } = await throughTo(tx, world, filing, 'assign')
      const parts = await findInterlinked(tx, cast.clerk, id)
      assert.deepEqual(
        parts.map((part) => [part.procedure_name, part.accepted_at !== null]),
        [
          ['Chứng thực bản sao từ bản chính', true],
          ['Liên thông cho trẻ mới sinh', true],
        ],
      )
      const [copies, itself] = parts
      assert.ok(Temporal.Instant.compare(copies!.due_at!, itself!.due_at!) < 0, 'four hours are less than six days')
      assert.deepEqual(await findInterlinked(tx, cast.clerk, itself!.id), [])
      const failed = await sql<{ part: string }>`select detail ->> 'part' as part from kernel.audit
        where subject_id = ${id} and action = 'dossiers.part_not_begun'`.execute(tx.query)
      assert.deepEqual(failed.rows, [{ part: '9.999999' }])
    },
    { now },
  ))
