// npm run bench [-- NAME …]: all measurements, or those named, one after the other.
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { basename } from 'node:path'

const wanted = process.argv.slice(2)
const files = globSync('bench/*.ts')
  .toSorted()
  .filter((file) => wanted.length === 0 || wanted.includes(basename(file, '.ts')))
for (const file of files) {
  console.log(`\n── ${basename(file, '.ts')}`)
  const { status } = spawnSync(process.execPath, [file], { stdio: 'inherit' })
  if (status) process.exit(status)
}
