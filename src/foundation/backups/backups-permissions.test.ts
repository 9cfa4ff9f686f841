import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { canInAll } from './backups-access.ts'
import { setKept } from './set-kept.ts'

const { rolledBack } = testDatabase()

test('backups.set_kept: the administrator of all units alone', () =>
  rolledBack(async (tx) => {
    const { cast, units } = await makeCast(tx)
    const communeAdministrator = {
      ...cast.communeChairman,
      grants: [{ role: 'administrator', unitId: units.tanLap, path: cast.communeChairman.unitPath }],
    }
    for (const name of Object.keys(cast) as CastName[]) {
      const attempt = undone(tx, () => setKept(tx, cast[name], { kept: 3 }))
      if (name === 'administrator') await attempt
      else await assert.rejects(attempt, { code: 'kernel.forbidden' }, name)
    }
    await assert.rejects(setKept(tx, communeAdministrator, { kept: 3 }), { code: 'kernel.forbidden' })
    assert.equal(canInAll(communeAdministrator, 'backups.watch'), false)
  }))
