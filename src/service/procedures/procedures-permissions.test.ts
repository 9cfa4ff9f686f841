import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { findActor } from '../../kernel/access/actor-source.ts'
import { isAllowed, whoMay } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { grantRole } from '../../foundation/organisation/index.ts'
import { abolishProcedure } from './abolish-procedure.ts'
import { announceVersions } from './announce-versions.ts'
import { draftProcedure } from './draft-procedure.ts'
import { discardDraft } from './editing/discard-draft.ts'
import { addFile, removeFile } from './editing/draft-files.ts'
import { arrangeItem, pasteItems, saveItem } from './editing/items.ts'
import { saveSection } from './editing/save-section.ts'
import { newProcedure, newVersion } from './editing/start-draft.ts'
import { addPlace, endPlace } from './posting/places.ts'
import { addField, changeField } from './keeping/keep-fields.ts'
import { setPostingRule } from './keeping/set-posting-rule.ts'
import { recordRemoval } from './posting/record-removal.ts'
import { recordPosting } from './posting/record-posting.ts'
import { aDecision, aProcedure, makeProcedures, type MadeProcedures } from './procedure-fixtures.ts'
import { procedureRoutes } from './routes.ts'
import { linkRunning } from './running.ts'
import { takeBack } from './take-back.ts'
import { processFixtures } from '../../foundation/workflow/index.ts'
import { takeProcess } from './process/take-process.ts'
import { addWord, removeWord } from './words/everyday-words.ts'

// What actions of a process mean, a later module says: all of them are there.
import '../../../test/support/client.ts'

// Every command × everybody of the cast, on a draft, a procedure in force and a board of the province's catalogue.
const db = testDatabase()

type Scene = { world: AnBinh; made: MadeProcedures; draftId: string; placeId: string }
type Attempt = (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown>

const head = ({ draftId }: Scene) => ({ id: draftId, revision: 1 })
const services = { services: undefined as never }
const link = 'https://anbinh.example/niem-yet'

const commands: Record<string, Attempt> = {
  new: (tx, actor, { world }) =>
    newProcedure(tx, actor, {
      authorityId: world.units.province,
      kind: 'public',
      code: 'TL-01',
      procedureName: 'Xác nhận',
      fieldId: 'land',
      tier: 'commune',
      base: 'confirmation',
    }),
  save_section: (tx, actor, scene) =>
    saveSection(tx, actor, { ...head(scene), section: 'general', values: { manner: 'Trực tiếp' } }),
  save_item: (tx, actor, scene) =>
    saveItem(tx, actor, { ...head(scene), list: 'components', key: undefined, values: { name: 'Đơn' } }),
  arrange_item: (tx, actor, scene) =>
    arrangeItem(tx, actor, { ...head(scene), list: 'components', key: 'to-khai', move: 'remove' }),
  paste_items: (tx, actor, scene) => pasteItems(tx, actor, { ...head(scene), list: 'components', pasted: 'Đơn | 1' }),
  link_running: (tx, actor, scene) =>
    linkRunning(tx, actor, { ...head(scene), formVersionId: undefined, processVersionId: undefined }),
  take_process: async (tx, actor, { world, made }) => {
    const officer = world.cast.procedureOfficer
    const unitId = world.units.province
    const definition = processFixtures.parallelProcess()
    const first = await processFixtures.published(tx, officer, { unitId, definition })
    const id = await newVersion(tx, officer, { id: made.land.procedureId })
    await linkRunning(tx, officer, { id, revision: 1, formVersionId: undefined, processVersionId: first })
    // Whoever keeps no catalogue publishes it for nobody.
    const next = await processFixtures.publishedNext(tx, world.cast.administrator, first, { definition })
    return takeProcess(tx, actor, { id: next.versionId, from: undefined })
  },
  add_file: (tx, actor, scene) =>
    addFile(tx, actor, { ...head(scene), role: 'guide', title: 'Hướng dẫn', link, file: undefined }, services),
  remove_file: (tx, actor, scene) => removeFile(tx, actor, { ...head(scene), key: 'huong-dan' }),
  discard_draft: (tx, actor, { draftId }) => discardDraft(tx, actor, { id: draftId }),
  new_version: (tx, actor, { made }) => newVersion(tx, actor, { id: made.birth.procedureId }),
  announce: (tx, actor, { draftId }) =>
    announceVersions(tx, actor, { ids: [draftId], ...aDecision, number: '2/QĐ-UBND' }),
  abolish: (tx, actor, { made }) =>
    abolishProcedure(tx, actor, {
      id: made.birth.procedureId,
      ...aDecision,
      from: Temporal.PlainDate.from('2026-05-01'),
    }),
  take_back: (tx, actor, { made }) =>
    takeBack(tx, actor, {
      id: made.birth.procedureId,
      versionId: made.birth.versionId,
      act: 'announced',
      reason: 'Nhầm ngày',
    }),
  add_place: (tx, actor, { world }) =>
    addPlace(tx, actor, {
      unitId: world.units.tanLap,
      placeKind: 'website',
      placeName: 'Trang xã',
      tiers: ['commune'],
      internal: false,
    }),
  end_place: (tx, actor, { placeId }) => endPlace(tx, actor, { id: placeId }),
  record_posting: (tx, actor, { placeId, made }) =>
    recordPosting(tx, actor, {
      placeId,
      versionIds: [made.birth.versionId],
      on: Temporal.PlainDate.from('2026-01-05'),
      link,
      note: undefined,
    }),
  record_removal: async (tx, actor, { placeId, made, world }) => {
    const versionIds = [made.birth.versionId]
    const officer = world.cast.procedureOfficer
    await recordPosting(tx, officer, {
      placeId,
      versionIds,
      on: Temporal.PlainDate.from('2026-01-05'),
      link,
      note: undefined,
    })
    const from = Temporal.PlainDate.from('2026-01-06')
    await abolishProcedure(tx, officer, { id: made.birth.procedureId, ...aDecision, number: '7/QĐ-UBND', from })
    const on = Temporal.PlainDate.from('2026-01-06')
    return recordRemoval(tx, actor, { placeId, versionIds, on, link, note: undefined })
  },
  add_field: (tx, actor) =>
    addField(tx, actor, { vi: 'Đo đạc', en: 'Surveying', source: '1/QĐ', validFrom: undefined, validTo: undefined }),
  change_field: (tx, actor) =>
    changeField(tx, actor, {
      field: 'land',
      vi: 'Đất đai, đo đạc',
      en: 'Land',
      source: '1/QĐ',
      validFrom: undefined,
      validTo: undefined,
    }),
  set_posting_rule: (tx, actor) =>
    setPostingRule(tx, actor, { validFrom: Temporal.PlainDate.from('2030-01-01'), workingDays: 3, source: '1/NĐ' }),
  add_word: (tx, actor) => addWord(tx, actor, { phrase: 'về một nhà', meaning: 'kết hôn', source: undefined }),
  remove_word: async (tx, actor) => {
    const word = await tx.query.selectFrom('procedures.synonym').select('id').limit(1).executeTakeFirstOrThrow()
    return removeWord(tx, actor, word)
  },
}

const allowed: Record<string, readonly CastName[]> = {
  record_posting: ['reformOfficer', 'communeReformOfficer', 'clerk', 'procedureOfficer'],
  record_removal: ['reformOfficer', 'communeReformOfficer', 'clerk', 'procedureOfficer'],
}

const inScene = (work: (tx: Tx, scene: Scene) => Promise<void>) =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const officer = world.cast.procedureOfficer
    const made = await makeProcedures(tx, world)
    const { versionId } = await draftProcedure(tx, officer, {
      authorityId: world.units.province,
      kind: 'internal',
      code: 'NB-01',
      content: aProcedure({ name: 'Điều động viên chức' }),
      formVersionId: null,
      processVersionId: null,
    })
    const place = { placeKind: 'board' as const, placeName: 'Bảng tại quầy', tiers: ['commune'], internal: false }
    const placeId = await addPlace(tx, officer, { unitId: world.units.tanLapCentre, ...place })
    await work(tx, { world, made, draftId: versionId, placeId })
  })

const refusals = ['kernel.forbidden', 'kernel.not_found', 'procedures.not_found', 'procedures.no_place']
const may = (tx: Tx, attempt: () => Promise<unknown>) => isAllowed(tx, attempt, refusals)

for (const [name, attempt] of Object.entries(commands))
  test(`procedures.${name}: who may`, () =>
    inScene(async (tx, scene) => {
      const able = await whoMay(tx, scene.world.cast, (_, actor) => attempt(tx, actor, scene), refusals)
      assert.deepEqual(able, new Set(allowed[name] ?? ['procedureOfficer']))
    }))

test('an officer of a commune keeps the commune’s catalogue, not the province’s', () =>
  inScene(async (tx, scene) => {
    const { cast, units } = scene.world
    const from = Temporal.PlainDate.from('2026-01-01')
    await grantRole(tx, cast.administrator, {
      id: cast.clerk.personId,
      role: 'procedure_officer',
      unitId: units.tanLap,
      from,
    })
    const actor = (await findActor(tx, { id: cast.clerk.accountId, personId: cast.clerk.personId }))!
    const own = {
      kind: 'internal',
      code: 'NB-02',
      content: aProcedure(),
      formVersionId: null,
      processVersionId: null,
    } as const
    assert.equal(await may(tx, () => draftProcedure(tx, actor, { ...own, authorityId: units.tanLap })), true)
    assert.equal(await may(tx, () => draftProcedure(tx, actor, { ...own, authorityId: units.province })), false)
    for (const name of ['save_section', 'new_version', 'announce', 'abolish', 'add_word', 'discard_draft'])
      assert.equal(await may(tx, () => commands[name]!(tx, actor, scene)), false, name)
  }))

test('every command of the pages stands in the table', () => {
  const exchanged = ['procedures.read_import', 'procedures.apply_import']
  const named = procedureRoutes.flatMap((route) => (route.kind === 'action' ? route.name : []))
  const known = [...Object.keys(commands).map((name) => `procedures.${name}`), ...exchanged]
  assert.deepEqual(
    named.filter((name) => !known.includes(name)),
    [],
  )
})
