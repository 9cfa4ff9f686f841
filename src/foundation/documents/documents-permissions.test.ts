import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh, type CastName, type UnitKey } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { isAllowed } from '../../../test/support/who-may.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { readerOf } from './document-access.ts'
import { aDocument } from './document-fixtures.ts'
import { findDocuments, getDocument } from './document-queries.ts'
import { linkDocuments } from './link-documents.ts'
import { registerDocument } from './register-document.ts'

const { rolledBack } = testDatabase()

// Whose documents × who.
const owners = ['province', 'homeAffairs', 'tanLap', 'tanLapSouth'] as const satisfies readonly UnitKey[]
type Owner = (typeof owners)[number]
const everywhere = owners

const mayRead: Record<CastName, readonly Owner[]> = {
  administrator: ['province'],
  reformOfficer: everywhere,
  chairman: everywhere,
  departmentHead: ['homeAffairs'],
  departmentSpecialist: [],
  appraiser: ['homeAffairs'],
  inspector: everywhere,
  communeChairman: ['tanLap'],
  communeReformOfficer: ['tanLap'],
  communeUnitHead: ['tanLap'],
  communeSpecialist: ['tanLap'],
  clerk: ['tanLap'],
  otherCommuneOfficer: ['tanLapSouth'],
  procedureOfficer: ['province'],
  nobody: [],
}

const mayRegister: Record<CastName, readonly Owner[]> = {
  ...mayRead,
  procedureOfficer: everywhere,
  administrator: [],
  chairman: [],
  appraiser: [],
  inspector: [],
  communeChairman: [],
}

type World = AnBinh & { root: Actor; first: Record<Owner, string>; second: Record<Owner, string> }

const inWorld = (work: (tx: Tx, world: World) => Promise<void>) =>
  rolledBack(async (tx) => {
    const made = await makeCast(tx)
    const root = made.cast.reformOfficer
    const enter = async (number: string) => {
      const ids = {} as Record<Owner, string>
      for (const owner of owners)
        ids[owner] = await registerDocument(tx, root, aDocument(made.units[owner], { number }), null)
      return ids
    }
    await work(tx, { ...made, root, first: await enter('1/KH-UBND'), second: await enter('2/KH-UBND') })
  })

async function table(tx: Tx, world: World, attempt: (actor: Actor, owner: Owner) => Promise<unknown>) {
  const rows = {} as Record<CastName, Owner[]>
  for (const name of Object.keys(world.cast) as CastName[]) {
    rows[name] = []
    for (const owner of owners) if (await isAllowed(tx, () => attempt(world.cast[name], owner))) rows[name].push(owner)
  }
  return rows
}

test('who may read the documents of whom', () =>
  inWorld(async (tx, world) => {
    const reads = async (actor: Actor, owner: Owner) => getDocument(tx, await readerOf(tx, actor), world.first[owner])
    assert.deepEqual(await table(tx, world, reads), mayRead)
  }))

test('the list shows what may be read, and nothing else', () =>
  inWorld(async (tx, world) => {
    for (const name of Object.keys(mayRead) as CastName[]) {
      const rows = await findDocuments(tx, await readerOf(tx, world.cast[name]), { limit: 100 })
      const seen = new Set(rows.map((row) => row.authority_id))
      assert.deepEqual(seen, new Set(mayRead[name].map((owner) => world.units[owner])), name)
    }
  }))

test('documents.register: who may, for whom', () =>
  inWorld(async (tx, world) => {
    const enters = (actor: Actor, owner: Owner) =>
      registerDocument(tx, actor, aDocument(world.units[owner], { number: '3/KH-UBND' }), null)
    assert.deepEqual(await table(tx, world, enters), mayRegister)
  }))

// What one may enter but not read, one cannot link.
test('documents.link: who may, of whom', () =>
  inWorld(async (tx, world) => {
    const links = (actor: Actor, owner: Owner) =>
      linkDocuments(tx, actor, { id: world.first[owner], toId: world.second[owner], linkKind: 'amends' })
    assert.deepEqual(await table(tx, world, links), { ...mayRegister, procedureOfficer: ['province'] })
  }))
