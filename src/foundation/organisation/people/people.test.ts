import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { undone } from '../../../../test/support/undone.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { actorSource } from '../actor-source.ts'
import { today } from '../today.ts'
import { addPerson } from './add-person.ts'
import { createAccount, resetPassword } from './create-account.ts'
import { delegate } from './delegate.ts'
import { endDelegation } from './end-delegation.ts'
import { endPost } from './end-post.ts'
import { givePost } from './give-post.ts'
import { grantRole } from './grant-role.ts'
import { revokeRole } from './revoke-role.ts'

const db = testDatabase()
const inProvince = (work: (tx: Tx, world: AnBinh) => Promise<void>) => () =>
  db.rolledBack(async (tx) => work(tx, await makeCast(tx)))

const refused = (tx: Tx, code: string, work: () => Promise<unknown>) => assert.rejects(undone(tx, work), { code }, code)

/** What the person may do, as "role at unit", loans marked with an asterisk. */
async function rightsOf(tx: Tx, actor: Actor, days = 0): Promise<string[]> {
  const found = await actorSource({ ...tx, now: tx.now.add({ hours: 24 * days }) }, actor.personId)
  return (found?.grants ?? []).map(({ role, unitId, onBehalfOf }) => `${role} ${unitId}${onBehalfOf ? '*' : ''}`)
}

const loan = (tx: Tx, { units, cast }: AnBinh) => ({
  id: cast.communeChairman.personId,
  toId: cast.communeUnitHead.personId,
  unitId: units.tanLap,
  roles: [],
  isActingHead: false,
  from: today(tx).add({ days: 1 }),
  to: today(tx).add({ days: 5 }),
  reason: 'Đi công tác',
})

test(
  'lent roles are there from the first day to the last, beside one’s own',
  inProvince(async (tx, world) => {
    const { cast, units } = world
    await delegate(tx, cast.communeChairman, loan(tx, world))
    const own = [`member ${units.tanLapCulture}`, `unit_head ${units.tanLapCulture}`]
    assert.deepEqual(await rightsOf(tx, cast.communeUnitHead, 0), own)
    for (const day of [1, 5])
      assert.deepEqual(await rightsOf(tx, cast.communeUnitHead, day), [`leader ${units.tanLap}*`, ...own])
    assert.deepEqual(await rightsOf(tx, cast.communeUnitHead, 6), own)
  }),
)

test(
  'a loan reaches no further than the loan and the role both do',
  inProvince(async (tx, world) => {
    const { cast, units } = world
    const to = cast.departmentSpecialist
    const terms = { ...loan(tx, world), id: cast.chairman.personId, toId: to.personId, unitId: units.homeAffairs }
    await delegate(tx, cast.chairman, terms)
    assert.ok((await rightsOf(tx, to, 1)).includes(`leader ${units.homeAffairs}*`))
    // Lent over the whole province, a department's role stays the department's.
    const wide = { ...loan(tx, world), id: cast.departmentHead.personId, toId: to.personId, unitId: units.province }
    await delegate(tx, cast.departmentHead, wide)
    assert.ok((await rightsOf(tx, to, 1)).includes(`unit_head ${units.homeAffairs}*`))
  }),
)

test(
  'lent roles are not lent on, administration is not lent at all, and what is over is over',
  inProvince(async (tx, world) => {
    const { cast, units } = world
    const administrator = { ...loan(tx, world), id: cast.administrator.personId, unitId: units.province }
    await refused(tx, 'organisation.nothing_to_lend', () => delegate(tx, cast.administrator, administrator))
    await grantRole(tx, cast.administrator, {
      id: cast.administrator.personId,
      role: 'specialist',
      unitId: units.office,
    })
    await delegate(tx, cast.administrator, administrator)
    assert.deepEqual(
      (await rightsOf(tx, cast.communeUnitHead, 1)).filter((right) => right.endsWith('*')),
      [`specialist ${units.office}*`],
    )
    const on = {
      ...loan(tx, world),
      id: cast.communeUnitHead.personId,
      toId: cast.nobody.personId,
      unitId: units.office,
    }
    await refused(tx, 'organisation.nothing_to_lend', () => delegate(tx, cast.communeUnitHead, on))
    await refused(tx, 'organisation.delegates_to_oneself', () =>
      delegate(tx, cast.communeChairman, { ...loan(tx, world), toId: cast.communeChairman.personId }),
    )
    const past = { from: today(tx).subtract({ days: 9 }), to: today(tx).subtract({ days: 2 }) }
    await refused(tx, 'organisation.delegation_over', () =>
      delegate(tx, cast.communeChairman, { ...loan(tx, world), ...past }),
    )
  }),
)

test(
  'an acting head belongs to the unit, until the loan is taken back',
  inProvince(async (tx, world) => {
    const { cast, units } = world
    const terms = { ...loan(tx, world), from: today(tx), isActingHead: true }
    const delegationId = await delegate(tx, cast.communeChairman, terms)
    assert.ok((await rightsOf(tx, cast.communeUnitHead)).includes(`member ${units.tanLap}*`))
    await endDelegation(tx, cast.communeChairman, { id: cast.communeChairman.personId, delegationId })
    assert.equal(
      (await rightsOf(tx, cast.communeUnitHead)).some((right) => right.endsWith('*')),
      false,
    )
  }),
)

test(
  'one main post at a time, others beside it, one head in a unit',
  inProvince(async (tx, { cast, units }) => {
    const post = { id: cast.nobody.personId, unitId: units.tanLapOffice, title: 'Chuyên viên', isHead: false }
    await refused(tx, 'organisation.person_has_two_main_posts', () =>
      givePost(tx, cast.administrator, { ...post, isConcurrent: false }),
    )
    await givePost(tx, cast.administrator, { ...post, isConcurrent: true })
    assert.equal((await actorSource(tx, cast.nobody.personId))?.unitId, units.hoiLongOffice)
    assert.ok((await rightsOf(tx, cast.nobody)).includes(`member ${units.tanLapOffice}`))
    await refused(tx, 'organisation.unit_has_two_heads', () =>
      givePost(tx, cast.administrator, { ...post, unitId: units.tanLap, isHead: true, isConcurrent: true }),
    )
  }),
)

test(
  'who has no post any more is nobody, with all roles granted',
  inProvince(async (tx, { cast }) => {
    const { id: postId } = await tx.query
      .selectFrom('organisation.post')
      .select('id')
      .where('person_id', '=', cast.clerk.personId)
      .executeTakeFirstOrThrow()
    await endPost(tx, cast.administrator, { id: cast.clerk.personId, postId, lastDay: today(tx) })
    assert.ok(await actorSource(tx, cast.clerk.personId))
    assert.deepEqual(await rightsOf(tx, cast.clerk, 1), [])
  }),
)

test(
  'a revoked role is gone at once, but not the last administrator’s',
  inProvince(async (tx, { cast, units }) => {
    const role = { id: cast.clerk.personId, role: 'administrator', unitId: units.province } as const
    const grantId = await grantRole(tx, cast.administrator, role)
    assert.ok((await rightsOf(tx, cast.clerk)).includes(`administrator ${units.province}`))
    await refused(tx, 'organisation.role_granted_already', () => grantRole(tx, cast.administrator, role))
    await revokeRole(tx, cast.administrator, { id: cast.clerk.personId, grantId })
    assert.equal(
      (await rightsOf(tx, cast.clerk)).some((right) => right.startsWith('administrator')),
      false,
    )
    const last = await tx.query
      .selectFrom('organisation.role_grant')
      .select('id')
      .where('role', '=', 'administrator')
      .executeTakeFirstOrThrow()
    await refused(tx, 'organisation.last_administrator', () =>
      revokeRole(tx, cast.administrator, { id: cast.administrator.personId, grantId: last.id }),
    )
  }),
)

test(
  'a new colleague comes with a post, and gets a password to replace',
  inProvince(async (tx, { cast, units }) => {
    const id = await addPerson(tx, cast.administrator, {
      personName: 'Mai Văn Mới',
      unitId: units.tanLapOffice,
      title: 'Công chức',
      isHead: false,
      isConcurrent: false,
    })
    const { password } = await createAccount(tx, cast.administrator, { id, login: 'moi.mv' })
    const again = await resetPassword(tx, cast.administrator, { id })
    assert.equal(again.login, 'moi.mv')
    assert.notEqual(again.password, password)
    await refused(tx, 'organisation.account_exists', () => createAccount(tx, cast.administrator, { id, login: 'khac' }))
    await refused(tx, 'kernel.login_taken', () =>
      createAccount(tx, cast.administrator, { id: cast.clerk.personId, login: 'moi.mv' }),
    )
  }),
)
