import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { claimStep, findSteps, processFixtures } from '../../foundation/workflow/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Component } from '../procedures/index.ts'
import { act, aFiling, came, makeOneStop, quickProcess, stepOf, throughTo, type OneStop } from './dossier-fixtures.ts'
import { fileDossier } from './file-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { allNeeded, ensureComplete, groupsOf, missingOf } from './required-papers.ts'
import { takePart } from './take-part.ts'

const db = testDatabase()
type World = AnBinh & { shop: OneStop }

const inShop = (work: (tx: Tx, world: World) => Promise<void>, process = quickProcess()) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await work(tx, { ...province, shop: await makeOneStop(tx, province, process) })
    },
    { now: Temporal.Instant.from('2026-11-16T09:00:00+07:00') },
  )

const refused = (tx: Tx, work: () => Promise<unknown>, code: string, field: string, names?: string) =>
  assert.rejects(
    undone(tx, work),
    (error) =>
      error instanceof AppError &&
      (assert.deepEqual([error.code, error.field, error.details['names']], [code, field, names]), true),
  )

/** The specialist holds it and asks for both papers of a birth. */
async function askedForTwo(tx: Tx, world: World): Promise<string> {
  const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
  const { communeSpecialist } = world.cast
  await claimStep(tx, communeSpecialist, { stepId: (await stepOf(tx, id, 'handle')).id })
  await act(tx, communeSpecialist, id, 'handle', 'ask_supplement', {
    note: 'Tờ khai thiếu chữ ký',
    componentKeys: ['to-khai', 'chung-sinh'],
  })
  return id
}

test('a request is answered when each paper is there; what came before is kept and the clock stands meanwhile', () =>
  inShop(async (tx, world) => {
    const { clerk } = world.cast
    const id = await askedForTwo(tx, world)
    const take = (more = {}) => act(tx, clerk, id, 'supplement', 'taken', more)
    const both = 'Tờ khai đăng ký khai sinh; Giấy chứng sinh'
    await refused(tx, () => take(), 'dossiers.supplement_incomplete', 'copy-to-khai', both)
    await refused(
      tx,
      () => take(came('to-khai')),
      'dossiers.supplement_incomplete',
      'copy-chung-sinh',
      'Giấy chứng sinh',
    )

    const { id: stepId } = await stepOf(tx, id, 'supplement')
    await refused(tx, () => takePart(tx, clerk, { id, stepId, papers: [] }), 'dossiers.no_paper_named', 'copy-to-khai')
    await takePart(tx, clerk, { id, stepId, ...came('to-khai') })
    const waiting = await getDossier(tx, clerk, id)
    assert.deepEqual([waiting.state, waiting.due_at, waiting.requests[0]!.taken_at], ['supplement', null, null])
    assert.equal(waiting.papers.filter(({ supplement_id: of }) => of).length, 1)

    await take(came('chung-sinh'))
    const goesOn = await getDossier(tx, clerk, id)
    assert.equal(goesOn.state, 'processing')
    assert.notEqual(goesOn.due_at, null)
    assert.equal(goesOn.papers.filter(({ supplement_id: of }) => of).length, 2)
  }))

test('an officer goes on without a paper that was asked for only by naming it and saying why', () =>
  inShop(async (tx, world) => {
    const id = await askedForTwo(tx, world)
    const take = (more: object) => act(tx, world.cast.clerk, id, 'supplement', 'taken', { ...came('to-khai'), ...more })
    await refused(tx, () => take({ waivedKeys: ['chung-sinh'] }), 'dossiers.waived_needs_reason', 'waivedReason')
    await take({ waivedKeys: ['chung-sinh'], waivedReason: 'Đã tra được trong CSDL y tế' })
    const { state, requests } = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual(
      [state, requests[0]!.waived_keys, requests[0]!.waived_reason],
      ['processing', ['chung-sinh'], 'Đã tra được trong CSDL y tế'],
    )
  }))

test('what it was said to go on without is not missing when it is received', () =>
  inShop(async (tx, world) => {
    const { clerk } = world.cast
    const { id } = await fileDossier(tx, clerk, aFiling(world.shop, world, { papers: [] }))
    const receive = () => act(tx, clerk, id, 'check_in', 'receive')
    await act(tx, clerk, id, 'check_in', 'ask', { note: 'Thiếu tờ khai', componentKeys: ['to-khai'] })
    await act(tx, clerk, id, 'complete', 'completed', { waivedKeys: ['to-khai'], waivedReason: 'Đã có trong CSDL' })
    await receive()
    assert.equal((await getDossier(tx, clerk, id)).state, 'accepted')
  }, processFixtures.askingAtReception(quickProcess())))

test('after the papers have come it is again with whoever had it, who is told; with nobody once that post is left', () =>
  inShop(async (tx, world) => {
    const { clerk, communeSpecialist } = world.cast
    const id = await askedForTwo(tx, world)
    const answer = () => act(tx, clerk, id, 'supplement', 'taken', came('to-khai', 'chung-sinh'))
    await undone(tx, async () => {
      await answer()
      assert.equal((await stepOf(tx, id, 'handle')).person_id, communeSpecialist.personId)
      const notices = await tx.query.selectFrom('notifications.notification').select(['person_id', 'kind']).execute()
      assert.deepEqual(notices, [{ person_id: communeSpecialist.personId, kind: 'dossiers.goes_on' }])
    })
    await tx.query
      .updateTable('organisation.role_grant')
      .set({ valid_to: Temporal.PlainDate.from('2026-11-15') })
      .where('person_id', '=', communeSpecialist.personId)
      .execute()
    await answer()
    assert.equal((await stepOf(tx, id, 'handle')).person_id, null)
  }))

test('nothing is received from its page that the counter would refuse: what is missing, what is wrong, then whole', () =>
  inShop(async (tx, world) => {
    const { clerk } = world.cast
    const { procedureId } = world.shop.procedures.land
    const { id } = await fileDossier(tx, clerk, aFiling(world.shop, world, { procedureId, papers: [] }))
    const receive = (more = {}) => act(tx, clerk, id, 'check_in', 'receive', more)
    await refused(tx, () => receive(), 'dossiers.papers_missing', 'copy-don', 'Đơn đăng ký biến động')
    const choice = 'Hợp đồng chuyển nhượng; Văn bản tặng cho'
    await refused(tx, () => receive(came('don')), 'dossiers.one_of_two_missing', 'copy-hop-dong', choice)
    const both = came('don', 'tang-cho')
    const wrong = { ...both, wrongKeys: ['don'] }
    await refused(tx, () => receive(wrong), 'dossiers.papers_wrong', 'wrongKeys', 'Đơn đăng ký biến động')
    await receive(both)
    const { state, papers } = await getDossier(tx, clerk, id)
    assert.deepEqual([state, papers.map(({ component_key: key }) => key).toSorted()], ['accepted', ['don', 'tang-cho']])
    assert.equal((await findSteps(tx, id)).length, 2)
  }))

test('whoever hands it in for another is not lost: without a basis it is asked for at its field', () =>
  inShop(async (tx, world) => {
    for (const typed of [{ submitterName: 'Lê Văn Tám' }, { submitterPhone: '0912345678' }]) {
      const filing = aFiling(world.shop, world, typed)
      await refused(tx, () => fileDossier(tx, world.cast.clerk, filing), 'dossiers.submitter_basis', 'submitterBasis')
    }
  }))

const component = fc.record({
  oneOf: fc.constantFrom('', 'A', 'B'),
  when: fc.constantFrom('', 'khi có'),
  dataSource: fc.constantFrom('', '', 'CSDL'),
})

test('what is whole lacks nothing, and of a group one paper is enough', () => {
  fc.assert(
    fc.property(fc.array(component, { maxLength: 8 }), fc.array(fc.nat(7)), (made, chosen) => {
      const list = made.map((one, at) => ({ ...one, key: `k${at}`, name: `K${at}`, formula: '' }) as Component)
      const has = new Set(chosen.map((at) => `k${at}`))
      const asked = ({ when, dataSource }: Component) => !when && !dataSource
      const lacksOne = list.some((one) => !one.oneOf && asked(one) && !has.has(one.key))
      const lacksGroup = ['A', 'B'].some((name) => {
        const members = list.filter(({ oneOf }) => oneOf === name)
        return members.some(asked) && !members.some(({ key }) => has.has(key))
      })
      const missing = missingOf(list, has)
      assert.equal(missing.length > 0, lacksOne || lacksGroup)
      const whole = () => ensureComplete(list, has)
      if (lacksOne || lacksGroup) assert.throws(whole, AppError)
      else whole()
      assert.deepEqual(missingOf(list, new Set([...has, ...missing.map(({ key }) => key)])), [])
      const chosenOfGroups = groupsOf(list).map(({ components }) => components[0]!.key)
      assert.deepEqual(missingOf(list, new Set([...allNeeded(list), ...chosenOfGroups])), [])
    }),
  )
})
