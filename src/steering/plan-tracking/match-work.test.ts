import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { matchWork, type Asked, type Owed } from './match-work.ts'

const asked = (...dates: (string | null)[]): Asked[] => dates.map((dueOn) => ({ key: 'a', dueOn }))
const open = (dueOn: string | null, more: Partial<Owed> = {}): Owed => ({
  id: dueOn ?? 'none',
  key: 'a',
  dueOn,
  isOpen: true,
  isCancelled: false,
  ...more,
})
const accepted = (dueOn: string) => open(dueOn, { isOpen: false })
const cancelled = (dueOn: string) => open(dueOn, { isOpen: false, isCancelled: true })

const said = (wanted: Asked[], owed: Owed[]) => {
  const { kept, added, gone } = matchWork(wanted, owed)
  return [
    ...kept.map((pair) => `${pair.owed.id} > ${pair.asked.dueOn}`),
    ...added.map(({ dueOn }) => `new ${dueOn}`),
    ...gone.map(({ id }) => `gone ${id}`),
  ].toSorted()
}

test('open work goes on with its new date; of several the closest; what is left over is new or gone', () => {
  assert.deepEqual(said(asked('2026-06-30'), [open('2026-03-31')]), ['2026-03-31 > 2026-06-30'])
  assert.deepEqual(said(asked('2026-04-15', '2026-07-15'), [open('2026-03-31'), open('2026-06-30')]), [
    '2026-03-31 > 2026-04-15',
    '2026-06-30 > 2026-07-15',
  ])
  assert.deepEqual(said(asked('2026-06-30', '2026-12-15'), [open('2026-12-31')]), [
    '2026-12-31 > 2026-12-15',
    'new 2026-06-30',
  ])
  assert.deepEqual(said(asked('2026-06-30'), [open('2026-03-31'), open('2026-06-30')]), [
    '2026-06-30 > 2026-06-30',
    'gone 2026-03-31',
  ])
  assert.deepEqual(said(asked(null), [open('2026-03-31')]), ['2026-03-31 > null'])
  assert.deepEqual(said(asked('2026-03-31'), [open(null)]), ['none > 2026-03-31'])
})

test('what was accepted answers its own date only; what was cancelled comes back for its own date only', () => {
  assert.deepEqual(said(asked('2026-04-15'), [accepted('2026-03-31')]), ['new 2026-04-15'])
  assert.deepEqual(said(asked('2026-03-31'), [accepted('2026-03-31')]), ['2026-03-31 > 2026-03-31'])
  assert.deepEqual(said(asked('2026-06-30'), [open('2026-03-31'), cancelled('2026-06-30')]), [
    '2026-03-31 > 2026-06-30',
  ])
  assert.deepEqual(said(asked('2026-06-30'), [cancelled('2026-06-30')]), ['2026-06-30 > 2026-06-30'])
})

const aDate = fc.option(fc.integer({ min: 1, max: 28 }).map((day) => `2026-02-${String(day).padStart(2, '0')}`))
const aKey = fc.constantFrom('a', 'b')

test('everything asked is answered once by work of its own unit, and no open work is lost unsaid', () =>
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.record({ key: aKey, dueOn: aDate }), { maxLength: 8, selector: (a) => `${a.key}${a.dueOn}` }),
      fc.array(fc.tuple(aKey, aDate, fc.constantFrom('open', 'accepted', 'cancelled')), { maxLength: 8 }),
      (wanted, rows) => {
        const owed = rows.map(([key, dueOn, state], at) => ({
          ...open(dueOn, { id: String(at), key }),
          isOpen: state === 'open',
          isCancelled: state === 'cancelled',
        }))
        const { kept, added, gone } = matchWork(wanted, owed)
        assert.deepEqual(new Set([...kept.map((pair) => pair.asked), ...added]), new Set(wanted))
        assert.equal(kept.length + added.length, wanted.length)
        assert.equal(new Set(kept.map((pair) => pair.owed)).size, kept.length)
        for (const pair of kept) {
          assert.equal(pair.owed.key, pair.asked.key)
          if (!pair.owed.isOpen) assert.equal(pair.owed.dueOn, pair.asked.dueOn)
        }
        const keptOpen = kept.filter((pair) => pair.owed.isOpen).length
        assert.equal(keptOpen + gone.length, owed.filter((o) => o.isOpen).length)
        for (const { key } of gone) assert.ok(!added.some((a) => a.key === key), 'nothing begins anew beside lost work')
      },
    ),
  ))
