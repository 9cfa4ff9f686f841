import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { id } from '../../../kernel/http/fields.ts'
import { lockImport } from './lock-import.ts'

export const importIdInput = z.object({ id: id() })
type ImportId = z.infer<typeof importIdInput>

/** Takes an import that is not in force off the list; its file and its history stay. */
export async function dropImport(tx: Tx, actor: Actor, input: ImportId): Promise<void> {
  const it = await lockImport(tx, actor, input.id)
  await tx.query.updateTable('plan_settling.import').set({ dropped_at: tx.now }).where('id', '=', it.id).execute()
  await announce(tx, actor, {
    name: 'plan_settling.import_dropped',
    subjectKind: 'plan_import',
    subjectId: it.id,
    unitId: it.authority_id,
    detail: { file: it.file_name },
  })
}
