import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { countField, findFees } from '../dossier-fees/index.ts'
import { certifiedCopies } from '../dossier-fees/fee-fixtures.ts'
import { correctResult, getDossier, makeOneStop } from '../dossiers/index.ts'
import { correctResultAndFees } from './acting/course-commands.ts'

const db = testDatabase()

test('a result that was corrected changes the fee only when both amounts were seen, and together with it', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { clerk } = world.cast
    const { id } = await certifiedCopies(tx, world, await makeOneStop(tx, world), 'done')
    const [old] = (await getDossier(tx, clerk, id)).results
    const corrected = (feesSeen?: string, withFees: string | undefined = 'true') =>
      correctResultAndFees(tx, clerk, {
        id,
        resultId: old!.id,
        number: '45/CT',
        issuedOn: undefined,
        signedBy: 'Hoàng Văn Sơn',
        reason: 'Cấp hai trang, ghi ba',
        withFees,
        [countField('trang')]: '2',
        feesSeen,
      })
    await assert.rejects(
      undone(tx, () => corrected()),
      { code: 'dossier_fees.amount_changes' },
    )
    await undone(tx, async () => {
      await corrected(undefined, '')
      assert.deepEqual(
        (await findFees(tx, await getDossier(tx, clerk, id))).differences,
        [],
        'its form spoke of no fees',
      )
    })
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

test('what was replaced is not replaced again, nor through another dossier; the new one has no scan of the old', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const { clerk } = world.cast
    const shop = await makeOneStop(tx, world)
    const [{ id }, other] = [
      await certifiedCopies(tx, world, shop, 'done'),
      await certifiedCopies(tx, world, shop, 'done'),
    ]
    const [old] = (await getDossier(tx, clerk, id)).results
    await sql`update dossiers.result set file_id = ${tx.id()} where id = ${old!.id}`.execute(tx.query)
    const replace = (dossierId: string) =>
      correctResult(tx, clerk, {
        id: dossierId,
        resultId: old!.id,
        number: '46/CT',
        issuedOn: undefined,
        signedBy: 'Hoàng Văn Sơn',
        reason: 'Ghi sai số',
      })
    await assert.rejects(
      undone(tx, () => replace(other.id)),
      { code: 'kernel.not_found' },
    )
    await replace(id)
    const results = (await getDossier(tx, clerk, id)).results
    assert.deepEqual(
      results.map(({ number, file_id: file, replaced_by: by }) => [number, file !== null, by]),
      [
        [old!.number, true, results[1]!.id],
        ['46/CT', false, null],
      ],
    )
    await assert.rejects(
      undone(tx, () => replace(id)),
      { code: 'dossiers.replaced_already' },
    )
  }))
