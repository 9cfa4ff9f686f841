// Word files from before 2007, RTF and saved web pages: LibreOffice turns them into DOCX where it is installed.
import { spawn } from 'node:child_process'
import { access, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RefusedFile } from './refusal.ts'

const findOffice = async (searchPath: string): Promise<string | undefined> => {
  for (const folder of searchPath.split(delimiter).filter((part) => part !== '')) {
    for (const name of ['soffice', 'libreoffice']) {
      const found = await access(join(folder, name)).then(
        () => true,
        () => false,
      )
      if (found) return join(folder, name)
    }
  }
  return undefined
}

/** Runs a program to its end; throws RefusedFile where that is not a good one, or takes too long. */
const run = (program: string, words: string[], timeLimit: number): Promise<void> =>
  new Promise((resolve, reject) => {
    // A group of its own, so that what the starter script started is stopped with it.
    const child = spawn(program, words, { stdio: 'ignore', detached: true })
    let isLate = false
    const timer = setTimeout(() => {
      isLate = true
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, timeLimit)
    child.on('error', () => reject(new RefusedFile('plan_reading.legacy_doc')))
    child.on('close', (code) => {
      clearTimeout(timer)
      if (code === 0) resolve()
      else reject(new RefusedFile(isLate ? 'plan_reading.timeout' : 'plan_reading.broken'))
    })
  })

type Options = { searchPath?: string; timeLimit?: number }

/** The same document as DOCX. Throws RefusedFile: legacy_doc where LibreOffice is missing, broken, timeout. */
export const convertLegacy = async (bytes: Uint8Array, options: Options = {}): Promise<Uint8Array> => {
  const office = await findOffice(options.searchPath ?? process.env['PATH'] ?? '')
  if (!office) throw new RefusedFile('plan_reading.legacy_doc')
  const folder = await mkdtemp(join(tmpdir(), 'plan-'))
  try {
    const input = join(folder, 'plan.doc')
    await writeFile(input, bytes)
    // Its own profile: two conversions at once would otherwise share one and the second would refuse to start.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    // The filter is named, since a web page is otherwise opened in an editor that knows no DOCX.
    const words = [profile, '--headless', '--convert-to', 'docx:MS Word 2007 XML', '--outdir', folder, input]
    await run(office, words, options.timeLimit ?? 60_000)
    return await readFile(join(folder, 'plan.docx')).catch(() => {
      throw new RefusedFile('plan_reading.broken')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
