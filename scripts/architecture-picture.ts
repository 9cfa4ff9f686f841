// Draws the house from the code: `npm run picture` writes docs/architecture.svg. A test holds the file to the code.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { drawHouse } from './support/draw-house.ts'
import { edgesOf, isModule, moduleOrder, readSources, root } from '../test/support/source-graph.ts'

export const pictureFile = resolve(root, 'docs/architecture.svg')

export function architecturePicture(): string {
  const files = readSources()
  const links = edgesOf(files).filter(
    ({ from, to, file }) => isModule(from) && isModule(to) && !file.endsWith('.test.ts'),
  )
  return drawHouse(moduleOrder(files), links)
}

if (import.meta.main) {
  mkdirSync(dirname(pictureFile), { recursive: true })
  writeFileSync(pictureFile, architecturePicture())
}
