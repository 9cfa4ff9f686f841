import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { aFiling, makeOneStop, throughTo } from '../dossiers/index.ts'
import { makePaper } from './make-paper.ts'

const db = testDatabase()
const now = Temporal.Instant.from('2026-11-16T09:05:00+07:00')

// Whoever may see the dossier; for everybody else it is not there.
const commands: Record<string, { may: readonly CastName[] }> = {
  make_paper: {
    may: [
      'administrator',
      'reformOfficer',
      'chairman',
      'inspector',
      'communeChairman',
      'communeReformOfficer',
      'communeUnitHead',
      'communeSpecialist',
      'clerk',
    ],
  },
}

test('who may print the papers of a dossier', () =>
  db.rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      const { id } = await throughTo(tx, world, aFiling(await makeOneStop(tx, world), world), 'handle')
      for (const who of castNames) {
        const trying = undone(tx, () => makePaper(tx, world.cast[who], { id, form: 'receipt', anew: false }))
        if (commands.make_paper!.may.includes(who)) await assert.doesNotReject(trying, who)
        else await assert.rejects(trying, { code: 'kernel.not_found' }, who)
      }
    },
    { now },
  ))
