import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { makeCast } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { translateConstraint } from '../../../kernel/database/constraint-errors.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { actorSource } from '../actor-source.ts'
import { foundAuthority } from '../founding/found-authority.ts'
import { today } from '../today.ts'
import { createUnit } from './create-unit.ts'
import { dissolveUnit } from './dissolve-unit.ts'
import { mergeUnits } from './merge-units.ts'
import { moveUnit } from './move-unit.ts'
import { renameUnit } from './rename-unit.ts'
import { splitUnit } from './split-unit.ts'
import { refreshUnits } from './tree.ts'
import { pathLabel } from './unit.ts'

const db = testDatabase()
const own = testDatabase({ own: true })

// Units are named by their place in the list of those made so far, days by their distance from today.
const anyUnit = fc.nat({ max: 200 })
const anyDay = fc.integer({ min: -40, max: 40 })
const step = fc.oneof(
  fc.record({ do: fc.constant('create' as const), unit: anyUnit, day: anyDay }),
  fc.record({ do: fc.constant('move' as const), unit: anyUnit, other: anyUnit, day: anyDay }),
  fc.record({ do: fc.constant('rename' as const), unit: anyUnit, day: anyDay }),
  fc.record({ do: fc.constant('merge' as const), unit: anyUnit, other: anyUnit, day: anyDay }),
  fc.record({ do: fc.constant('split' as const), unit: anyUnit, other: anyUnit, day: anyDay, goesOn: fc.boolean() }),
  fc.record({ do: fc.constant('dissolve' as const), unit: anyUnit, other: fc.option(anyUnit), day: anyDay }),
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const naming = (name: string) => ({ name, kind: 'division' as const, shortName: undefined, placeName: undefined })

/** A root that has been there for years, and who administers it. */
async function found(tx: Tx): Promise<{ rootId: string; administrator: Actor }> {
  const from = today(tx).subtract({ years: 5 })
  const unit = {
    ...naming('UBND tỉnh'),
    tier: undefined,
    code: undefined,
    isAuthority: true,
    from,
    document: undefined,
  }
  const { rootId, personId } = await foundAuthority(tx, {
    unit,
    administrator: { personName: 'Quản trị', title: 'Chuyên viên' },
  })
  const actor = await actorSource(tx, personId)
  return { rootId, administrator: { ...actor!, personId, accountId: personId } }
}

async function take(tx: Tx, actor: Actor, ids: string[], move: Step): Promise<void> {
  const from = today(tx).add({ days: move.day })
  const at = (place: number) => ids[place % ids.length]!
  const [id, document] = [at(move.unit), 'QĐ 1']
  switch (move.do) {
    case 'create': {
      const unit = { ...naming(`Đơn vị ${ids.length}`), tier: undefined, code: undefined, isAuthority: false, document }
      ids.push(await createUnit(tx, actor, { ...unit, parentId: id, from }))
      return
    }
    case 'move':
      return moveUnit(tx, actor, { id, parentId: at(move.other), from, document })
    case 'rename':
      return renameUnit(tx, actor, { ...naming(`Tên mới ${move.day}`), tier: undefined, id, from, document })
    case 'merge':
      return void (await mergeUnits(tx, actor, { id, fromIds: [at(move.other)], from, movePeople: true, document }))
    case 'split':
      return splitUnit(tx, actor, { ...move, id, heirIds: [at(move.other)], from, movePeople: true, document })
    case 'dissolve': {
      const heirId = move.other === null ? undefined : at(move.other)
      return dissolveUnit(tx, actor, { id, heirId, from, movePeople: false, document })
    }
  }
}

/** A refused command leaves nothing behind; anything but a refusal is a fault. */
async function attempt(tx: Tx, work: () => Promise<void>): Promise<boolean> {
  await sql`savepoint step`.execute(tx.query)
  try {
    await work()
    return true
  } catch (error) {
    await sql`rollback to savepoint step`.execute(tx.query)
    if (!(translateConstraint(error) instanceof AppError)) throw error
    return false
  }
}

type Row = { unit_id: string; parent_id: string; valid_from: Temporal.PlainDate; valid_to: Temporal.PlainDate | null }

const { compare } = Temporal.PlainDate
const holds = (row: Pick<Row, 'valid_from' | 'valid_to'>, day: Temporal.PlainDate) =>
  compare(row.valid_from, day) <= 0 && (row.valid_to === null || compare(day, row.valid_to) <= 0)

/** The slow obvious way: of a unit's rows the one of the day, else the last before it, else the first after it. */
function slowPath(rows: readonly Row[], id: string, day: Temporal.PlainDate): string {
  const own = rows.filter((row) => row.unit_id === id).toSorted((a, b) => compare(a.valid_from, b.valid_from))
  const row = own.findLast((one) => compare(one.valid_from, day) <= 0) ?? own[0]
  return row ? `${slowPath(rows, row.parent_id, day)}.${pathLabel(id)}` : pathLabel(id)
}

function ensureNoCircle(rows: readonly Row[], day: Temporal.PlainDate): void {
  const parent = new Map(rows.filter((row) => holds(row, day)).map((row) => [row.unit_id, row.parent_id]))
  for (const start of parent.keys()) {
    const seen = new Set<string>()
    for (let id: string | undefined = start; id; id = parent.get(id)) {
      assert.ok(!seen.has(id), `a circle on ${day.toString()}`)
      seen.add(id)
    }
  }
}

async function ensureTreeIsRight(tx: Tx): Promise<void> {
  const rows = await tx.query.selectFrom('organisation.unit_parent').selectAll().execute()
  const units = await tx.query
    .selectFrom('organisation.unit')
    .select(['id', 'valid_from', 'valid_to', 'name', sql<string>`path::text`.as('path')])
    .execute()
  const unitOf = new Map(units.map((unit) => [unit.id, unit]))
  const day = today(tx)
  for (const unit of units) assert.equal(unit.path, slowPath(rows, unit.id, day), unit.name)
  for (const row of rows) {
    const parent = unitOf.get(row.parent_id)!
    for (const end of [row.valid_from, row.valid_to ?? day.add({ years: 50 })])
      assert.ok(holds(parent, end), `${parent.name} is a parent on ${end.toString()}, when it does not exist`)
  }
  for (const change of new Set(rows.flatMap((row) => [row.valid_from, row.valid_to ?? day])))
    ensureNoCircle(rows, change)
}

test('after any commands each path is the one the dated rows say, and nothing stands above itself on any day', async () => {
  let done = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) =>
      db.rolledBack(async (tx) => {
        const { administrator, rootId } = await found(tx)
        const ids = [rootId]
        for (const unit of [0, 0, 1, 1, 2]) await take(tx, administrator, ids, { do: 'create', unit, day: -300 })
        for (const move of steps)
          if (await attempt(tx, () => take(tx, administrator, ids, move))) {
            done += 1
            await ensureTreeIsRight(tx)
          }
      }),
    ),
    { numRuns: 25 },
  )
  assert.ok(done > 50, `only ${done} commands were accepted`)
})

test('tomorrow’s move is in the path tomorrow', () =>
  db.rolledBack(async (tx) => {
    const { cast, units } = await makeCast(tx)
    const from = today(tx).add({ days: 1 })
    await moveUnit(tx, cast.administrator, { id: units.reform, parentId: units.office, from, document: undefined })
    const pathOn = async (at: Tx) => {
      await refreshUnits(at)
      const unit = await at.query
        .selectFrom('organisation.unit')
        .select(sql<string>`path::text`.as('path'))
        .where('id', '=', units.reform)
        .executeTakeFirstOrThrow()
      return unit.path.split('.').at(-2)
    }
    assert.equal(await pathOn(tx), pathLabel(units.homeAffairs))
    assert.equal(await pathOn({ ...tx, now: tx.now.add({ hours: 24 }) }), pathLabel(units.office))
  }))

test('two moves at once that cross make no circle: the second is refused', async () => {
  const { rootId, administrator } = await own.committed(found)
  const ids = [rootId]
  for (const unit of [0, 0])
    await own.committed((tx) => take(tx, administrator, ids, { do: 'create', unit, day: -300 }))
  const move = (tx: Tx, unit: number, other: number) =>
    take(tx, administrator, ids, { do: 'move', unit, other, day: 0 })
  const untilHeldUp = async (tx: Tx): Promise<void> => {
    const waiting = sql`select from pg_locks where not granted and locktype = 'advisory'`
    while ((await waiting.execute(tx.query)).rows.length === 0);
  }
  let second: Promise<unknown> | undefined
  await own.committed(async (tx) => {
    await move(tx, 1, 2)
    second = own.committed((other) => move(other, 2, 1))
    // It is either held up by the first, or so quick that it has not seen it.
    await Promise.race([second.catch(() => {}), untilHeldUp(tx)])
  })
  await assert.rejects(second!, { code: 'organisation.unit_above_itself' })
})
