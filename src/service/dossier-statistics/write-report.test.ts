import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { figuresOf, type Sums } from './figures.ts'
import { formFigures } from './write-report.ts'

/** Sums of days one after the other: each only grows. */
const growing = fc
  .tuple(fc.array(fc.nat(20), { minLength: 9, maxLength: 9 }), fc.array(fc.nat(20), { minLength: 9, maxLength: 9 }))
  .map(([before, added]) => {
    const sums = (parts: readonly number[]): Sums => {
      const [online = 0, other = 0, early = 0, on_time = 0, late = 0, refused = 0, withdrawn = 0, stopped = 0] = parts
      return {
        filed: online + other,
        filed_online: online,
        early,
        on_time,
        late,
        refused,
        withdrawn,
        stopped,
        fell_due: late,
        late_over: late,
      }
    }
    return { before: sums(before), through: sums(before.map((part, at) => part + added[at]!)) }
  })

test('the identities of form II.06a hold: (3) = (4)+(5)+(6), (7) = (8)+(9)+(10), (11) = (12)+(13), (3) = (7)+(11)', () =>
  fc.assert(
    fc.property(growing, ({ before, through }) => {
      const [taken, online, otherwise, carried, settled, early, onTime, late, open, inTime, openLate] = formFigures(
        figuresOf({ before, through, limit: through }),
      ) as [number, number, number, number, number, number, number, number, number, number, number]
      assert.equal(taken, online + otherwise + carried)
      assert.equal(settled, early + onTime + late)
      assert.equal(open, inTime + openLate)
      assert.equal(taken, settled + open)
    }),
  ))
