// The invented province of the demo, made from a seed: what a first visitor sees, and what the journeys walk through.
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import type { Services } from '../kernel/http/context.ts'
import { createAccount, hasAccounts } from '../kernel/sessions/account.ts'
import { hashPassword } from '../kernel/sessions/password.ts'
import { castPlan, findUnitNames, type UnitKey } from '../foundation/organisation/index.ts'
import { watchAll } from '../service/dossier-lateness/index.ts'
import { createPlan, putIntoForce } from '../steering/plans/index.ts'
import { makeDemoWorld, neighbourPlan, type DemoWorld } from './invented-people.ts'
import { inventedPlan, type Cast } from './invented-plan.ts'
import { inventDossiers } from './invented-dossiers.ts'
import { inventProcedures } from './invented-procedures.ts'
import { liveThePlan } from './invented-life.ts'
import { chanceFrom } from './seeded.ts'

export const demoPassword = 'An Binh 2026!'
const seed = 97_2026

export type DemoAccount = { login: string; name: string; title: string; unit: string }

async function castOf(tx: Tx, { units }: DemoWorld, commune: UnitKey): Promise<Cast> {
  const ids = {
    office: units[`${commune}Office` as UnitKey],
    economy: units[`${commune}Economy` as UnitKey],
    culture: units[`${commune}Culture` as UnitKey],
    centre: units[`${commune}Centre` as UnitKey],
  }
  const names = await findUnitNames(tx, Object.values(ids))
  const named = (id: string) => ({ id, name: names.get(id)! })
  return {
    office: named(ids.office),
    economy: named(ids.economy),
    culture: named(ids.culture),
    centre: named(ids.centre),
  }
}

/** Two years of the commune Tân Lập: last year nearly done, this year in the middle of its work. */
async function tellTheStory(tx: Tx, world: DemoWorld): Promise<void> {
  const { units, cast } = world
  const chance = chanceFrom(seed)
  const today = tx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const roles = await castOf(tx, world, 'tanLap')
  const workers: Record<string, Actor> = {
    [roles.culture.id]: cast.communeSpecialist,
    [roles.centre.id]: cast.clerk,
  }
  const people = {
    officer: cast.communeReformOfficer,
    leader: cast.communeChairman,
    workerOf: (unitId: string) => workers[unitId] ?? cast.communeReformOfficer,
  }
  for (const year of [today.year - 1, today.year]) {
    const start = Temporal.PlainDate.from({ year, month: 1, day: 15 })
    const begun: Tx = {
      ...tx,
      now: start.toZonedDateTime({ timeZone: 'Asia/Ho_Chi_Minh', plainTime: '08:30' }).toInstant(),
    }
    const plan = inventedPlan({ id: units.tanLap, place: 'xã Tân Lập' }, roles, year)
    const planId = await createPlan(begun, cast.communeReformOfficer, plan)
    await putIntoForce(begun, cast.communeReformOfficer, { id: planId, version: 1 })
    await liveThePlan(tx, planId, today, people, chance)
  }
}

/** Fills an empty database with the demo, and the store with its files; leaves any other alone. @returns the accounts, or nothing when not empty */
export async function loadDemo(tx: Tx, services?: Services): Promise<DemoAccount[] | undefined> {
  if (await hasAccounts(tx)) return undefined
  // They share a password that everybody may read: hashed once, it costs the first start a second less.
  const passwordHash = await hashPassword(demoPassword)
  const world = await makeDemoWorld(tx, (personId, login) =>
    createAccount(tx, { personId, login, passwordHash, demo: true }),
  )
  const today = tx.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  await inventProcedures(tx, world, today, chanceFrom(seed + 1), services)
  await inventDossiers(tx, world, today, chanceFrom(seed + 2), services)
  await watchAll(tx)
  await tellTheStory(tx, world)
  const names = await findUnitNames(tx, Object.values(world.units))
  return Object.values({ ...castPlan, ...neighbourPlan }).map(({ login, name, title, unit }) => ({
    login,
    name,
    title,
    unit: names.get(world.units[unit]) ?? '',
  }))
}
