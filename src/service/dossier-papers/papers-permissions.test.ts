import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { aFiling, makeOneStop, throughTo } from '../dossiers/index.ts'
import { getPaper, makePaper } from './make-paper.ts'
import type { PaperKey } from './paper-form.ts'

const db = testDatabase()
const now = Temporal.Instant.from('2026-11-16T09:05:00+07:00')

// Whoever may see the numbers of the dossier whole prints what shows them; what names nobody, whoever may see it.
const seeing: readonly CastName[] = [
  'administrator',
  'reformOfficer',
  'chairman',
  'inspector',
  'communeChairman',
  'communeReformOfficer',
  'communeUnitHead',
  'communeSpecialist',
  'clerk',
]
const revealing: readonly CastName[] = [
  'chairman',
  'inspector',
  'communeChairman',
  'communeUnitHead',
  'communeSpecialist',
  'clerk',
]
const commands: Record<string, Partial<Record<PaperKey, { may: readonly CastName[] }>>> = {
  make_paper: { receipt: { may: revealing }, control: { may: seeing } },
}

test('who may print the papers of a dossier, and open one that was printed', () =>
  db.rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      const { id } = await throughTo(tx, world, aFiling(await makeOneStop(tx, world), world), 'handle')
      for (const form of ['receipt', 'control'] as const) {
        const issued = await makePaper(tx, world.cast.clerk, { id, form, anew: false })
        for (const who of castNames) {
          const actor = world.cast[who]
          const works = [
            () => undone(tx, () => makePaper(tx, actor, { id, form, anew: false })),
            () => getPaper(tx, actor, id, issued),
          ]
          for (const work of works)
            if (commands.make_paper![form]!.may.includes(who)) await assert.doesNotReject(work, `${who} ${form}`)
            else await assert.rejects(work, { code: seeing.includes(who) ? 'kernel.forbidden' : 'kernel.not_found' })
        }
      }
    },
    { now },
  ))
