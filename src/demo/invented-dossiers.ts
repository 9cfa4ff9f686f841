// Six weeks at the counter of Tân Lập: most dossiers on time, some late with an apology or without, some waiting, one
// refused, one withdrawn; and today's pile.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import { findSteps } from '../foundation/workflow/index.ts'
import {
  actInput,
  actOnDossier,
  endDossier,
  fileDossier,
  filingInput,
  getDossier,
  setAgencyCode,
  setHandlingUnit,
} from '../service/dossiers/index.ts'
import { findProcedures, getProcedureVersion, type ProcedureVersion } from '../service/procedures/index.ts'
import type { DemoWorld } from './invented-people.ts'
import type { Chance } from './seeded.ts'

const families = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Ngô', 'Lý']
const middles = ['Văn', 'Thị', 'Hữu', 'Minh', 'Ngọc', 'Thanh', 'Đức', 'Kim']
const givens = [
  'An',
  'Bình',
  'Chi',
  'Dũng',
  'Giang',
  'Hà',
  'Khánh',
  'Lan',
  'Mai',
  'Nam',
  'Oanh',
  'Phúc',
  'Quỳnh',
  'Sơn',
  'Tâm',
]

const wanted = ['Đăng ký khai sinh', 'Đăng ký kết hôn', 'Cấp bản sao trích lục hộ tịch', 'Xác nhận tình trạng hôn nhân']

const way = ['receive', 'forward', 'propose', 'approve', 'sign', 'issue', 'hand_over'] as const

type Shop = {
  today: Temporal.PlainDate
  tx: Tx
  world: DemoWorld
  chance: Chance
  versions: readonly ProcedureVersion[]
}

const at = (tx: Tx, day: Temporal.PlainDate, minutes: number): Tx => ({
  ...tx,
  now: day.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '07:40' }).add({ minutes }).toInstant(),
})

const isWorkday = (day: Temporal.PlainDate): boolean => day.dayOfWeek <= 5

const workdayAfter = (day: Temporal.PlainDate, days: number): Temporal.PlainDate => {
  let next = day
  for (let left = days; left > 0;) {
    next = next.add({ days: 1 })
    if (isWorkday(next)) left -= 1
  }
  return next
}

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

async function act(tx: Tx, actor: Actor, id: string, action: string, more: object = {}): Promise<void> {
  const open = (await findSteps(tx, id)).find((step) => step.closed_at === null)
  await actOnDossier(tx, actor, actInput.parse({ id, stepId: open!.id, action, ...more }))
}

async function file({ tx, world, chance, versions }: Shop, day: Temporal.PlainDate): Promise<string> {
  const version = chance.pick(versions)
  const name = `${chance.pick(families)} ${chance.pick(middles)} ${chance.pick(givens)}`
  const year = 1960 + chance.whole(45)
  const number = `097${year < 2000 ? chance.whole(2) : 2 + chance.whole(2)}${String(year % 100).padStart(2, '0')}${String(100_000 + chance.whole(899_999))}`
  const filed = await fileDossier(
    at(tx, day, chance.whole(420)),
    world.cast.clerk,
    filingInput.parse({
      procedureId: version.procedureId,
      receptionUnitId: world.units.tanLapCentre,
      applicantKind: 'citizen',
      applicantName: name,
      applicantNumber: number,
      applicantPhone: `09${String(10_000_000 + chance.whole(89_999_999))}`,
      applicantAddress: `Thôn ${1 + chance.whole(9)}, xã Tân Lập`,
      papers: version.components
        .slice(0, 2)
        .map(({ key }) => ({ componentKey: key, copyKind: 'original', copies: '1' })),
    }),
  )
  return filed.id
}

/** Takes it as many steps as asked, one or two a day from `day` on. */
async function walk(
  { tx, world, today }: Shop,
  id: string,
  day: Temporal.PlainDate,
  steps: number,
  pace: number,
): Promise<void> {
  for (const [index, action] of way.slice(0, steps).entries()) {
    const on = index === 0 ? day : workdayAfter(day, Math.floor((index * pace) / 6))
    // What has not happened yet stays open, and late where its time is over.
    if (Temporal.PlainDate.compare(on, today) >= 0) return
    await act(at(tx, on, 430 + index), personFor(world, action), id, action)
  }
}

/** What stands open at the counter and in the units today, and what was done since six weeks ago. */
export async function inventDossiers(
  tx: Tx,
  world: DemoWorld,
  today: Temporal.PlainDate,
  chance: Chance,
): Promise<void> {
  const officer = world.cast.communeReformOfficer
  const { tanLap, tanLapCulture } = world.units
  const since = Temporal.PlainDate.from('2025-01-01')
  await setAgencyCode(tx, officer, { unitId: tanLap, code: 'H97.11', from: since })
  for (const fieldId of ['civil-status', 'certification'])
    await setHandlingUnit(tx, officer, { authorityId: tanLap, fieldId, unitId: tanLapCulture })
  const found = (await findProcedures(tx, { tier: 'commune', kind: 'public', limit: 200 })).filter(
    ({ fieldId }) => fieldId === 'civil-status',
  )
  const all = await Promise.all(found.map(({ versionId }) => getProcedureVersion(tx, versionId)))
  const ready = all.filter(
    ({ processVersionId, results, applicants }) =>
      processVersionId && results.length && (!applicants.length || applicants.includes('citizen')),
  )
  const named = ready.filter(({ name }) => wanted.includes(name))
  const shop: Shop = { today, tx, world, chance, versions: named.length ? named : ready }
  if (!shop.versions.length) return
  for (let back = 42; back >= 0; back -= 1) {
    const day = today.subtract({ days: back })
    if (!isWorkday(day)) continue
    const id = await file(shop, day)
    await tell(shop, id, day, back)
  }
}

/** How it went, by how long ago it came in. */
async function tell(shop: Shop, id: string, day: Temporal.PlainDate, back: number): Promise<void> {
  const { tx, world, chance } = shop
  const clerk = world.cast.clerk
  if (back === 30) return act(at(tx, day, 440), clerk, id, 'refuse', { note: 'Không thuộc thẩm quyền của xã.' })
  if (back === 23) {
    await walk(shop, id, day, 2, 0)
    return endDossier(at(tx, workdayAfter(day, 1), 60), clerk, {
      id,
      how: 'withdrawn',
      reason: 'Người nộp đề nghị rút.',
    })
  }
  if (back === 0) return undefined
  if (back <= 2) return walk(shop, id, day, 1, 0)
  if (back <= 5) return walk(shop, id, day, 3, 2)
  if (back === 8 || back === 9) {
    await walk(shop, id, day, 2, 0)
    const components = (await getDossier(tx, clerk, id)).procedure.components
    return act(at(tx, workdayAfter(day, 1), 60), world.cast.communeSpecialist, id, 'ask_supplement', {
      note: 'Giấy tờ mờ, không đọc được; đề nghị nộp lại bản rõ.',
      componentKeys: [components[0]!.key],
    })
  }
  // A tenth runs late; the rest is done in a day or two.
  return walk(shop, id, day, way.length, chance.often(0.1) ? 24 : 1)
}
