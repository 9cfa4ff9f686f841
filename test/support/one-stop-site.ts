// The site for browsers with a one-stop shop in the middle of its work: dossiers at each step of the ordinary way, one
// that waits for papers, one that is late, one that another unit is part of, two that are about to expire, two whose
// applicants have not answered; their heads have been told.
import assert from 'node:assert/strict'
import { before } from 'node:test'
import {
  actInput,
  actOnDossier,
  aFiling,
  aWaitingDossier,
  giveDaysForPapers,
  landPapers,
  makeOneStop,
  anOldRule,
  startInterlinked,
  stepOf,
  throughTo,
} from '../../src/service/dossiers/index.ts'
import { watchAll } from '../../src/service/dossier-lateness/index.ts'
import type { Tx } from '../../src/kernel/database/types.ts'
import { makeCastWithAccounts } from './cast.ts'
import { testApp } from './client.ts'
import { testDatabase } from './database.ts'
import { listening } from './site.ts'

const steps = ['check_in', 'assign', 'handle', 'approve', 'sign', 'issue', 'hand_over', 'done'] as const
type Named =
  | (typeof steps)[number]
  | 'supplement'
  | 'late'
  | 'land'
  | 'expiring'
  | 'expiringToo'
  | 'waited'
  | 'waitedToo'

const names = ['Nguyễn Thị Ánh Dương', 'Trần Hữu Phước', 'Lê Văn Bảo', 'Phạm Thị Ngọc', 'Vũ Đình Khải', 'Hồ Thị Lành']

async function fill(tx: Tx): Promise<Record<Named, string>> {
  const world = await makeCastWithAccounts(tx)
  const shop = await makeOneStop(tx, world)
  // Whatever day the tests run on: of ten working days that began ten days ago nine are left at most.
  await anOldRule(tx, world, { key: 'apology_days_before', value: ['9'] })
  const ids = {} as Record<Named, string>
  const filing = (at: number, changes: object = {}) =>
    aFiling(shop, world, { applicantName: names[at % names.length]!, ...changes })
  for (const [at, step] of steps.entries()) ids[step] = (await throughTo(tx, world, filing(at), step)).id

  ids.supplement = (await throughTo(tx, world, filing(2), 'handle')).id
  const { id: stepId } = await stepOf(tx, ids.supplement, 'handle')
  const asked = { id: ids.supplement, stepId, action: 'ask_supplement', note: 'Giấy chứng sinh chưa có dấu' }
  await actOnDossier(tx, world.cast.communeSpecialist, actInput.parse({ ...asked, componentKeys: 'chung-sinh' }))

  const longAgo: Tx = { ...tx, now: tx.now.subtract({ hours: 24 * 10 }) }
  ids.late = (await throughTo(longAgo, world, filing(3), 'handle')).id

  const land = (at: number, abstract: string) =>
    filing(at, { procedureId: shop.procedures.land.procedureId, papers: landPapers, abstract })
  ids.land = (await throughTo(tx, world, land(4, 'Thửa 45, tờ bản đồ số 7'), 'handle')).id
  ids.expiring = (await throughTo(longAgo, world, land(0, 'Thửa 12, tờ bản đồ số 3'), 'handle')).id
  ids.expiringToo = (await throughTo(longAgo, world, land(1, 'Thửa 88, tờ bản đồ số 9'), 'handle')).id
  await startInterlinked(tx, world.cast.communeSpecialist, {
    id: ids.land,
    procedureId: shop.procedures.copies.procedureId,
    receptionUnitId: world.units.tanLapCentre,
  })
  await giveDaysForPapers(tx, world, 3)
  ids.waited = (await aWaitingDossier(longAgo, world, shop)).id
  ids.waitedToo = (await aWaitingDossier(longAgo, world, shop)).id
  await watchAll(tx)
  return ids
}

export type OneStopSite = { readonly address: string; readonly ids: Record<Named, string> }

/** Call it at the top of a file of journeys. */
export function oneStopSite(): OneStopSite {
  const database = testDatabase({ own: true })
  const app = testApp(database)
  let ids: Record<Named, string> | undefined
  before(async () => {
    ids = await database.committed(fill)
  })
  const site = listening(app)
  return {
    get address() {
      return site.address
    },
    get ids() {
      assert.ok(ids, 'the dossiers are there when the tests of the file begin')
      return ids
    },
  }
}
