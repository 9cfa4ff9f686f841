import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { countField, findFees } from '../dossier-fees/index.ts'
import { certifiedCopies } from '../dossier-fees/fee-fixtures.ts'
import { getDossier, makeOneStop } from '../dossiers/index.ts'
import { correctResultAndFees } from './acting/course-commands.ts'

const db = testDatabase()

test('a result that was corrected changes the fee only when both amounts were seen, and together with it', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { clerk } = world.cast
    const { id } = await certifiedCopies(tx, world, await makeOneStop(tx, world), 'done')
    const [old] = (await getDossier(tx, clerk, id)).results
    const corrected = (feesSeen?: string) =>
      correctResultAndFees(tx, clerk, {
        id,
        resultId: old!.id,
        number: '45/CT',
        issuedOn: undefined,
        signedBy: 'Hoàng Văn Sơn',
        reason: 'Cấp hai trang, ghi ba',
        withFees: 'true',
        [countField('trang')]: '2',
        feesSeen,
      })
    await assert.rejects(
      undone(tx, () => corrected()),
      { code: 'dossier_fees.amount_changes' },
    )
    assert.equal((await getDossier(tx, clerk, id)).results.length, 1)
    await corrected('6000>4000')
    const dossier = await getDossier(tx, clerk, id)
    assert.equal(dossier.results.length, 2)
    const { differences } = await findFees(tx, dossier)
    assert.deepEqual(
      differences.map(({ cause, before, after }) => [cause, before, after]),
      [['result', 6000, 4000]],
    )
  }))
