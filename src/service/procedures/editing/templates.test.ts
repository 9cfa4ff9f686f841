// A procedure from a template can be announced as it is: papers, fee, term, form and process fit each other.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { makeCast } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { calendarModule } from '../../../foundation/calendar/index.ts'
import { getFormVersion, topFields } from '../../../foundation/forms/index.ts'
import { getProcessVersion } from '../../../foundation/workflow/index.ts'
// What actions of a process mean, a later module says: all of them are there.
import '../../../../test/support/client.ts'
import { announceVersions } from '../announce-versions.ts'
import { aDecision, aProcedure } from '../procedure-fixtures.ts'
import { findVersions } from '../procedure-version.ts'
import { findProcessFaults } from '../running.ts'
import { newProcedure, newProcedureInput } from './start-draft.ts'
import { templates } from './templates.ts'

const db = testDatabase()
const withoutForm = ['certification', 'internal']

for (const [at, { key, content }] of templates.entries())
  test(`${key}: form and process come with it, fit it and are in force with it`, () =>
    db.rolledBack(
      async (tx) => {
        await calendarModule.load!(tx)
        const { cast, units } = await makeCast(tx)
        const name = `Thủ tục thử ${at}`
        const made = await newProcedure(
          tx,
          cast.procedureOfficer,
          newProcedureInput.parse({
            base: key,
            authorityId: units.province,
            kind: 'public',
            code: `1.90060${at}`,
            procedureName: name,
            fieldId: 'land',
            tier: 'commune',
          }),
        )
        const [draft] = await findVersions(tx, made.procedureId)
        assert.deepEqual(await findProcessFaults(tx, draft!), [])
        const { definition, name: called } = await getProcessVersion(tx, draft!.processVersionId!)
        assert.equal(called, name)
        const effects = definition.steps.flatMap((step) =>
          step.kind === 'work' ? step.actions.map(({ effect }) => effect) : [],
        )
        for (const effect of ['receive', 'refuse', 'ask_supplement', 'sign', 'issue_result', 'hand_over_result'])
          assert.ok(effects.includes(effect), effect)
        if (withoutForm.includes(key)) assert.equal(draft!.formVersionId, null)
        else {
          const form = await getFormVersion(tx, draft!.formVersionId!)
          assert.equal(form.title, `${content.components![0]!.name}: ${name}`)
          assert.ok(form.publishedAt)
          assert.ok(topFields(form.definition).some(({ prefill }) => prefill === 'identity_card.number'))
          assert.equal(topFields(form.definition).at(-1)?.kind, 'statement')
        }
        // The law is all that the officer has to add.
        const legalBases = JSON.stringify(aProcedure({}).legalBases)
        await sql`update procedures.version set content = jsonb_set(content, '{legalBases}', ${legalBases}::jsonb)
          where id = ${made.versionId}`.execute(tx.query)
        await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number: `${at}/QĐ` })
        const [version] = await findVersions(tx, made.procedureId)
        assert.ok(version!.announcedAt)
        assert.equal(version!.processVersionId, draft!.processVersionId)
      },
      { now: Temporal.Instant.from('2026-03-02T01:00:00Z') },
    ))
