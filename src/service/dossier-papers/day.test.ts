import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { processFixtures } from '../../foundation/workflow/index.ts'
import {
  actByEffect,
  aFiling,
  endDossier,
  fileDossier,
  makeOneStop,
  quickProcess,
  throughTo,
} from '../dossiers/index.ts'
import { dayPlaceOf, dayPlaces, findDay } from './register.ts'

const db = testDatabase()
const local = (text: string): Temporal.Instant => Temporal.Instant.from(`${text.replace(' ', 'T')}:00+07:00`)
const hour = (at: number): Temporal.Instant => local('2026-11-16 00:00').add({ hours: at })

/** A course as it may go: filed, perhaps received, perhaps begun, perhaps ended in one of its ways; three days long. */
const courses = fc
  .record({
    steps: fc.uniqueArray(fc.nat(71), { minLength: 1, maxLength: 4 }),
    end: fc.constantFrom('none', 'refused_at', 'withdrawn_at', 'stopped_at', 'returned_at', 'asked'),
    received: fc.boolean(),
  })
  .map(({ steps, end, received }) => {
    const [filed, ...more] = steps.toSorted((a, b) => a - b).map(hour)
    const course = {
      filed_at: filed!,
      accepted_at: null as Temporal.Instant | null,
      begun_at: null as Temporal.Instant | null,
      refused_at: null as Temporal.Instant | null,
      withdrawn_at: null as Temporal.Instant | null,
      stopped_at: null as Temporal.Instant | null,
      returned_at: null as Temporal.Instant | null,
      waiting_since: null as Temporal.Instant | null,
      waiting_for: null as string | null,
    }
    if (end === 'refused_at') return { ...course, refused_at: more[0] ?? null }
    if (received || end === 'returned_at') course.accepted_at = more.shift() ?? null
    if (end === 'asked') {
      const since = more.shift()
      return since ? { ...course, waiting_since: since, waiting_for: 'supplement' } : course
    }
    if (course.accepted_at) course.begun_at = more.shift() ?? null
    return end === 'none' ? course : { ...course, [end]: more.shift() ?? null }
  })

test('whatever came in, went on or ended on a day stands in a place of that day; what ended before in none', () => {
  fc.assert(
    fc.property(courses, fc.nat(2), (course, day) => {
      const [from, until] = [hour(day * 24), hour(day * 24 + 24)]
      const hours = (at: Temporal.Instant | null) =>
        at ? (at.epochMilliseconds - from.epochMilliseconds) / 3_600_000 : -1
      const within = (at: Temporal.Instant | null) => at !== null && hours(at) >= 0 && hours(at) < 24
      const ends = [course.refused_at, course.withdrawn_at, course.stopped_at, course.returned_at]
      const place = dayPlaceOf(course, from, until)
      const isOfDay = [course.filed_at, course.accepted_at, ...ends].some(within)
      if (isOfDay) assert.ok(place && dayPlaces.includes(place), JSON.stringify(course))
      if (ends.some((at) => at && hours(at) < 0)) assert.equal(place, undefined)
      if (place === 'handed_on') assert.ok(within(course.accepted_at) && course.begun_at)
      if (place === 'still_here') assert.ok(within(course.accepted_at))
      if (ends.some(within)) assert.ok(['refused', 'ended', 'returned'].includes(place!))
    }),
  )
})

test('the list at the end of the day: refused with who refused, withdrawn, asked at the counter, each once', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const { cast, units } = province
      const shop = await makeOneStop(tx, province, processFixtures.askingAtReception(quickProcess()))
      const world = { ...province, shop }
      const filing = aFiling(shop, world)
      const written = (at: Tx = tx) => fileDossier(at, cast.clerk, filing)
      const ids = {
        unaccepted: (await written()).id,
        asked: (await written()).id,
        still_here: (await throughTo(tx, world, filing, 'assign')).id,
        handed_on: (await throughTo(tx, world, filing, 'handle')).id,
        refused: (await written()).id,
        ended: (await throughTo(tx, world, filing, 'assign')).id,
        returned: (await throughTo(tx, world, filing, 'done')).id,
      }
      await actByEffect(tx, cast.clerk, { id: ids.asked }, 'ask_supplement', { note: 'Mờ', componentKeys: ['to-khai'] })
      await actByEffect(tx, cast.clerk, { id: ids.refused }, 'refuse', { note: 'Không thuộc thẩm quyền' })
      await endDossier(tx, cast.clerk, { id: ids.ended, how: 'withdrawn', reason: 'Theo đơn' })
      const day = await findDay(tx, cast.clerk, units.tanLapCentre, Temporal.PlainDate.from('2026-11-16'))
      const standing = Object.fromEntries(dayPlaces.map((place) => [place, day[place].map(({ id }) => id)]))
      assert.deepEqual(standing, Object.fromEntries(Object.entries(ids).map(([place, id]) => [place, [id]])))
      assert.deepEqual([day.refused[0]!.by_name, day.received.length], [cast.clerk.name, 4])
      const next = await findDay(tx, cast.clerk, units.tanLapCentre, Temporal.PlainDate.from('2026-11-17'))
      assert.deepEqual(
        dayPlaces.map((place) => next[place].length),
        dayPlaces.map(() => 0),
      )
    },
    { now: local('2026-11-16 09:05') },
  ))
