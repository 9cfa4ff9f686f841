import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName, type UnitKey } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { testServices } from '../../../test/support/services.ts'
import { undone } from '../../../test/support/undone.ts'
import { isAllowed } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { startTrial } from './builder/routes.ts'
import { newForm, saveForm, saveFormInput } from './builder/save-form.ts'
import { getDraft } from './drafts/draft-queries.ts'
import { dropDraft, saveDraft, saveDraftInput, startDraft } from './drafts/save-draft.ts'
import { createForm, dropVersion, publishVersion, startVersion } from './edit-form.ts'
import { copyForm } from './forms-fixtures.ts'
import './index.ts'

// Every command × everybody of the cast × forms of the province, a commune and its neighbour.
const database = testDatabase({ own: true })
const services = testServices(database)
const owners = ['province', 'tanLap', 'tanLapSouth'] as const satisfies readonly UnitKey[]
type Owner = (typeof owners)[number]
let world: AnBinh
before(async () => {
  world = await database.committed(makeCast)
})

const may: Partial<Record<CastName, readonly Owner[]>> = {
  administrator: owners,
  reformOfficer: owners,
  procedureOfficer: owners,
  communeReformOfficer: ['tanLap'],
  otherCommuneOfficer: ['tanLapSouth'],
}

const make = async (tx: Tx, owner: Owner) =>
  createForm(tx, world.cast.administrator, { authorityId: world.units[owner], definition: copyForm })

const sent = (id: string) => saveFormInput.parse({ id, version: '1', title: 'Đổi tên', rows: '0' })

const commands: Record<string, (tx: Tx, actor: Actor, owner: Owner) => Promise<unknown>> = {
  'forms.create': (tx, actor, owner) =>
    newForm(tx, actor, { title: 'Mới', authorityId: world.units[owner], copyOf: undefined, labels: 'Họ và tên' }),
  'forms.save': async (tx, actor, owner) => saveForm(tx, actor, sent((await make(tx, owner)).versionId)),
  'forms.publish': async (tx, actor, owner) => publishVersion(tx, actor, { id: (await make(tx, owner)).versionId }),
  'forms.start_version': async (tx, actor, owner) => {
    const { versionId: id } = await make(tx, owner)
    await publishVersion(tx, world.cast.administrator, { id })
    return startVersion(tx, actor, { id })
  },
  'forms.drop_version': async (tx, actor, owner) => {
    const { versionId } = await make(tx, owner)
    await publishVersion(tx, world.cast.administrator, { id: versionId })
    return dropVersion(tx, actor, { id: await startVersion(tx, world.cast.administrator, { id: versionId }) })
  },
  'forms.start_trial': async (tx, actor, owner) => startTrial(tx, actor, { id: (await make(tx, owner)).versionId }),
}

for (const [name, attempt] of Object.entries(commands))
  test(`${name}: who may, for whom`, () =>
    database.rolledBack(async (tx) => {
      for (const who of castNames) {
        const allowed: Owner[] = []
        for (const owner of owners)
          if (await isAllowed(tx, () => attempt(tx, world.cast[who], owner), ['kernel.forbidden'])) allowed.push(owner)
        assert.deepEqual(allowed, may[who] ?? [], who)
      }
    }))

const ofOneself: Record<string, (tx: Tx, actor: Actor, id: string) => Promise<unknown>> = {
  'forms.read_draft': (tx, actor, id) => getDraft(tx, actor, id),
  'forms.save_draft': (tx, actor, id) => saveDraft(tx, actor, saveDraftInput.parse({ id, version: '1' }), services),
  'forms.drop_draft': (tx, actor, id) => dropDraft(tx, actor, { id }),
}

test('a draft is its owner’s alone, of an administrator too nobody learns that it exists', () =>
  database.rolledBack(async (tx) => {
    const owner = world.cast.clerk
    const { versionId } = await make(tx, 'tanLap')
    const id = await startDraft(tx, owner, { versionId, purpose: 'forms.trial' })
    for (const [name, attempt] of Object.entries(ofOneself))
      for (const who of castNames) {
        const code = await undone(tx, () => attempt(tx, world.cast[who], id)).then(
          () => 'done',
          (error: { code?: string }) => error.code,
        )
        assert.equal(code, who === 'clerk' ? 'done' : 'kernel.not_found', `${name} ${who}`)
      }
  }))

test('a published version is never changed, dropped or published again, not even past the program', () =>
  database.rolledBack(async (tx) => {
    const actor = world.cast.administrator
    const { versionId: id } = await make(tx, 'tanLap')
    await publishVersion(tx, actor, { id })
    for (const attempt of [
      () => saveForm(tx, actor, sent(id)),
      () => publishVersion(tx, actor, { id }),
      () => dropVersion(tx, actor, { id }),
      () => tx.query.updateTable('forms.version').set({ title: 'x' }).where('id', '=', id).execute(),
      () => tx.query.deleteFrom('forms.version').where('id', '=', id).execute(),
    ])
      await assert.rejects(undone<unknown>(tx, attempt), (error: { code?: string; constraint?: string }) =>
        [error.code, error.constraint].includes('forms.version_is_published'),
      )
  }))
