// What the stories of the counter have in common: days of work, people who come, a dossier filed, a step taken.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { Services } from '../kernel/http/context.ts'
import { dateOf } from '../foundation/calendar/index.ts'
import { findSteps } from '../foundation/workflow/index.ts'
import {
  actInput,
  actOnDossier,
  allNeeded,
  fileDossier,
  filingInput,
  groupsOf,
  type PaperInput,
} from '../service/dossiers/index.ts'
import type { ProcedureVersion } from '../service/procedures/index.ts'
import { declare } from './invented-answers.ts'
import type { DemoWorld } from './invented-people.ts'
import type { Chance } from './seeded.ts'

/** `services`: where there is somewhere to keep files. */
export type Shop = {
  today: Temporal.PlainDate
  tx: Tx
  world: DemoWorld
  chance: Chance
  services?: Services | undefined
}

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

/** That many minutes after the doors open on a day; nothing of the demo lies in the future. */
export function at(tx: Tx, day: Temporal.PlainDate, minutes: number): Tx {
  const opening = day.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '07:40' })
  const now = opening.add({ minutes }).toInstant()
  return Temporal.Instant.compare(now, tx.now) < 0 ? { ...tx, now } : tx
}

/** A minute at which the counter is open: not while it is shut at noon, and early enough to be handed over that day. */
export function openMinute(chance: Chance): number {
  const minute = chance.whole(300)
  return minute < 230 ? minute : minute + 120
}

export const isWorkday = (day: Temporal.PlainDate): boolean => day.dayOfWeek <= 5

/** So many days of work later, or earlier where the number is negative. */
export function workdayFrom(day: Temporal.PlainDate, days: number): Temporal.PlainDate {
  let next = day
  for (let left = Math.abs(days); left > 0;) {
    next = next.add({ days: Math.sign(days) })
    if (isWorkday(next)) left -= 1
  }
  return next
}

/** Somebody of the commune, as the counter writes them down. */
export function somebody(chance: Chance) {
  const year = 1960 + chance.whole(45)
  const century = year < 2000 ? chance.whole(2) : 2 + chance.whole(2)
  return {
    applicantKind: 'citizen',
    applicantName: `${chance.pick(families)} ${chance.pick(middles)} ${chance.pick(givens)}`,
    applicantNumber: `097${century}${String(year % 100).padStart(2, '0')}${String(100_000 + chance.whole(899_999))}`,
    applicantPhone: `09${String(10_000_000 + chance.whole(89_999_999))}`,
    applicantAddress: `Thôn ${1 + chance.whole(9)}, xã Tân Lập`,
  }
}

/** Everything that must be there, of a choice the first, and whatever stands first in the list. */
export function broughtFor({ components }: ProcedureVersion): PaperInput[] {
  const needed = [...allNeeded(components), ...groupsOf(components).map((group) => group.components[0]!.key)]
  const keys = new Set([...components.slice(0, 2).map(({ key }) => key), ...needed])
  return [...keys].map((componentKey) => ({ componentKey, copyKind: 'original', copies: 1, reused: false }))
}

/** What a dossier says beside the papers that everybody brings; `answers`: those of its form, else made up where it has one. */
export type Brought = { papers?: PaperInput[]; answers?: object; [field: string]: unknown }

/** Files a dossier at the centre of Tân Lập, unless `more` says otherwise. @returns its id */
export async function file(
  tx: Tx,
  { world, chance }: Shop,
  version: ProcedureVersion,
  clerk: Actor = world.cast.clerk,
  { papers = broughtFor(version), answers, ...more }: Brought = {},
): Promise<string> {
  const { procedureId } = version
  const receptionUnitId = world.units.tanLapCentre
  const person = somebody(chance)
  const declared = answers ? { answers, fees: [] } : declare(version, person, dateOf(tx.now), chance)
  const filing = { ...person, procedureId, receptionUnitId, fees: declared.fees, ...more }
  const input = { ...filingInput.parse(filing), papers }
  return (await fileDossier(tx, clerk, input, { answers: declared.answers })).id
}

/** Takes one action of the dossier's open step; where several are open, of the one with that key. */
export async function act(
  tx: Tx,
  actor: Actor,
  id: string,
  action: string,
  {
    step,
    papers = [],
    ...more
  }: { step?: string; note?: string; componentKeys?: string[]; papers?: PaperInput[]; draftFileId?: string } = {},
): Promise<void> {
  const open = (await findSteps(tx, id)).find(({ closed_at, key }) => closed_at === null && (!step || key === step))
  await actOnDossier(tx, actor, { ...actInput.parse({ id, stepId: open!.id, action, ...more }), papers })
}
