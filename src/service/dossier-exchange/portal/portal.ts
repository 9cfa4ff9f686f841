// What the national portal is to us: four questions. Whatever it answers is unknown until it has been read.

import type { OutsidePage } from '../../../kernel/jobs/outside.ts'

/** A change of state of one dossier, in the portal's codes. */
export type StateChange = {
  /** The same when it is sent again: the portal takes it once. */
  id: string
  code: string
  /** TrangThaiHoSo. */
  status: number
  /** Of one dossier they rise; what is older than what the portal has changes nothing. */
  sequence: number
  at: Temporal.Instant
  dueAt: Temporal.Instant | null
  reason: string
}

export type Portal = {
  name: string
  /** Dossiers, and what followed them, since the cursor; the empty cursor is the beginning. */
  fetchNew: (cursor: string) => Promise<OutsidePage>
  /** The content of a file that a paper names; refused where there is none of that code. */
  fetchFile: (id: string) => Promise<AsyncIterable<Uint8Array>>
  sendState: (change: StateChange) => Promise<void>
  /** Everything that it holds for us, for comparison: codes and states. */
  fetchHeld: (cursor: string) => Promise<OutsidePage>
}

/** It answered, and will not have it, however often it is sent. Any other error: it is not there, try again later. */
export class PortalRefusal extends Error {}
