import { spawnSync } from 'node:child_process'
import { findBrowser, findHeadlessShell, findProgram } from '../../test/support/find-browser.ts'

const packages = ['chromium-headless-shell', 'fonts-noto-core', 'poppler-utils']

const areThere = (): boolean => findBrowser() !== undefined && findProgram('pdftotext') !== undefined
const areBest = (): boolean => areThere() && (process.env.CHROME_PATH ?? findHeadlessShell()) !== undefined

/**
 * Makes sure of the browser and the PDF reader that tests use; as root on Debian they are installed. Where only a whole
 * browser is to be had the tests take that.
 */
export function ensureTestPrograms(): boolean {
  if (areBest()) return true
  if (process.getuid?.() === 0 && findProgram('apt-get')) install()
  if (areThere()) return true
  console.log(
    'Cần một trình duyệt (Chromium hoặc Google Chrome, hoặc đặt CHROME_PATH) và poppler-utils để chạy kiểm thử.\n' +
      `The tests need a browser (Chromium or Google Chrome, or set CHROME_PATH) and poppler-utils; on Debian:\n` +
      `  sudo apt-get install ${packages.join(' ')}`,
  )
  return false
}

function install(): void {
  console.log(`installing ${packages.join(', ')}…`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...words: string[]) =>
    spawnSync('apt-get', ['-o', 'Acquire::http::Timeout=20', ...words], { env, encoding: 'utf8' })
  apt('update', '-qq')
  const { status, stderr } = apt('install', '-y', '-qq', '--no-install-recommends', ...packages)
  if (status !== 0) console.log(stderr)
}
