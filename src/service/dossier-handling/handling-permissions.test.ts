import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { castNames, makeCast, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { grantRole } from '../../foundation/organisation/index.ts'
import {
  askOpinion,
  assignStep,
  claimStep,
  giveOpinion,
  moveStep,
  releaseStep,
} from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import {
  actInput,
  actOnDossier,
  aFiling,
  aWaitingDossier,
  came,
  correctResult,
  endDossier,
  startInterlinked,
  getDossier,
  landPapers,
  makeOneStop,
  stepOf,
  takePart,
  throughTo,
  type OneStop,
} from '../dossiers/index.ts'
import { askUnit, correctKeepingNumber } from './acting/course-commands.ts'
import { actOnMany } from './lists/act-on-many.ts'
import { handlingRoutes } from './routes.ts'

// Every command × everybody of the cast, on a dossier of Tân Lập that its division of culture works on.
const db = testDatabase()

type Scene = {
  world: AnBinh
  shop: OneStop
  id: string
  stepId: string
  land: string
  waiting: { id: string; stepId: string }
  finished: string
  resultId: string
}
type Command = {
  may: readonly CastName[]
  prepare?: (tx: Tx, scene: Scene) => Promise<unknown>
  attempt: (tx: Tx, actor: Actor, scene: Scene) => Promise<unknown>
  /** What is asked of the step first answers by the step, also to those who do not see the dossier. */
  ofStep?: true
}

const now = Temporal.Instant.from('2026-11-18T03:00:00Z')
const later = Temporal.PlainDate.from('2027-06-02')
const givers = ['communeUnitHead', 'communeChairman', 'chairman', 'communeReformOfficer', 'reformOfficer'] as const
const servers = ['clerk', 'communeUnitHead'] as const
const specialist = ({ world }: Scene) => world.cast.communeSpecialist
/** Over one of its units by a role, and so over its steps. */
const readers: readonly CastName[] = [...givers, ...servers, 'administrator', 'communeSpecialist', 'inspector']

const commands: Record<string, Command> = {
  act: {
    may: ['communeSpecialist'],
    attempt: (tx, actor, { id, stepId }) => actOnDossier(tx, actor, actInput.parse({ id, stepId, action: 'propose' })),
  },
  take_part: {
    may: ['clerk'],
    attempt: (tx, actor, { waiting }) => takePart(tx, actor, { ...waiting, ...came('chung-sinh') }),
  },
  claim_step: {
    ofStep: true,
    may: ['communeSpecialist'],
    attempt: (tx, actor, { stepId }) => claimStep(tx, actor, { stepId }),
  },
  assign_step: {
    ofStep: true,
    may: givers,
    attempt: (tx, actor, { stepId, world }) =>
      assignStep(tx, actor, { stepId, personId: world.cast.communeSpecialist.personId }),
  },
  move_step: {
    ofStep: true,
    may: ['communeChairman', 'chairman', 'communeReformOfficer', 'reformOfficer'],
    prepare: async (tx, { world: { cast, units } }) => {
      await sql`delete from organisation.role_grant where person_id = ${cast.communeSpecialist.personId}`.execute(
        tx.query,
      )
      await grantRole(tx, cast.administrator, {
        id: cast.clerk.personId,
        role: 'specialist',
        unitId: units.tanLapEconomy,
        from: Temporal.PlainDate.from('2026-11-18'),
      })
    },
    attempt: (tx, actor, { stepId, world }) => moveStep(tx, actor, { stepId, unitId: world.units.tanLapEconomy }),
  },
  release_step: {
    ofStep: true,
    may: [...givers, 'communeSpecialist'],
    prepare: (tx, scene) => claimStep(tx, specialist(scene), { stepId: scene.stepId }),
    attempt: (tx, actor, { stepId }) => releaseStep(tx, actor, { stepId }),
  },
  ask_opinion: {
    ofStep: true,
    may: ['communeSpecialist'],
    attempt: (tx, actor, { id, stepId, world }) =>
      askUnit(tx, actor, { id, stepId, unitId: world.units.tanLapEconomy, question: 'Đất này?', dueOn: later }),
  },
  give_opinion: {
    ofStep: true,
    may: ['communeChairman', 'chairman', 'communeReformOfficer', 'reformOfficer'],
    attempt: async (tx, actor, scene) => {
      const { stepId, world } = scene
      const unitId = world.units.tanLapEconomy
      const asked = await askOpinion(tx, specialist(scene), { stepId, unitId, question: 'Đất này?', dueAt: null })
      return giveOpinion(tx, actor, { stepId: asked.id, version: 1, text: 'Không vướng quy hoạch' })
    },
  },
  act_on_many: {
    ofStep: true,
    may: ['communeSpecialist'],
    attempt: async (tx, actor, { id, stepId }) => {
      const steps = [{ id, stepId, version: 1 }]
      const { failed } = await actOnMany(tx, actor, { steps, deed: 'claim', list: 'cua-toi' })
      if (failed[0]) throw new AppError(failed[0].code)
    },
  },
  start_interlinked: {
    may: [...servers, 'communeSpecialist'],
    attempt: (tx, actor, { land, world, shop }) =>
      startInterlinked(tx, actor, {
        id: land,
        procedureId: shop.procedures.marriage.procedureId,
        receptionUnitId: world.units.tanLapCentre,
      }),
  },
  end: {
    may: servers,
    attempt: (tx, actor, { id }) => endDossier(tx, actor, { id, how: 'withdrawn', reason: 'Theo đơn' }),
  },
  correct_dossier: {
    may: [...servers, 'communeSpecialist'],
    attempt: (tx, actor, { id }) =>
      correctKeepingNumber(tx, actor, {
        id,
        applicantKind: 'citizen',
        applicantName: 'Nguyễn Thị Ánh',
        returnBy: 'counter',
        reason: 'Ghi sai tên',
      }),
  },
  correct_result: {
    may: [...servers, 'communeSpecialist'],
    attempt: (tx, actor, { finished, resultId }) =>
      correctResult(tx, actor, { id: finished, resultId, number: '12', signedBy: 'Hoàng Văn Sơn', reason: 'Sai số' }),
  },
}

const aLandCase = async (tx: Tx, world: AnBinh, shop: OneStop): Promise<string> => {
  const filing = aFiling(shop, world, { procedureId: shop.procedures.land.procedureId, papers: landPapers })
  return (await throughTo(tx, world, filing, 'handle')).id
}

test('each command is done by those who may; who sees the dossier is refused, for the rest it is not there', () =>
  db.rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      const shop = await makeOneStop(tx, world)
      const { cast } = world
      const { id } = await throughTo(tx, world, aFiling(shop, world), 'handle')
      const { id: finished } = await throughTo(tx, world, aFiling(shop, world), 'hand_over')
      const { results } = await getDossier(tx, cast.clerk, finished)
      const stepId = (await stepOf(tx, id, 'handle')).id
      const land = await aLandCase(tx, world, shop)
      const { id: awaited } = await aWaitingDossier(tx, world, shop)
      const waiting = { id: awaited, stepId: (await stepOf(tx, awaited, 'supplement')).id }
      const scene: Scene = { world, shop, id, stepId, land, waiting, finished, resultId: results[0]!.id }
      for (const [name, { may, prepare, attempt, ofStep }] of Object.entries(commands))
        for (const who of castNames) {
          const trying = undone(tx, async () => {
            await prepare?.(tx, scene)
            await attempt(tx, cast[who], scene)
          })
          const what = `${name} by ${who}`
          if (may.includes(who)) await assert.doesNotReject(trying, what)
          else {
            const code = ofStep || readers.includes(who) ? 'kernel.forbidden' : 'kernel.not_found'
            await assert.rejects(trying, { code }, what)
          }
        }
    },
    { now },
  ))

test('a name is corrected without losing the number that whoever corrects does not see', () =>
  db.rolledBack(async (tx) => {
    const world = await makeCast(tx)
    const shop = await makeOneStop(tx, world)
    const { id } = await throughTo(tx, world, aFiling(shop, world), 'handle')
    await commands.correct_dossier!.attempt(tx, world.cast.clerk, { id } as Scene)
    const dossier = await getDossier(tx, world.cast.clerk, id)
    assert.deepEqual([dossier.applicant_name, dossier.applicant_number], ['Nguyễn Thị Ánh', '097190001234'])
  }))

test('no command of the module is without its row in this table', () => {
  const names = handlingRoutes.flatMap((route) => (route.kind === 'action' ? route.name.split('.')[1]! : []))
  assert.deepEqual(
    names.filter((name) => !(name in commands)),
    [],
  )
})
