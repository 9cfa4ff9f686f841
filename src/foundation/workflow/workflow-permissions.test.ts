// Who may do what where: designing, by role and place; steps, by role, unit and holder.
import assert from 'node:assert/strict'
import { readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { before, test } from 'node:test'
import type { CastName, UnitKey } from '../../../test/support/cast.ts'
import { makeCaseWorld, monday, only, type CaseWorld } from '../../../test/support/case-world.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { isAllowed } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { caseFixtures } from './case-fixtures.ts'
import { beginProcess } from './designing/begin-process.ts'
import { createProcess } from './designing/create-process.ts'
import { importProcess } from './designing/import-process.ts'
import { copyProcess, discardDraft, newDraft } from './designing/new-draft.ts'
import { saveDraft } from './designing/save-draft.ts'
import { writeBpmn } from './bpmn/write-bpmn.ts'
import { assignStep, claimStep, completeStep, processFixtures, publishVersion, releaseStep } from './index.ts'
import { moveRuns } from './running/move-runs.ts'

const db = testDatabase()
before(caseFixtures.register)
const { ordinaryProcess, published, work, end } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

const owners = ['province', 'tanLap', 'tanLapSouth'] as const satisfies readonly UnitKey[]
type Owner = (typeof owners)[number]

/** For which authorities each may design; whoever is not named, for none. */
const designs: Partial<Record<CastName, readonly Owner[]>> = {
  administrator: owners,
  reformOfficer: owners,
  procedureOfficer: owners,
  communeReformOfficer: ['tanLap'],
  otherCommuneOfficer: ['tanLapSouth'],
}

type Made = { draft: Record<Owner, string>; version: Record<Owner, string> }
type Attempt = (tx: Tx, actor: Actor, owner: Owner, world: CaseWorld & Made) => Promise<unknown>

const head = (world: CaseWorld, owner: Owner) => ({ unitId: world.units[owner], subjectKind: caseFixtures.kind })

const attempts: Record<string, Attempt> = {
  'workflow.begin_process': (tx, actor, owner, world) =>
    beginProcess(tx, actor, { ...head(world, owner), name: 'Mới', termAmount: '', termUnit: '' }),
  'workflow.import_process': async (tx, actor, owner, world) => {
    const path = join(tmpdir(), `${tx.id()}.bpmn`)
    await writeFile(path, await writeBpmn('Nhập', ordinaryProcess()))
    const size = (await readFile(path)).length
    const file = { path, name: 'a.bpmn', size } as Parameters<typeof importProcess>[2]['file']
    await importProcess(tx, actor, { ...head(world, owner), file }).finally(() => rm(path))
  },
  'workflow.save_draft': (tx, actor, owner, { draft }) =>
    saveDraft(tx, actor, { id: draft[owner], version: 1, op: 'add:work' }),
  'workflow.publish': (tx, actor, owner, { draft }) => publishVersion(tx, actor, { id: draft[owner], version: 1 }),
  'workflow.discard_draft': (tx, actor, owner, { draft }) => discardDraft(tx, actor, { id: draft[owner], version: 1 }),
  'workflow.begin_draft': (tx, actor, owner, { version }) => newDraft(tx, actor, { id: version[owner] }),
  'workflow.copy_process': (tx, actor, owner, world) =>
    copyProcess(tx, actor, { id: world.version.province, unitId: world.units[owner], name: 'Bản sao' }),
  // No such case runs; that is found out after the right to move it.
  'workflow.move_runs': (tx, actor, owner, { version }) =>
    moveRuns(tx, actor, { id: version[owner], runIds: [tx.id()] }).catch((error: { code?: string }) => {
      if (error.code !== 'kernel.changed_meanwhile') throw error
    }),
}

const allowed = (tx: Tx, attempt: () => Promise<unknown>) => isAllowed(tx, attempt, ['kernel.forbidden'])

for (const [name, attempt] of Object.entries(attempts))
  test(`${name}: who may, for whom`, () =>
    inWorld(async (tx, world) => {
      const made: Made = { draft: {} as Made['draft'], version: {} as Made['version'] }
      for (const owner of owners) {
        const process = { ...head(world, owner), name: 'Quy trình', definition: ordinaryProcess() }
        made.version[owner] = await published(tx, world.cast.reformOfficer, process)
        made.draft[owner] = (await createProcess(tx, world.cast.reformOfficer, process)).versionId
      }
      for (const [who, actor] of Object.entries(world.cast)) {
        const may: Owner[] = []
        for (const owner of owners)
          if (await allowed(tx, () => attempt(tx, actor, owner, { ...world, ...made }))) may.push(owner)
        assert.deepEqual(may, designs[who as CastName] ?? [], who)
      }
    }))

test('steps: the role over the unit acts and takes; heads give; what somebody holds is that person’s', () =>
  inWorld(async (tx, { cast, start }) => {
    const { opened } = await start({ steps: [work('do', 'done'), end('done')] })
    const stepId = only(opened).id
    const personId = cast.communeSpecialist.personId
    const may = async (attempt: (actor: Actor) => Promise<unknown>) => {
      const names: string[] = []
      for (const [name, actor] of Object.entries(cast)) if (await allowed(tx, () => attempt(actor))) names.push(name)
      return names
    }
    const acts = (actor: Actor) => completeStep(tx, actor, { stepId, action: 'next', facts: {} })
    const heads = ['reformOfficer', 'chairman', 'communeChairman', 'communeReformOfficer', 'communeUnitHead']
    assert.deepEqual(await may(acts), ['communeSpecialist'])
    assert.deepEqual(await may((actor) => claimStep(tx, actor, { stepId })), ['communeSpecialist'])
    assert.deepEqual(await may((actor) => assignStep(tx, actor, { stepId, personId })), heads)
    await claimStep(tx, cast.communeSpecialist, { stepId })
    assert.deepEqual(await may(acts), ['communeSpecialist'])
    assert.deepEqual(await may((actor) => releaseStep(tx, actor, { stepId })), [...heads, 'communeSpecialist'])
  }))
