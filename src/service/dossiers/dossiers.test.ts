import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { AppError } from '../../kernel/errors.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  act,
  aFiling,
  aWaitingDossier,
  came,
  giveDaysForPapers,
  landPapers,
  makeOneStop,
  stepOf,
  throughTo,
  type OneStop,
} from './dossier-fixtures.ts'
import { correctDossier, correctDossierInput, correctResult } from './correct-dossier.ts'
import { endDossier } from './end-dossier.ts'
import { extendDossier } from './extend-dossier.ts'
import { fileDossier, insertDossier } from './file-dossier.ts'
import { getDossier } from './get-dossier.ts'
import { stopWaiting } from './stop-waiting.ts'
import { nationalStatus } from './dossier.ts'

const db = testDatabase()

const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const at = (tx: Tx, text: string): Tx => ({ ...tx, now: local(text) })
const monday = '2026-11-16 09:00'

type World = AnBinh & { shop: OneStop }

const inShop = (work: (tx: Tx, world: World) => Promise<void>, when = monday) =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      await work(tx, { ...province, shop: await makeOneStop(tx, province) })
    },
    { now: local(when) },
  )

const refused = (work: Promise<unknown>, code: string, field?: string) =>
  assert.rejects(work, (error) => {
    assert.ok(error instanceof AppError, String(error))
    assert.deepEqual([error.code, error.field], [code, field])
    return true
  })

test('from the counter to the result: codes, the book, the date, and who did what', () =>
  inShop(async (tx, world) => {
    const filed = await throughTo(tx, world, aFiling(world.shop, world), 'done')
    assert.match(filed.code, /^H97\.11-261116-0001$/)
    const dossier = await getDossier(tx, world.cast.clerk, filed.id)
    assert.equal(dossier.state, 'returned')
    assert.equal(nationalStatus(dossier.state), 10)
    assert.deepEqual([dossier.receipt_number, dossier.accepted_by_name], [1, 'Ngô Thị Hoa'])
    assert.equal(dossier.due_at!.toString(), local('2026-11-17 09:00').toString())
    assert.equal(dossier.competent_unit_id, world.units.tanLapCulture)
    assert.deepEqual(
      dossier.results.map(({ name }) => name),
      ['Giấy khai sinh'],
    )
    assert.equal(dossier.hand_overs[0]!.taken_by, 'Nguyễn Thị Ánh Dương')
  }))

test('a dossier is there for those over its units and for those who had a step of it, and for nobody else', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const { cast } = world
    for (const who of [
      'clerk',
      'communeSpecialist',
      'communeUnitHead',
      'communeChairman',
      'chairman',
      'inspector',
    ] as const)
      assert.equal((await getDossier(tx, cast[who], id)).id, id, who)
    for (const who of ['nobody', 'otherCommuneOfficer', 'departmentSpecialist'] as const)
      await refused(getDossier(tx, cast[who], id), 'kernel.not_found')
  }))

test('only papers of the published list can be asked for', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const ask = (componentKeys: string[]) =>
      undone(tx, () =>
        act(tx, world.cast.communeSpecialist, id, 'handle', 'ask_supplement', { note: 'Thiếu', componentKeys }),
      )
    await refused(ask(['so-ho-khau']), 'dossiers.paper_outside_list', 'componentKeys')
    await refused(ask([]), 'dossiers.supplement_names_nothing', 'componentKeys')
  }))

test('papers are asked for once; again only with a legal reason, and both are counted', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const ask = (now: string, more: object = {}) =>
      act(at(tx, now), world.cast.communeSpecialist, id, 'handle', 'ask_supplement', {
        note: 'Thiếu giấy chứng sinh',
        componentKeys: ['chung-sinh'],
        ...more,
      })
    await ask('2026-11-16 14:00')
    const waiting = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual([waiting.state, waiting.due_at], ['supplement', null])
    await act(at(tx, '2026-11-18 14:00'), world.cast.clerk, id, 'supplement', 'taken', came('chung-sinh'))
    assert.equal((await getDossier(tx, world.cast.clerk, id)).due_at!.toString(), local('2026-11-19 09:00').toString())
    await refused(
      undone(tx, () => ask('2026-11-18 15:00')),
      'dossiers.supplement_needs_legal_reason',
      'legalReason',
    )
    await ask('2026-11-18 15:00', { legalReason: 'Điều 9 khoản 2' })
    assert.equal((await getDossier(tx, world.cast.clerk, id)).supplements, 2)
  }))

test('the term of the procedure begins anew with the papers where the procedure says so', () =>
  inShop(async (tx, world) => {
    const filing = aFiling(world.shop, world, {
      procedureId: world.shop.procedures.land.procedureId,
      papers: landPapers,
    })
    const { id } = await throughTo(tx, world, filing, 'handle')
    await act(at(tx, '2026-11-17 09:00'), world.cast.communeSpecialist, id, 'handle', 'ask_supplement', {
      note: 'Thiếu hợp đồng',
      componentKeys: ['hop-dong'],
    })
    await act(at(tx, '2026-11-19 09:00'), world.cast.clerk, id, 'supplement', 'taken', came('hop-dong'))
    // Ten working days from 19/11, 24/11 off.
    assert.equal((await getDossier(tx, world.cast.clerk, id)).due_at!.toString(), local('2026-12-04 09:00').toString())
  }))

test('a new date is given once, by the head, with a reason; the first is kept for ever', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    const extend = (who: 'communeUnitHead' | 'communeSpecialist', due: string) =>
      extendDossier(tx, world.cast[who], { id, dueAt: local(due), reason: 'Chờ xác minh nơi sinh' })
    await refused(extend('communeSpecialist', '2026-11-20 09:00'), 'kernel.forbidden')
    await refused(extend('communeUnitHead', '2026-11-16 10:00'), 'dossiers.new_date_not_later', 'dueAt')
    // A Sunday, half past eleven at night, the day of culture: nobody is there to hand anything out.
    for (const date of ['2026-11-22 09:00', '2026-11-23 23:30', '2026-11-24 09:00'])
      await refused(
        undone(tx, () => extend('communeUnitHead', date)),
        'dossiers.new_date_not_worked',
        'dueAt',
      )
    await undone(tx, () => extend('communeUnitHead', '2026-11-20 17:00'))
    await extend('communeUnitHead', '2026-11-20 09:00')
    await refused(extend('communeUnitHead', '2026-11-23 09:00'), 'dossiers.extended_already')
    const dossier = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual(
      [String(dossier.first_due_at), String(dossier.due_at)],
      [String(local('2026-11-17 09:00')), String(local('2026-11-20 09:00'))],
    )
  }))

test('withdrawn or stopped, nobody has anything left to do with it', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'handle')
    await endDossier(tx, world.cast.clerk, { id, how: 'stopped', reason: 'Ông A đề nghị dừng' })
    await assert.rejects(stepOf(tx, id, 'handle'))
    await refused(endDossier(tx, world.cast.clerk, { id, how: 'withdrawn', reason: 'lại' }), 'dossiers.is_over')
    const dossier = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual([dossier.state, nationalStatus(dossier.state)], ['stopped', 8])
  }))

test('how long papers may take is a dated rule of the authority; none by default; when it is over a person may stop it', () =>
  inShop(async (tx, world) => {
    const ask = async () => {
      const { id } = await aWaitingDossier(at(tx, '2026-11-16 15:00'), world, world.shop)
      const { waiting_until: until, requests } = await getDossier(tx, world.cast.clerk, id)
      assert.equal(
        requests[0]!.answer_by && String(Temporal.Instant.from(requests[0]!.answer_by)),
        until && String(until),
      )
      return { id, until }
    }
    const stop = (id: string, when: string) => stopWaiting(at(tx, when), world.cast.clerk, { id })
    const endless = await ask()
    assert.equal(endless.until, null)
    await refused(stop(endless.id, '2028-11-16 15:00'), 'dossiers.still_in_time')

    await giveDaysForPapers(tx, world, 30)
    const { id, until } = await ask()
    // Thirty days from Monday 16/11, when the office closes.
    assert.equal(String(until), String(local('2026-12-16 17:00')))
    await refused(stop(id, '2026-12-16 16:59'), 'dossiers.still_in_time')
    await stop(id, '2026-12-16 17:01')
    const stopped = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual([stopped.state, stopped.stopped_because, stopped.waiting_until], ['stopped', 'waiting', null])
    assert.match(stopped.reason, /yêu cầu bổ sung ngày 16\/11\/2026, chờ đến .*16\/12\/2026/)
    await refused(stop(id, '2026-12-17 09:00'), 'dossiers.is_over')

    const inTime = await ask()
    await act(at(tx, '2026-11-20 09:00'), world.cast.clerk, inTime.id, 'supplement', 'taken', came('chung-sinh'))
    await refused(stop(inTime.id, '2026-12-17 09:00'), 'dossiers.still_in_time')
  }))

test('what belongs to another commune is received here only where the procedure is free of boundaries', () =>
  inShop(async (tx, world) => {
    const { units, shop, cast } = world
    const filing = aFiling(shop, world, { authorityId: units.tanLapSouth })
    const { id } = await fileDossier(tx, cast.clerk, filing)
    const dossier = await getDossier(tx, cast.clerk, id)
    assert.deepEqual([dossier.reception_unit_id, dossier.competent_unit_id], [units.tanLapCentre, units.tanLapSouth])
    const religion = { procedureId: shop.procedures.religion.procedureId, applicantKind: 'organisation', papers: [] }
    const bound = aFiling(shop, world, { ...religion, authorityId: units.homeAffairs })
    await refused(fileDossier(tx, cast.clerk, bound), 'dossiers.not_boundary_free', 'authorityId')
    const unnamed = aFiling(shop, world, { receptionUnitId: units.provinceCentre })
    await refused(insertDossier(tx, cast.clerk, unnamed), 'dossiers.name_the_authority', 'authorityId')
  }))

test('what was written down wrongly is mended and found under its right name; a result is replaced, not overwritten', () =>
  inShop(async (tx, world) => {
    const { id } = await throughTo(tx, world, aFiling(world.shop, world), 'done')
    const clerk = world.cast.clerk
    const mended = correctDossierInput.parse({
      id,
      applicantKind: 'citizen',
      applicantName: 'Nguyễn Thị Ánh Nguyệt',
      applicantNumber: '097190001234',
      returnBy: 'counter',
      reason: 'Ghi nhầm tên',
    })
    await correctDossier(tx, clerk, mended)
    const before = await getDossier(tx, clerk, id)
    assert.equal(before.applicant_name, 'Nguyễn Thị Ánh Nguyệt')
    await correctResult(tx, clerk, {
      id,
      resultId: before.results[0]!.id,
      number: '15/2026',
      signedBy: 'Hoàng Văn Sơn',
      reason: 'Sai số',
    })
    const { results } = await getDossier(tx, clerk, id)
    assert.deepEqual(
      results.map((one) => [one.number, one.correction_reason]),
      [
        ['', 'Sai số'],
        ['15/2026', ''],
      ],
    )
    assert.equal(results[0]!.replaced_by, results[1]!.id)
  }))

test('no dossier under a procedure that is not in force, through a channel that is closed, for whom it is not', () =>
  inShop(async (tx, world) => {
    const { cast, shop } = world
    const file = (changes: object, now = monday) =>
      fileDossier(at(tx, now), cast.clerk, { ...aFiling(shop, world), ...changes })
    await refused(file({}, '2025-12-31 09:00'), 'dossiers.procedure_not_in_force', 'procedureId')
    const copies = { procedureId: shop.procedures.copies.procedureId, papers: [] }
    await refused(file({ ...copies, channel: 'online' }), 'dossiers.channel_closed', 'channel')
    await refused(file({ applicantKind: 'enterprise' }), 'dossiers.not_for_this_applicant', 'applicantKind')
    await refused(file({ returnBy: 'post' }), 'dossiers.post_needs_address', 'returnAddress')
    await refused(fileDossier(tx, cast.communeSpecialist, aFiling(shop, world)), 'kernel.forbidden')
  }))
