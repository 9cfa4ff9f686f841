import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { integer } from '../../kernel/http/fields.ts'
import { keepSetting } from '../../kernel/settings.ts'
import { findKept, keptSetting, mostKept } from './backup-run.ts'
import { ensureCanInAll } from './backups-access.ts'

export const setKeptInput = z.object({ kept: integer(1, mostKept) })

/** How many daily backups stay. */
export async function setKept(tx: Tx, actor: Actor, { kept }: z.infer<typeof setKeptInput>): Promise<void> {
  ensureCanInAll(actor, 'backups.set_kept')
  const before = await findKept(tx)
  await keepSetting(tx, keptSetting, kept)
  await announce(tx, actor, {
    name: 'backups.kept_set',
    subjectKind: 'installation',
    subjectId: '00000000-0000-0000-0000-000000000000',
    detail: { from: before, to: kept },
  })
}
