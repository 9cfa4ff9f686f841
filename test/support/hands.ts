import type { Page } from 'playwright-core'

/** Alt and a letter, as the system sends it: the driver's own press leaves out the letter that browsers compare. */
export async function pressAccessKey(page: Page, key: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const code = key.toUpperCase().charCodeAt(0)
  const stroke = { modifiers: 1, key, windowsVirtualKeyCode: code, unmodifiedText: key, text: key }
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', ...stroke })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', modifiers: 1, key, windowsVirtualKeyCode: code })
  await session.detach()
}

export type Counted = { presses: number; decisions: number; scans: number }

/** Hands on a keyboard: every press is counted, what the scanner types is not; each thing done is one decision. */
export function hands(page: Page) {
  let [presses, decisions, scans] = [0, 0, 0]
  const press = (keys: number): void => {
    presses += keys
    decisions += 1
  }
  return {
    counted: (): Counted => ({ presses, decisions, scans }),
    async key(key: string) {
      press(1)
      await pressAccessKey(page, key)
    },
    async type(text: string) {
      press(text.length)
      await page.keyboard.type(text)
    },
    async plain(key: string) {
      press(1)
      await page.keyboard.press(key)
    },
    async scan(text: string) {
      scans += 1
      await page.keyboard.insertText(text)
      await page.keyboard.press('Enter')
    },
  }
}

/**
 * The key-press model for an average typist: 0.28 s a key, with Alt another one, 1.35 s to make up one's mind; taking the
 * card and scanning it 4 s, a page of ours on a slow line 1 s.
 */
export const secondsFor = ({ presses, decisions, scans, pages }: Counted & { pages: number }): number =>
  presses * 0.28 * 2 + decisions * 1.35 + scans * 4 + pages
