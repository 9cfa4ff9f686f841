import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import { forgetAll, knownIn } from './known.ts'
import { reader } from './transaction.ts'
import type { Tx } from './types.ts'

const db = testDatabase()

test('a transaction knows what it has read, at whatever instant it looks, and no other knows it', async () => {
  let first: Map<string, number>
  await db.rolledBack(async (tx) => {
    first = knownIn<number>(tx, 'test.things')
    first.set('a', 1)
    const later: Tx = { ...tx, now: tx.now.add({ hours: 1 }) }
    assert.equal(knownIn(later, 'test.things').get('a'), 1)
    assert.equal(knownIn(tx, 'test.others').size, 0)
  })
  await db.rolledBack(async (tx) => assert.equal(knownIn(tx, 'test.things').size, 0))
})

test('outside a transaction nothing is kept', async () => {
  const out = reader(db.database)
  knownIn<number>(out, 'test.things').set('a', 1)
  assert.equal(knownIn(out, 'test.things').size, 0)
})

test('what is taken back takes along what was known', () =>
  db.rolledBack(async (tx) => {
    await undone(tx, async () => knownIn<number>(tx, 'test.things').set('a', 1))
    assert.equal(knownIn(tx, 'test.things').size, 0)
    knownIn<number>(tx, 'test.things').set('a', 1)
    forgetAll(tx)
    assert.equal(knownIn(tx, 'test.things').size, 0)
  }))
