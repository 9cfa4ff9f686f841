// Behind the second wall: what PostgreSQL itself shows of drafts, whatever a statement forgets to ask for.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castNames, makeCastWithAccounts, type AnBinh, type CastName } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { reachOf } from '../../../kernel/access/actor-reach.ts'
import { withReach, type Reach } from '../../../kernel/database/reach.ts'
import { copyForm } from '../forms-fixtures.ts'
import { createForm, dropVersion, publishVersion, startVersion } from '../edit-form.ts'
import '../index.ts'
import { startDraft } from './save-draft.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
let world: AnBinh
let versionId: string
let drafts: { clerk: string; communeSpecialist: string; trial: string }

before(async () => {
  world = await own.committed(makeCastWithAccounts)
  const { clerk, communeSpecialist, administrator } = world.cast
  drafts = await own.committed(async (tx) => {
    const made = await createForm(tx, administrator, { authorityId: world.units.tanLap, definition: copyForm })
    versionId = made.versionId
    await publishVersion(tx, administrator, { id: versionId })
    const next = await startVersion(tx, administrator, { id: versionId })
    const begin = (actor: typeof clerk, of: string) => startDraft(tx, actor, { versionId: of, purpose: 'forms.trial' })
    return {
      clerk: await begin(clerk, versionId),
      communeSpecialist: await begin(communeSpecialist, versionId),
      trial: await begin(administrator, next),
    }
  })
})

const all = () => own.database.query.selectFrom('forms.draft').select('id').execute()
const seen = async (reach: Reach): Promise<string[]> => (await withReach(reach, all)).map(({ id }) => id)

test('without any condition everybody sees the own drafts, an administrator no more than others, nobody nothing', async () => {
  const owned: Partial<Record<CastName, string[]>> = {
    clerk: [drafts.clerk],
    communeSpecialist: [drafts.communeSpecialist],
    administrator: [drafts.trial],
  }
  for (const who of castNames) assert.deepEqual(await seen(reachOf(world.cast[who])), owned[who] ?? [], who)
  assert.deepEqual(await seen(reachOf(null)), [])
})

test('nobody changes or removes what they do not see', async () => {
  const { query } = own.database
  await withReach(reachOf(world.cast.communeReformOfficer), async () => {
    await query.updateTable('forms.draft').set({ values: '{}', revision: 99 }).execute()
    await query.deleteFrom('forms.draft').execute()
  })
  const left = await query.selectFrom('forms.draft').select('revision').execute()
  assert.deepEqual(
    left.map(({ revision }) => revision),
    [1, 1, 1],
  )
})

test('behind the wall an owner goes on with the own draft, over the page', async () => {
  const browser = await signedIn(app, 'clerk')
  await browser.get(`/ban-nhap/${drafts.clerk}`)
  const saved = await browser.submit(`/ban-nhap/${drafts.clerk}`, { version: '1', 'form.ho_ten': 'Lò Thị Mai' })
  assert.equal(saved.status, 303)
  await browser.get(`/ban-nhap/${drafts.clerk}`)
  assert.match(browser.page, /value="Lò Thị Mai"/)
})

test('an editor throws a version away with the trials of others that he does not see; drafts of what was published stay', async () => {
  const { communeReformOfficer } = world.cast
  const { version_id: id } = await own.database.query
    .selectFrom('forms.draft')
    .select('version_id')
    .where('id', '=', drafts.trial)
    .executeTakeFirstOrThrow()
  await withReach(reachOf(communeReformOfficer), () =>
    own.committed((tx) => dropVersion(tx, communeReformOfficer, { id: id! })),
  )
  assert.deepEqual((await all()).map((row) => row.id).toSorted(), [drafts.clerk, drafts.communeSpecialist].toSorted())
})
