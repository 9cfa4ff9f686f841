import { setTimeout as pause } from 'node:timers/promises'

export type Beat = { stop: () => Promise<void> }

/** Does `work` at once and then again and again, never twice at the same time; a failure waits for the next turn. */
export function every(milliseconds: number, work: () => Promise<unknown>, onError: (error: unknown) => void): Beat {
  const ending = new AbortController()
  const beat = async () => {
    while (!ending.signal.aborted) {
      await work().catch(onError)
      await pause(milliseconds, undefined, { ref: false, signal: ending.signal }).catch(() => {})
    }
  }
  const running = beat()
  return {
    stop: () => {
      ending.abort()
      return running
    },
  }
}
