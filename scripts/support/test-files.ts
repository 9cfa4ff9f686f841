import { describe } from 'node:test'
import { relative } from 'node:path'
import { pathToFileURL } from 'node:url'

// The tests of many files in one process: starting a process per file costs thirty times what most tests do. Each file
// is a suite, so its hooks are its own, and a file that cannot be loaded is a failure and not a silence.
for (const file of process.argv.slice(2)) {
  describe(relative(process.cwd(), file), async () => {
    await import(pathToFileURL(file).href)
  })
}
