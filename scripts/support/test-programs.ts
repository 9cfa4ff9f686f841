import { spawnSync } from 'node:child_process'
import { findBrowser, findProgram } from '../../test/support/find-browser.ts'

const packages = ['chromium', 'fonts-noto-core', 'poppler-utils']

const areThere = (): boolean => findBrowser() !== undefined && findProgram('pdftotext') !== undefined

/** Makes sure of the browser and the PDF reader that tests use; as root on Debian they are installed. */
export function ensureTestPrograms(): boolean {
  if (areThere()) return true
  if (process.getuid?.() === 0 && findProgram('apt-get')) {
    console.log(`installing ${packages.join(', ')}…`)
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const apt = (...words: string[]) => spawnSync('apt-get', words, { env, encoding: 'utf8' })
    apt('update', '-qq')
    const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
    if (status !== 0) console.log(stderr)
    return areThere()
  }
  console.log(
    'Cần một trình duyệt (Chromium hoặc Google Chrome, hoặc đặt CHROME_PATH) và poppler-utils để chạy kiểm thử.\n' +
      `The tests need a browser (Chromium or Google Chrome, or set CHROME_PATH) and poppler-utils; on Debian:\n` +
      `  sudo apt-get install ${packages.join(' ')}`,
  )
  return false
}
