// No open step may be in nobody's list unseen: who can do it is told by grants, posts and loans, and noted on the step.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { castNames, type UnitKey } from '../../../../test/support/cast.ts'
import { makeCaseWorld, monday, only, type CaseWorld } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { findActor } from '../../../kernel/access/actor-source.ts'
import { isWithin, type Actor } from '../../../kernel/access/actor.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { canBeDone, decidingRoles, findAuthorityOf, grantRole, roles } from '../../organisation/index.ts'
import { countStepsLeft } from '../upkeep/work-left.ts'
import { caseFixtures } from '../case-fixtures.ts'
import {
  assignStep,
  claimStep,
  completeStep,
  mayAct,
  moveStep,
  noteHolders,
  processFixtures,
  releaseStep,
} from '../index.ts'

const db = testDatabase()
before(caseFixtures.register)
const { work, end } = processFixtures

const inWorld = (run: (tx: Tx, world: CaseWorld) => Promise<void>) =>
  db.rolledBack(async (tx) => run(tx, await makeCaseWorld(tx)), { now: monday })

const by = (role: string) => ({
  steps: [work('do', 'again', { role }), work('again', 'done', { role, unit: { rule: 'same' } }), end('done')],
})

const noted = async (tx: Tx): Promise<string[]> =>
  (
    await sql<{ key: string }>`select key from workflow.step where closed_at is null and nobody_since is not null
    order by key`.execute(tx.query)
  ).rows.map(({ key }) => key)

/** Has no post since yesterday. */
const leaves = (tx: Tx, { personId }: Actor) =>
  sql`update organisation.post set valid_to = '2026-03-01' where person_id = ${personId}`.execute(tx.query)
const loses = (tx: Tx, { personId }: Actor, role: string) =>
  sql`delete from organisation.role_grant where person_id = ${personId} and role = ${role}`.execute(tx.query)
const lends = (tx: Tx, from: Actor, to: Actor, unitId: string, lent: string[] | null = null) =>
  sql`insert into organisation.delegation (id, from_person_id, to_person_id, unit_id, roles, valid_from, valid_to, reason,
      is_acting_head)
    values (${tx.id()}, ${from.personId}, ${to.personId}, ${unitId}, ${lent}, '2026-03-01', '2026-03-31', 'Nghỉ ốm',
      false)`.execute(tx.query)
const again = async (tx: Tx, actor: Actor) => await findActor(tx, { id: actor.accountId, personId: actor.personId })

const canNow = async (tx: Db, unitId: string, role: string, personId: string | null): Promise<boolean> => {
  const place = { unitId: sql`${unitId}::uuid`, role: sql`${role}::text`, personId: sql`${personId}::uuid` }
  return (await sql<{ can: boolean }>`select ${canBeDone(tx, place)} as can`.execute(tx.query)).rows[0]!.can
}

test('who could do it in SQL is who may act by their rights, of every role in every kind of unit', () =>
  inWorld(async (tx, { units, cast }) => {
    await leaves(tx, cast.departmentHead)
    await lends(tx, cast.communeUnitHead, cast.communeSpecialist, units.tanLapCulture)
    await lends(tx, cast.communeSpecialist, cast.clerk, units.tanLapCulture, ['unit_head'])
    const present = (await Promise.all(castNames.map((name) => again(tx, cast[name])))).filter(
      (one) => one !== undefined,
    )
    const places: UnitKey[] = [
      'province',
      'homeAffairs',
      'justiceOffice',
      'tanLap',
      'tanLapCulture',
      'tanLapCentre',
      'suoiMay',
    ]
    for (const key of places) {
      const unitId = units[key]
      const authority = (await findAuthorityOf(tx, unitId))!
      const unitPath = (
        await sql<{ path: string }>`select path::text from organisation.unit where id = ${unitId}`.execute(tx.query)
      ).rows[0]!.path
      for (const role of roles.filter((one) => one !== 'member')) {
        const within = present.filter((actor) =>
          mayAct(
            {
              ...actor,
              grants: actor.grants.filter(
                ({ path }) => !decidingRoles.includes(role) || isWithin(path, authority.path),
              ),
            },
            {
              role,
              unitPath,
              personId: null,
            },
          ),
        )
        assert.equal(await canNow(tx, unitId, role, null), within.length > 0, `${role} in ${key}`)
        for (const name of ['communeUnitHead', 'communeSpecialist', 'clerk', 'departmentHead', 'chairman'] as const) {
          const { personId } = cast[name]
          const could = present.some((actor) => mayAct(actor, { role, unitPath, personId }))
          assert.equal(await canNow(tx, unitId, role, personId), could, `${role} in ${key} held by ${name}`)
        }
      }
    }
  }))

test('what nobody can do any more is noted, also what opens later, and no longer when somebody can', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const first = only((await start(by('specialist'))).opened)
    await noteHolders(tx)
    assert.deepEqual(await noted(tx), [])
    await loses(tx, cast.communeSpecialist, 'specialist')
    assert.equal(await noteHolders(tx), 1)
    assert.deepEqual(await noted(tx), ['do'])
    assert.equal(await noteHolders(tx), 0)
    // A rule goes on; the next step opens where nobody is, and is seen at once.
    await completeStep(tx, { rule: 'test' }, { stepId: first.id, action: 'next', facts: {} })
    assert.deepEqual(await noted(tx), ['again'])
    await grantRole(tx, cast.administrator, {
      id: cast.clerk.personId,
      role: 'specialist',
      unitId: units.tanLapCulture,
      from: Temporal.PlainDate.from('2026-03-01'),
    } as Parameters<typeof grantRole>[2])
    assert.equal(await noteHolders(tx), 1)
    assert.deepEqual(await noted(tx), [])
  }))

test('what a colleague holds who has left stands still although others have the role, until it is given to one', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { id: stepId } = only((await start(by('specialist'))).opened)
    await claimStep(tx, cast.communeSpecialist, { stepId })
    await sql`insert into organisation.role_grant (id, person_id, unit_id, role, valid_from)
      values (${tx.id()}, ${cast.clerk.personId}, ${units.tanLapCulture}, 'specialist', '2026-03-01')`.execute(tx.query)
    await leaves(tx, cast.communeSpecialist)
    await noteHolders(tx)
    assert.deepEqual(await noted(tx), ['do'])
    const nobodyElse = assignStep(tx, cast.communeUnitHead, { stepId, personId: cast.communeUnitHead.personId })
    await assert.rejects(nobodyElse, { code: 'workflow.person_cannot_act' })
    await assignStep(tx, cast.communeUnitHead, { stepId, personId: cast.clerk.personId })
    assert.deepEqual(await noted(tx), [])
  }))

test('the head gives what nobody can do to a person of the unit or takes it, and that person does it', () =>
  inWorld(async (tx, { cast, start }) => {
    const { id: stepId } = only((await start(by('specialist'))).opened)
    const { communeUnitHead: head, communeSpecialist: former, clerk } = cast
    const give = (actor: Actor, { personId }: Actor) => assignStep(tx, actor, { stepId, personId })
    // As long as somebody has the role, it goes to nobody else.
    await assert.rejects(give(head, head), { code: 'workflow.person_cannot_act' })
    await loses(tx, former, 'specialist')
    await noteHolders(tx)
    await assert.rejects(give(head, clerk), { code: 'workflow.person_cannot_act' })
    await assert.rejects(give(clerk, former), { code: 'kernel.forbidden' })
    const stripped = (await again(tx, former))!
    await assert.rejects(completeStep(tx, stripped, { stepId, action: 'next', facts: {} }), {
      code: 'kernel.forbidden',
    })
    await give(head, former)
    assert.deepEqual(await noted(tx), [])
    await releaseStep(tx, head, { stepId })
    assert.deepEqual(await noted(tx), ['do'])
    await give(head, former)
    await noteHolders(tx)
    assert.deepEqual(await noted(tx), [])
    await leaves(tx, former)
    await noteHolders(tx)
    assert.deepEqual(await noted(tx), ['do'])
    await give(head, head)
    const { opened } = await completeStep(tx, head, { stepId, action: 'next', facts: {} })
    assert.equal(only(opened).personId, null)
  }))

test('a deciding step goes to nobody who does not lead', () =>
  inWorld(async (tx, { cast, start }) => {
    const { id: stepId } = only((await start(by('unit_head'))).opened)
    await loses(tx, cast.communeUnitHead, 'unit_head')
    await noteHolders(tx)
    const give = ({ personId }: Actor) => assignStep(tx, cast.communeChairman, { stepId, personId })
    await assert.rejects(give(cast.communeSpecialist), { code: 'workflow.stand_in_must_lead' })
    await give(cast.communeChairman)
    await completeStep(tx, cast.communeChairman, { stepId, action: 'next', facts: {} })
  }))

test('whoever leads both units moves it to where somebody can; the head of one cannot', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { id: stepId } = only((await start(by('specialist'))).opened)
    const move = (actor: Actor, unit: UnitKey) => moveStep(tx, actor, { stepId, unitId: units[unit] })
    await sql`insert into organisation.role_grant (id, person_id, unit_id, role, valid_from)
      values (${tx.id()}, ${cast.clerk.personId}, ${units.tanLapEconomy}, 'specialist', '2026-03-01')`.execute(tx.query)
    await assert.rejects(move(cast.communeChairman, 'tanLapEconomy'), { code: 'workflow.somebody_can' })
    await loses(tx, cast.communeSpecialist, 'specialist')
    await assert.rejects(move(cast.communeUnitHead, 'tanLapEconomy'), { code: 'kernel.forbidden' })
    await assert.rejects(move(cast.communeChairman, 'suoiMayEconomy'), { code: 'kernel.forbidden' })
    await assert.rejects(move(cast.communeChairman, 'tanLapOffice'), { code: 'workflow.nobody_there' })
    await move(cast.communeChairman, 'tanLapEconomy')
    const doer = (await again(tx, cast.clerk))!
    const { opened } = await completeStep(tx, doer, { stepId, action: 'next', facts: {} })
    assert.equal(only(opened).unitId, units.tanLapEconomy)
  }))

test('before a role or a post ends it is known how many steps nobody could do, each counted once', () =>
  inWorld(async (tx, { units, cast, start }) => {
    const { communeSpecialist: specialist, communeUnitHead: head, clerk } = cast
    const first = only((await start(by('specialist'))).opened)
    await start(by('specialist'))
    await start(by('clerk'))
    const { rows } = await sql<{ id: string; role: string; unitPath: string }>`
      select role_grant.id, role, unit.path::text as "unitPath" from organisation.role_grant
      join organisation.unit on unit.id = unit_id where person_id = ${specialist.personId}`.execute(tx.query)
    const count = async () =>
      countStepsLeft(tx, [
        { personId: specialist.personId, grantId: rows.find(({ role }) => role === 'specialist')!.id, roles: rows },
        { personId: specialist.personId, grantId: null, roles: [...rows, ...rows] },
        { personId: head.personId, grantId: null, roles: [{ role: 'unit_head', unitPath: rows[0]!.unitPath }] },
      ])
    assert.deepEqual(await count(), [2, 2, 0])
    await claimStep(tx, specialist, { stepId: first.id })
    await sql`insert into organisation.role_grant (id, person_id, unit_id, role, valid_from)
      values (${tx.id()}, ${clerk.personId}, ${units.tanLapCulture}, 'specialist', '2026-03-01')`.execute(tx.query)
    // Who holds one leaves it behind, although another has the role.
    assert.deepEqual(await count(), [1, 1, 0])
  }))
