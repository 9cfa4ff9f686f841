import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

// The shell first: the same engine without a window to draw, for half the work.
const shells = ['chromium-headless-shell', 'chrome-headless-shell']
const names = [...shells, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'msedge']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

export function findProgram(name: string): string | undefined {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return folders.map((folder) => join(folder, name + suffix)).find(isProgram)
}

export const findHeadlessShell = (): string | undefined => shells.map(findProgram).find(Boolean)

/** The browser that journeys are walked with: CHROME_PATH, else what is installed. */
export function findBrowser(): string | undefined {
  if (process.env.CHROME_PATH) return process.env.CHROME_PATH
  return names.map(findProgram).find(Boolean) ?? elsewhere.find(isProgram)
}
