import assert from 'node:assert/strict'
import { test } from 'node:test'
import { castNames, makeCast } from '../../../../test/support/cast.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { actorSource } from '../actor-source.ts'
import { today } from '../today.ts'
import { delegate } from './delegate.ts'
import { findLoansOf } from './person-detail.ts'

const db = testDatabase()

test('why somebody lent roles is read by the two, the head of the unit and administrators, and by nobody else', () =>
  db.rolledBack(async (tx) => {
    const { cast, units } = await makeCast(tx)
    const [giver, taker] = [cast.communeReformOfficer, cast.communeSpecialist]
    await delegate(tx, giver, {
      id: giver.personId,
      toId: taker.personId,
      unitId: units.tanLap,
      roles: [],
      isActingHead: false,
      from: today(tx),
      to: today(tx).add({ days: 5 }),
      reason: 'Nằm viện',
    })
    const readers: string[] = []
    for (const who of castNames) {
      const known = await actorSource(tx, cast[who].personId)
      const [loan] = await findLoansOf(tx, { ...cast[who], grants: known!.grants }, giver.personId)
      assert.equal(loan!.takerName, taker.name, 'the loan itself is no secret')
      if (loan!.reason !== null) readers.push(who)
    }
    assert.deepEqual(readers.toSorted(), [
      'administrator',
      'communeChairman',
      'communeReformOfficer',
      'communeSpecialist',
    ])
  }))
