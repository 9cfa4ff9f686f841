import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { definedActions, type Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { addCollective } from './naming/add-collective.ts'
import { forgetAlias } from './naming/forget-alias.ts'
import { rememberAlias } from './naming/remember-alias.ts'
import { addPerson } from './people/add-person.ts'
import { changePerson } from './people/change-person.ts'
import { createAccount, resetPassword } from './people/create-account.ts'
import { delegate } from './people/delegate.ts'
import { endDelegation } from './people/end-delegation.ts'
import { endPost } from './people/end-post.ts'
import { givePost } from './people/give-post.ts'
import { grantRole } from './people/grant-role.ts'
import { revokeRole } from './people/revoke-role.ts'
import { today } from './today.ts'
import { createUnit } from './units/create-unit.ts'
import { dissolveUnit } from './units/dissolve-unit.ts'
import { mergeUnits } from './units/merge-units.ts'
import { moveUnit } from './units/move-unit.ts'
import { renameUnit } from './units/rename-unit.ts'
import { splitUnit } from './units/split-unit.ts'

// Every command × everybody of the cast × in the province, in a commune, in the neighbouring commune. A second
// administrator, of the commune alone, is one only there.
const db = testDatabase()

type Who = CastName | 'communeAdministrator'
type Place = 'province' | 'commune' | 'neighbour'
const places: Place[] = ['province', 'commune', 'neighbour']

/** In each place: the unit that is acted on, one beside it, one above, and a person who works there. */
const scenes = {
  province: { unit: 'reform', beside: 'procedureControl', above: 'province', person: 'appraiser' },
  commune: { unit: 'tanLapCulture', beside: 'tanLapEconomy', above: 'tanLap', person: 'communeSpecialist' },
  neighbour: {
    unit: 'tanLapSouthCulture',
    beside: 'tanLapSouthEconomy',
    above: 'tanLapSouth',
    person: 'otherCommuneOfficer',
  },
} as const

type Scene = { unit: string; beside: string; above: string; person: Actor; world: AnBinh }
type Command = {
  may: Partial<Record<Who, Place[]>>
  /** As administrator of everything; its id. */
  prepare?: (tx: Tx, scene: Scene) => Promise<string>
  attempt: (tx: Tx, actor: Actor, scene: Scene, id: string) => Promise<unknown>
}

const administrators = { administrator: places, communeAdministrator: ['commune'] } satisfies Command['may']
const withOfficers = {
  ...administrators,
  reformOfficer: places,
  communeReformOfficer: ['commune'],
  otherCommuneOfficer: ['neighbour'],
} satisfies Command['may']
/** Everybody lends his own; here, of the people who are acted on, only each for himself. */
const withOneself = {
  ...administrators,
  appraiser: ['province'],
  communeSpecialist: ['commune'],
  otherCommuneOfficer: ['neighbour'],
} satisfies Command['may']

const naming = { name: 'Phòng Chuyển đổi số', shortName: undefined, placeName: undefined, kind: 'division' } as const
const document = '12/QĐ-UBND'
const post = { title: 'Chuyên viên', isHead: false, isConcurrent: true }
const inAMonth = (tx: Tx) => today(tx).add({ months: 1 })
const ending = (tx: Tx) => ({ from: inAMonth(tx), movePeople: true, document })
const loan = (tx: Tx, { person, unit, world }: Scene) => ({
  id: person.personId,
  toId: world.cast.nobody.personId,
  unitId: unit,
  roles: [],
  isActingHead: false,
  from: today(tx),
  to: inAMonth(tx),
  reason: 'Nghỉ phép',
})

const commands: Record<string, Command> = {
  create_unit: {
    may: administrators,
    attempt: (tx, actor, { above }) => createUnit(tx, actor, { ...naming, parentId: above, isAuthority: false }),
  },
  rename_unit: {
    may: administrators,
    attempt: (tx, actor, { unit }) => renameUnit(tx, actor, { ...naming, id: unit }),
  },
  move_unit: {
    may: administrators,
    attempt: (tx, actor, { unit, beside }) => moveUnit(tx, actor, { id: unit, parentId: beside }),
  },
  merge_units: {
    may: administrators,
    attempt: (tx, actor, { unit, beside }) => mergeUnits(tx, actor, { ...ending(tx), id: beside, fromIds: [unit] }),
  },
  split_unit: {
    may: administrators,
    attempt: (tx, actor, { unit, beside }) =>
      splitUnit(tx, actor, { ...ending(tx), id: unit, heirIds: [beside], goesOn: false }),
  },
  dissolve_unit: {
    may: administrators,
    attempt: (tx, actor, { unit }) => dissolveUnit(tx, actor, { ...ending(tx), id: unit, heirId: undefined }),
  },
  add_alias: {
    may: withOfficers,
    attempt: (tx, actor, { unit }) => rememberAlias(tx, actor, { id: unit, alias: 'Tổ CCHC' }),
  },
  'add_alias (of another unit, in the documents of one)': {
    may: withOfficers,
    attempt: (tx, actor, { above, world }) =>
      rememberAlias(tx, actor, { id: world.units.homeAffairs, alias: 'Cơ quan nội vụ', authorityId: above }),
  },
  forget_alias: {
    may: withOfficers,
    prepare: async (tx, { unit, world }) => {
      await rememberAlias(tx, world.cast.administrator, { id: unit, alias: 'Tổ CCHC' })
      const alias = await tx.query.selectFrom('organisation.unit_alias').select('id').executeTakeFirstOrThrow()
      return alias.id
    },
    attempt: (tx, actor, { unit }, aliasId) => forgetAlias(tx, actor, { id: unit, aliasId }),
  },
  add_collective: {
    may: withOfficers,
    attempt: (tx, actor, { above }) =>
      addCollective(tx, actor, { id: above, name: 'các tổ công tác', kinds: ['division'], tiers: [], depth: 1 }),
  },
  add_person: {
    may: administrators,
    attempt: (tx, actor, { unit }) => addPerson(tx, actor, { ...post, unitId: unit, personName: 'Mai Văn Mới' }),
  },
  change_person: {
    may: administrators,
    attempt: (tx, actor, { person }) => changePerson(tx, actor, { id: person.personId, personName: 'Mai Văn Khác' }),
  },
  give_post: {
    may: administrators,
    attempt: (tx, actor, { unit, world }) =>
      givePost(tx, actor, { ...post, id: world.cast.nobody.personId, unitId: unit }),
  },
  end_post: {
    may: administrators,
    prepare: async (tx, { person }) => {
      const row = await tx.query
        .selectFrom('organisation.post')
        .select('id')
        .where('person_id', '=', person.personId)
        .executeTakeFirstOrThrow()
      return row.id
    },
    attempt: (tx, actor, { person }, postId) => endPost(tx, actor, { id: person.personId, postId, lastDay: today(tx) }),
  },
  grant_role: {
    may: administrators,
    attempt: (tx, actor, { unit, person }) =>
      grantRole(tx, actor, { id: person.personId, role: 'inspector', unitId: unit }),
  },
  revoke_role: {
    may: administrators,
    prepare: (tx, { unit, person, world }) =>
      grantRole(tx, world.cast.administrator, { id: person.personId, role: 'inspector', unitId: unit }),
    attempt: (tx, actor, { person }, grantId) => revokeRole(tx, actor, { id: person.personId, grantId }),
  },
  delegate: { may: withOneself, attempt: (tx, actor, scene) => delegate(tx, actor, loan(tx, scene)) },
  end_delegation: {
    may: withOneself,
    prepare: (tx, scene) => delegate(tx, scene.world.cast.administrator, loan(tx, scene)),
    attempt: (tx, actor, { person }, delegationId) => endDelegation(tx, actor, { id: person.personId, delegationId }),
  },
  create_account: {
    may: administrators,
    attempt: (tx, actor, { person }) => createAccount(tx, actor, { id: person.personId, login: 'nguoi.moi' }),
  },
  reset_password: {
    may: administrators,
    prepare: async (tx, { person, world }) => {
      await createAccount(tx, world.cast.administrator, { id: person.personId, login: 'nguoi.moi' })
      return ''
    },
    attempt: (tx, actor, { person }) => resetPassword(tx, actor, { id: person.personId }),
  },
}

function sceneOf(world: AnBinh, place: Place): Scene {
  const { unit, beside, above, person } = scenes[place]
  const { units, cast } = world
  return { unit: units[unit], beside: units[beside], above: units[above], person: cast[person], world }
}

async function communeAdministrator(tx: Tx, { units, cast }: AnBinh): Promise<Actor> {
  const { clerk, administrator, communeChairman } = cast
  await grantRole(tx, administrator, { id: clerk.personId, role: 'administrator', unitId: units.tanLap })
  const grant = { role: 'administrator', unitId: units.tanLap, path: communeChairman.unitPath }
  return { ...clerk, grants: [...clerk.grants, grant] }
}

test('each command is done by those who may, where they may, and by nobody else', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const people: Record<Who, Actor> = { ...world.cast, communeAdministrator: await communeAdministrator(tx, world) }
    for (const [name, { may, prepare, attempt }] of Object.entries(commands))
      for (const who of [...castNames, 'communeAdministrator'] as const)
        for (const place of places) {
          const scene = sceneOf(world, place)
          const trying = undone(tx, async () => {
            const id = (await prepare?.(tx, scene)) ?? ''
            await attempt(tx, people[who], scene, id)
          })
          const what = `${name} by ${who} in the ${place}`
          if (may[who]?.includes(place)) await assert.doesNotReject(trying, what)
          else await assert.rejects(trying, { code: 'kernel.forbidden' }, what)
        }
  }))

// The import carries out rows with these very commands; who may begin one is in import.test.ts. What is only read has
// its test where it is shown.
test('no action is without its row in this table', () => {
  const own = [...definedActions().keys()].filter((action) => action.startsWith('organisation.'))
  const untested = own.filter((action) => !(action.slice('organisation.'.length) in commands))
  const read = ['organisation.read_delegation_reason', 'organisation.read_readers']
  assert.deepEqual(untested, [...read, 'organisation.import'])
})
