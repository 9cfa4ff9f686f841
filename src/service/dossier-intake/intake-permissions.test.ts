import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { castNames, makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Browser } from '../../../test/support/visitor.ts'
import { aFiling, makeOneStop, throughTo, type OneStop } from '../dossiers/index.ts'
import { openKiosk } from './queue/kiosk.ts'
import { setQueue } from './queue/queue.ts'
import { intakeRoutes } from './routes.ts'

// Every command × everybody of the cast, at the centre of Tân Lập: who may act elsewhere is refused here too.
const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop
let shopDossier: string

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
  shopDossier = (await database.committed((tx) => throughTo(tx, world, aFiling(shop, world), 'handle'))).id
  await database.committed((tx) =>
    setQueue(tx, world.cast.communeChairman, { unitId: world.units.tanLapCentre, open: true }),
  )
})

const setters = ['communeChairman', 'communeReformOfficer', 'chairman', 'reformOfficer', 'administrator'] as const

let doors = 0

type Command = { may: readonly CastName[]; done: number; send: (browser: Browser) => Promise<Response> }

const path = (folder = '') => `/tiep-nhan${folder}?thu-tuc=${shop.procedures.birth.procedureId}`
const dossier = () => ({
  procedureId: shop.procedures.birth.procedureId,
  versionId: shop.procedures.birth.versionId,
  receptionUnitId: world.units.tanLapCentre,
  applicantKind: 'citizen',
  applicantName: 'Nguyễn Thị Ánh Dương',
  all: 'true',
  outcome: 'receive',
})

const commands: Record<string, Command> = {
  receive: { may: ['clerk'], done: 303, send: (browser) => browser.submit(path(), dossier()) },
  receive_group: {
    may: ['clerk'],
    done: 303,
    send: (browser) => browser.submit(path('/nhom'), { ...dossier(), name: 'Đoàn thôn 3', rows: 'Lò Thị Mai' }),
  },
  reckon_group: {
    may: ['clerk'],
    done: 200,
    send: (browser) => browser.submit(path('/nhom/tinh-phi'), { ...dossier(), rows: 'Lò Thị Mai' }),
  },
  set_queue: {
    may: setters,
    done: 303,
    send: (browser) => browser.submit('/lay-so/cai-dat', { unitId: world.units.tanLapCentre, open: 'true' }),
  },
  take_ticket: {
    may: ['clerk'],
    done: 303,
    send: (browser) => browser.submit('/lay-so', { unitId: world.units.tanLapCentre }),
  },
  call_next: {
    may: ['clerk'],
    done: 303,
    send: (browser) => browser.submit('/tiep-nhan/goi-so', { unitId: world.units.tanLapCentre }),
  },
  save_draft: {
    may: ['clerk', 'communeSpecialist', 'communeUnitHead', 'departmentHead', 'departmentSpecialist'],
    done: 303,
    send: (browser) => browser.submit(path('/nhap'), { ...dossier(), draft: crypto.randomUUID(), version: '0' }),
  },
  // It has no form, which is told to those who might type one.
  type_form: {
    may: ['clerk', 'communeSpecialist', 'communeUnitHead'],
    done: 409,
    send: async (browser) => {
      const response = await browser.submit(`/ho-so/${shopDossier}/to-khai`, {})
      return response.status === 404 ? new Response(null, { status: 403 }) : response
    },
  },
  fill: {
    may: ['clerk'],
    done: 200,
    send: (browser) => browser.submit(path('/dien'), dossier()),
  },
  revoke_kiosk: {
    may: setters,
    done: 303,
    send: async (browser) => {
      const name = `Cửa ${(doors += 1)}`
      await database.committed((tx) =>
        openKiosk(tx, world.cast.communeChairman, { unitId: world.units.tanLapCentre, name }),
      )
      const { id } = await database.database.query
        .selectFrom('dossier_intake.kiosk')
        .select('id')
        .where('name', '=', name)
        .executeTakeFirstOrThrow()
      return browser.submit('/lay-so/dong-may', { id })
    },
  },
  // The last one: whoever opened a device is signed out on it.
  open_kiosk: {
    may: setters,
    done: 303,
    send: (browser) => browser.submit('/lay-so/mo-may', { unitId: world.units.tanLapCentre, name: 'Cửa chính' }),
  },
}

test('each command is done by those who may, and by nobody else', async () => {
  for (const who of castNames) {
    const browser = await signedIn(app, who)
    for (const [name, { may, done, send }] of Object.entries(commands)) {
      await browser.get('/tai-khoan')
      const { status } = await send(browser)
      assert.equal(status, may.includes(who) ? done : 403, `${name} by ${who}`)
    }
  }
})

test('no command of the module is without its row in this table', () => {
  const names = intakeRoutes.flatMap((route) => (route.kind === 'action' ? route.name.split('.')[1]! : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})
