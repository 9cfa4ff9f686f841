import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast, type CastName } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { aFiling, aWaitingDossier, giveDaysForPapers, makeOneStop, stopWaiting, throughTo } from '../dossiers/index.ts'
import { decideApology } from './decide-apology.ts'
import { explainLateness } from './explain-lateness.ts'
import { judgeExplanation } from './judge-explanation.ts'
import { watchAll } from './watch-dates.ts'

const db = testDatabase()
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)

const explanation = { cause: 'coordination', explanation: 'Trả lời chậm', outside: 'Văn phòng đăng ký' } as const

type Command = {
  may: readonly CastName[]
  dossier?: 'waiting' | 'fresh'
  explained?: true
  attempt: (tx: Tx, actor: Actor, id: string) => Promise<unknown>
}

const commands: Record<string, Command> = {
  decide_apology: {
    may: ['communeUnitHead', 'communeChairman', 'chairman'],
    attempt: (tx, actor, id) =>
      decideApology(tx, actor, {
        id,
        apology: 'sent',
        reason: 'Chờ xác minh',
        newDate: Temporal.PlainDate.from('2026-11-27'),
        newTime: '15:00',
      }),
  },
  explain_lateness: {
    may: ['communeSpecialist', 'communeUnitHead', 'communeChairman', 'chairman'],
    attempt: (tx, actor, id) => explainLateness(tx, actor, { id, ...explanation }),
  },
  judge_explanation: {
    may: ['communeUnitHead', 'communeChairman', 'chairman'],
    explained: true,
    attempt: (tx, actor, id) => judgeExplanation(tx, actor, { id, verdict: 'accepted' }),
  },
  prepare_case: {
    may: ['communeUnitHead', 'communeChairman', 'chairman'],
    dossier: 'fresh',
    attempt: (tx, actor, id) => decideApology(tx, actor, { id, apology: 'not_needed', reason: 'Ngày mai xong' }),
  },
  stop_waiting: {
    may: ['clerk', 'communeUnitHead'],
    dossier: 'waiting',
    attempt: (tx, actor, id) => stopWaiting(tx, actor, { id }),
  },
}

test('who may decide on and explain what is late, and stop what is awaited too long; for those who do not see it, it is not there', () =>
  db.rolledBack(
    async (tx) => {
      const world = await makeCast(tx)
      const shop = await makeOneStop(tx, world)
      const { id } = await throughTo(tx, world, aFiling(shop, world), 'handle')
      await giveDaysForPapers(tx, world, 1)
      const { id: waiting } = await aWaitingDossier(tx, world, shop)
      const fresh = await throughTo({ ...tx, now: local('2026-11-18 08:00') }, world, aFiling(shop, world), 'handle')
      const late: Tx = { ...tx, now: local('2026-11-18 09:00') }
      await watchAll(late)
      const ids = { waiting, fresh: fresh.id }
      for (const [name, { may, attempt, dossier, explained }] of Object.entries(commands))
        for (const who of castNames) {
          const trying = undone(tx, async () => {
            if (explained) await explainLateness(late, world.cast.communeSpecialist, { id, ...explanation })
            await attempt(late, world.cast[who], dossier ? ids[dossier] : id)
          })
          if (may.includes(who)) await assert.doesNotReject(trying, `${name} by ${who}`)
          else await assert.rejects(trying, /kernel\.(forbidden|not_found)/, `${name} by ${who}`)
        }
    },
    { now: local('2026-11-16 09:05') },
  ))
