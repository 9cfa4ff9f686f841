// The second wall against the first: what PostgreSQL shows to a statement without any condition is what `isReadable` says.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { castNames, makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { askOpinion } from '../../foundation/workflow/index.ts'
import { reachOf } from '../../kernel/access/actor-reach.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { withReach, type Reach } from '../../kernel/database/reach.ts'
import { reader } from '../../kernel/database/transaction.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { correctDossier, correctDossierInput } from './correct-dossier.ts'
import { act, aFiling, makeOneStop, stepOf, throughTo, type OneStop } from './dossier-fixtures.ts'
import { insertDossier } from './file-dossier.ts'
import { findInterlinked } from './interlinked.ts'
import { isReadable } from './lock-dossier.ts'

const own = testDatabase({ own: true })
const app = testApp(own)
const newcomer = '0198f000-0000-7000-8000-00000000fa12'
const names = ['ours', 'ended', 'helped', 'asked', 'lent', 'elsewhere', 'child'] as const
type Name = (typeof names)[number]
let world: AnBinh & { shop: OneStop }
let ids: Record<Name, string>

async function makeDossiers(tx: Tx): Promise<Record<Name, string>> {
  const { cast, units, shop } = world
  const filing = (changes = {}) => aFiling(shop, world, changes)
  const through = async (until: Parameters<typeof throughTo>[3], changes = {}) =>
    (await throughTo(tx, world, filing(changes), until)).id
  const ours = await through('handle')
  const ended = await through('done')
  const helped = await through('assign', { helpUnitId: units.tanLapSouthCentre })
  // An opinion asked of another commune: its people see it by the step alone.
  const asked = await through('handle')
  const { id: stepId } = await stepOf(tx, asked, 'handle')
  await askOpinion(tx, cast.communeSpecialist, { stepId, unitId: units.tanLapSouthOffice, question: '?', dueAt: null })
  // Held once by somebody from far away.
  const lent = await through('handle')
  await sql`update workflow.step set person_id = ${cast.departmentSpecialist.personId}
    where subject_id = ${lent} and key = 'check_in'`.execute(tx.query)
  // Nothing is filed where nobody of the role could take it.
  await sql`insert into organisation.person (id, name, created_at) values (${newcomer}, 'Phạm Thị Xa', ${tx.now})`.execute(
    tx.query,
  )
  await sql`insert into organisation.role_grant (id, person_id, unit_id, role, valid_from)
    values (${tx.id()}, ${newcomer}, ${units.suoiMayCentre}, 'clerk', '2020-01-01')`.execute(tx.query)
  await sql`insert into organisation.post (id, person_id, unit_id, title, valid_from)
    values (${tx.id()}, ${newcomer}, ${units.suoiMayCentre}, 'Viên chức', '2020-01-01')`.execute(tx.query)
  const far = { receptionUnitId: units.suoiMayCentre, applicantNumber: '097190009999' }
  const elsewhere = (await insertDossier(tx, { rule: 'test' }, filing(far))).id
  const child = (await insertDossier(tx, { rule: 'test' }, filing({ ...far, parentId: ours }))).id
  return { ours, ended, helped, asked, lent, elsewhere, child }
}

before(async () => {
  world = await own.committed(async (tx) => {
    const province = await makeCastWithAccounts(tx)
    return { ...province, shop: await makeOneStop(tx, province) }
  })
  ids = await own.committed(makeDossiers)
})

type Found = { rows: { id: string }[] }
const namesOf = ({ rows }: Found): string[] => {
  const found = new Set(rows.map(({ id }) => id))
  return names.filter((name) => found.has(ids[name]))
}
const behindWall = async (reach: Reach, table = 'dossiers.dossier', column = 'id'): Promise<string[]> =>
  withReach(reach, async () =>
    namesOf(
      await sql<{ id: string }>`select ${sql.ref(column)} as id from ${sql.table(table)}`.execute(own.database.query),
    ),
  )
const readable = async (actor: Actor): Promise<string[]> =>
  namesOf(
    await sql<{ id: string }>`select id from dossiers.dossier as dossier where ${isReadable(actor)}`.execute(
      own.database.query,
    ),
  )

test('without any condition everybody sees what the first wall shows, and nobody nothing', async () => {
  const all: Partial<Record<CastName, string[]>> = {}
  for (const who of castNames) {
    const actor = world.cast[who]
    all[who] = await behindWall(reachOf(actor))
    assert.deepEqual(all[who], await readable(actor), who)
  }
  assert.deepEqual(await behindWall(reachOf(null)), [])
  // The comparison is about something: those who see all, some, one for its step alone, none.
  const atTanLap = ['ours', 'ended', 'helped', 'asked', 'lent']
  assert.deepEqual(all.administrator, names)
  assert.deepEqual(all.clerk, atTanLap)
  assert.deepEqual(all.otherCommuneOfficer, ['helped', 'asked'])
  assert.deepEqual(all.departmentSpecialist, ['lent'])
  assert.deepEqual([all.nobody, all.procedureOfficer, all.appraiser], [[], [], []])
})

test('what hangs on a dossier is seen with it', async () => {
  const { clerk, departmentSpecialist, nobody } = world.cast
  for (const table of ['dossiers.paper', 'dossiers.result', 'dossiers.hand_over']) {
    const withIt = await behindWall(reachOf(clerk), table, 'dossier_id')
    assert.ok(withIt.includes('ended') && !withIt.includes('elsewhere'), table)
    assert.deepEqual(await behindWall(reachOf(nobody), table, 'dossier_id'), [], table)
  }
  assert.deepEqual(await behindWall(reachOf(departmentSpecialist), 'dossiers.paper', 'dossier_id'), ['lent'])
})

test('what dossiers are found by stands beside them, with the same units and words', async () => {
  const { clerk } = world.cast
  const input = {
    id: ids.ours,
    applicantKind: 'citizen',
    applicantName: 'Tạ Thị Đổi',
    returnBy: 'counter',
    reason: 'Nhầm',
  }
  await withReach(reachOf(clerk), () =>
    own.committed((tx) => correctDossier(tx, clerk, correctDossierInput.parse(input))),
  )
  const { rows } = await sql<{ apart: number; found: string[] }>`
    select count(*) filter (where entry.scope_ids is distinct from dossier.scope_ids
        or entry.filed_at is distinct from dossier.filed_at)::int as apart,
      array_agg(dossier.id) filter (where entry.search @@ 'doi'::tsquery) as found
    from dossiers.dossier left join dossiers.search_entry as entry on entry.dossier_id = dossier.id`.execute(
    own.database.query,
  )
  assert.deepEqual(rows[0], { apart: 0, found: [ids.ours] })
})

test('whoever waits for a dossier of another unit sees where it stands, and of nobody whose it is', async () => {
  const { clerk } = world.cast
  const [child, ...more] = await withReach(reachOf(clerk), () => findInterlinked(reader(own.database), clerk, ids.ours))
  assert.equal(more.length, 0)
  assert.equal(child?.id, ids.child)
  assert.equal(child.readable, false)
  assert.deepEqual(
    Object.keys(child).filter((key) => key.startsWith('applicant')),
    [],
  )
})

test('a request reaches as far as whoever sends it', async () => {
  const statusFor = async (who: CastName, name: Name) =>
    (await (await signedIn(app, who)).get(`/ho-so/${ids[name]}`)).status
  assert.equal(await statusFor('clerk', 'ours'), 200)
  assert.equal(await statusFor('clerk', 'elsewhere'), 404)
  assert.equal(await statusFor('departmentSpecialist', 'lent'), 200)
  assert.equal(await statusFor('otherCommuneOfficer', 'asked'), 200)
})

test('work goes on behind the wall: each does the own step', async () => {
  const { communeSpecialist, communeUnitHead } = world.cast
  const done = async (actor: Actor, key: string, action: string) =>
    withReach(reachOf(actor), () => own.committed((tx) => act(tx, actor, ids.ours, key, action)))
  await done(communeSpecialist, 'handle', 'propose')
  await done(communeUnitHead, 'approve', 'approve')
})
