import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { whoMay } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { getDossier, makeOneStop } from '../dossiers/index.ts'
import { correctFees } from './correct-fees.ts'
import { countField } from './fee-choices.ts'
import { certifiedCopies } from './fee-fixtures.ts'
import { recordMovement } from './record-movement.ts'
import { feeRoutes } from './routes.ts'
import { giveBackFee, takeFee } from './take-fee.ts'

const db = testDatabase()

type Scene = { world: AnBinh; id: string }
const handed = { amount: 2000, channel: 'cash', receiptNumber: undefined } as const

const commands: Record<
  string,
  { may: readonly CastName[]; attempt: (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown> }
> = {
  take: {
    may: ['clerk', 'communeUnitHead'],
    attempt: (tx, actor, { id }) => takeFee(tx, actor, { ...handed, id, seen: 0, confirmed: false }),
  },
  give_back: {
    may: ['clerk', 'communeUnitHead'],
    attempt: async (tx, actor, { id, world }) => {
      const dossier = await getDossier(tx, world.cast.clerk, id)
      await recordMovement(tx, world.cast.clerk, dossier, { amount: 9000, channel: 'online' })
      return giveBackFee(tx, actor, { ...handed, id, seen: 1, reason: 'Nộp thừa' })
    },
  },
  correct: {
    may: ['clerk', 'communeSpecialist', 'communeUnitHead'],
    attempt: (tx, actor, { id }) =>
      correctFees(tx, actor, {
        id,
        versionId: undefined,
        reason: 'Đếm lại',
        feesSeen: '6000>8000',
        [countField('trang')]: '4',
      }),
  },
}

for (const [name, { may, attempt }] of Object.entries(commands))
  test(`who may dossier_fees.${name}`, () =>
    db.rolledBack(async (tx) => {
      const world = await makeCast(tx)
      const { id } = await certifiedCopies(tx, world, await makeOneStop(tx, world))
      const able = await whoMay(tx, world.cast, (inner, actor) => attempt(inner, actor, { world, id }))
      assert.deepEqual(able, new Set(may))
    }))

test('no command of the module is without its row in this table', () => {
  const names = feeRoutes.flatMap((route) => (route.kind === 'action' ? [route.name.split('.')[1]!] : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})
