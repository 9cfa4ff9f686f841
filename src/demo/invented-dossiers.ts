// Six weeks at the counter of Tân Lập: most dossiers on time, some late with an apology or without, some waiting, one
// refused, one withdrawn; and today's pile.
import { startOfDate } from '../foundation/calendar/index.ts'
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { Services } from '../kernel/http/context.ts'
import { claimStep, openSteps } from '../foundation/workflow/index.ts'
import {
  dossierRows,
  endDossier,
  getDossier,
  setAgencyCode,
  setClockRule,
  setHandlingUnit,
} from '../service/dossiers/index.ts'
import { findProcedures, getProcedureVersion, type ProcedureVersion } from '../service/procedures/index.ts'
import { inventCases } from './invented-cases.ts'
import { inventFees } from './invented-fees.ts'
import { draftOf } from './invented-papers.ts'
import type { DemoUnitKey, DemoWorld } from './invented-people.ts'
import { inventQueue } from './invented-queue.ts'
import { act, at, file, isWorkday, openMinute, workdayFrom, type Shop } from './invented-shop.ts'
import type { Chance } from './seeded.ts'

const wanted = ['Đăng ký khai sinh', 'Đăng ký kết hôn', 'Cấp bản sao trích lục hộ tịch']

const way = ['receive', 'forward', 'propose', 'approve', 'sign', 'issue', 'hand_over'] as const

const personFor = ({ cast }: DemoWorld, action: (typeof way)[number]): Actor =>
  ({
    receive: cast.clerk,
    forward: cast.communeUnitHead,
    propose: cast.communeSpecialist,
    approve: cast.communeUnitHead,
    sign: cast.communeChairman,
    issue: cast.clerk,
    hand_over: cast.clerk,
  })[action]

/** Every few days somebody wants the result by post. */
const isByPost = (back: number): boolean => back % 5 === 2

/** Takes it as many steps as asked, one or two a day from `day` on; what waits to be signed carries its draft. */
async function walk(shop: Shop, id: string, day: Temporal.PlainDate, steps: number, pace: number): Promise<void> {
  const { tx, world, today } = shop
  const onDay = (index: number) => (index === 0 ? day : workdayFrom(day, Math.floor((index * pace) / 6)))
  // What has not happened yet stays open, and late where its time is over.
  const done = way.slice(0, steps).filter((_, index) => Temporal.PlainDate.compare(onDay(index), today) < 0)
  for (const [index, action] of done.entries()) {
    const then = at(tx, onDay(index), 430 + index)
    const actor = personFor(world, action)
    const isDrafted = action === 'propose' && !done.includes('sign')
    const draftFileId = isDrafted ? await draftOf(then, shop, actor, id) : undefined
    await act(then, actor, id, action, draftFileId ? { draftFileId } : {})
  }
}

const handlers: readonly [DemoUnitKey, readonly string[]][] = [
  ['tanLapCulture', ['civil-status', 'certification', 'labour', 'education', 'culture', 'religion', 'merit']],
  ['tanLapEconomy', ['land', 'construction', 'business', 'agriculture']],
]

/** Which agency numbers with which code, which division of Tân Lập has which fields, how long papers may take there. */
async function openShop(tx: Tx, { units, cast }: DemoWorld): Promise<void> {
  const from = Temporal.PlainDate.from('2025-01-01')
  for (const [unitId, code] of [
    [units.province, 'H97'],
    [units.tanLap, 'H97.11'],
    [units.tanLapSouth, 'H97.12'],
    [units.taxOffice, 'H97.T3'],
  ] as const)
    await setAgencyCode(tx, cast.reformOfficer, { unitId, code, from })
  for (const [unit, fields] of handlers)
    for (const fieldId of fields)
      await setHandlingUnit(tx, cast.communeReformOfficer, { authorityId: units.tanLap, fieldId, unitId: units[unit] })
  const then = { ...tx, now: startOfDate(from) }
  await setClockRule(then, cast.communeReformOfficer, {
    unitId: units.tanLap,
    key: 'supplement_wait_days',
    value: ['10'],
    from,
    until: undefined,
    source: 'Quy chế của Trung tâm Phục vụ hành chính công xã Tân Lập (trình diễn)',
  })
}

/** The versions of those procedures that are in force, by name. */
async function versionsInForce(tx: Tx): Promise<Map<string, ProcedureVersion>> {
  const found = await findProcedures(tx, { kind: 'public', limit: 200 })
  const versions = await Promise.all(found.map(({ versionId }) => getProcedureVersion(tx, versionId)))
  return new Map(versions.filter((one) => one.processVersionId).map((one) => [one.name, one]))
}

/** What stands open at the counter and in the units today, and what was done since six weeks ago. */
export async function inventDossiers(
  tx: Tx,
  world: DemoWorld,
  today: Temporal.PlainDate,
  chance: Chance,
  services?: Services,
): Promise<void> {
  await openShop(tx, world)
  const versions = await versionsInForce(tx)
  const shop: Shop = { today, tx, world, chance, services }
  await inventCases(shop, versions)
  const usual = wanted.map((name) => versions.get(name)!)
  for (let back = 30; back >= 0; back -= 1) {
    const day = back === 0 && isWorkday(today) ? today : workdayFrom(today, -Math.max(back, 1))
    const returned = isByPost(back) ? { returnBy: 'post', returnAddress: `Thôn ${1 + (back % 9)}, xã Tân Lập` } : {}
    const id = await file(at(tx, day, openMinute(chance)), shop, chance.pick(usual), world.cast.clerk, returned)
    await tell(shop, id, day, back)
  }
  await takeMost(tx, world)
  await inventFees(shop)
  await inventQueue(shop)
}

/** Three of four open steps are held by whose work they are, soon after they came; what is not received yet is not. */
async function takeMost(tx: Tx, { cast }: DemoWorld): Promise<void> {
  const open = await tx.query
    .selectFrom(openSteps(tx).as('step'))
    .innerJoin(dossierRows(tx).as('dossier'), 'dossier.id', 'step.subject_id')
    .where('dossier.accepted_at', 'is not', null)
    .select(['step.step_id', 'step.role', 'step.unit_id', 'step.opened_at'])
    .orderBy('step.opened_at')
    .orderBy('step.step_id')
    .limit(200)
    .execute()
  for (const [index, step] of open.entries()) {
    if (index % 4 === 3) continue
    const worker = Object.values(cast).find((one) =>
      one.grants.some(({ role, unitId }) => role === step.role && unitId === step.unit_id),
    )
    const soon = step.opened_at.add({ minutes: 15 })
    const then = Temporal.Instant.compare(soon, tx.now) < 0 ? { ...tx, now: soon } : tx
    if (worker) await claimStep(then, worker, { stepId: step.step_id })
  }
}

/** How it went, by how many days of work ago it came in. */
async function tell(shop: Shop, id: string, day: Temporal.PlainDate, back: number): Promise<void> {
  const { tx, world, chance } = shop
  const clerk = world.cast.clerk
  if (back === 21) return act(at(tx, day, 440), clerk, id, 'refuse', { note: 'Không thuộc thẩm quyền của xã.' })
  if (back === 16) {
    await walk(shop, id, day, 2, 0)
    return endDossier(at(tx, workdayFrom(day, 1), 60), clerk, {
      id,
      how: 'withdrawn',
      reason: 'Người nộp đề nghị rút.',
    })
  }
  if (back === 0) return undefined
  if (back <= 2) return walk(shop, id, day, 1, 0)
  // Before the head lies one to look through, before the chairman one to sign.
  if (back <= 4) return walk(shop, id, day, back, 2)
  // Two wait for papers; one has waited longer than the commune gives.
  if (back === 5 || back === 6 || back === 14) {
    await walk(shop, id, day, 2, 0)
    const components = (await getDossier(tx, clerk, id)).procedure.components
    return act(at(tx, workdayFrom(day, 1), 60), world.cast.communeSpecialist, id, 'ask_supplement', {
      note: 'Giấy tờ mờ, không đọc được; đề nghị nộp lại bản rõ.',
      componentKeys: [components[0]!.key],
    })
  }
  // A tenth runs late; the rest is done in a day or two. What goes by post lies ready for the postman.
  const steps = isByPost(back) && back < 20 ? way.length - 1 : way.length
  return walk(shop, id, day, steps, chance.often(0.1) ? 24 : 1)
}
