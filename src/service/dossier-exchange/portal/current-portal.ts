// Which portal is spoken to. There is no open description of the real one: whoever gets access writes an adapter of the
// shape in portal.ts and registers it at start. Until then the simulator.
import type { Portal } from './portal.ts'
import { makeSimulator } from './simulator.ts'

export const sharedSimulator = makeSimulator()

let portal: Portal = sharedSimulator.portal

export const currentPortal = (): Portal => portal

/** @returns the one before */
export function registerPortal(next: Portal): Portal {
  const before = portal
  portal = next
  return before
}
