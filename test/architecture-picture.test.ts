import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { architecturePicture, pictureFile } from '../scripts/architecture-picture.ts'
import { drawHouse, essential } from '../scripts/support/draw-house.ts'

test('docs/architecture.svg shows the code as it is (npm run picture)', () => {
  assert.ok(readFileSync(pictureFile, 'utf8') === architecturePicture(), 'the picture is out of date: npm run picture')
})

test('an arrow that follows from others is left out', () => {
  const links = ['ab', 'bc', 'ac', 'ac', 'ad'].map((pair) => ({ from: pair[0]!, to: pair[1]! }))
  assert.deepEqual(
    essential(links).map(({ from, to }) => from + to),
    ['ab', 'bc', 'ad'],
  )
})

test('every module has its room and every needed import its arrow', () => {
  const modules = ['foundation/calendar', 'service/dossiers', 'steering/plans', 'publication/portal']
  const svg = drawHouse(modules, [{ from: 'steering/plans', to: 'foundation/calendar' }])
  for (const name of ['calendar', 'dossiers', 'plans', 'portal']) assert.match(svg, new RegExp(`>${name}</text>`))
  assert.equal(svg.match(/marker-end/g)?.length, 1)
})
