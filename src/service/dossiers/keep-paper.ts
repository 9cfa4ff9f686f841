import type { Tx } from '../../kernel/database/types.ts'
import { keepFile } from '../../kernel/files/keep-file.ts'
import type { Upload } from '../../kernel/files/receive.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'

/** Of one file, in bytes; each form says so. */
export const paperLimit = 20 * 1024 * 1024

const paperKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
export const paperEndings: readonly string[] = ['.pdf', '.docx', '.xlsx', '.jpg', '.png']

/** Keeps a paper or a result that was sent. @returns the id of the file */
export const keepPaper = async (
  tx: Tx,
  { services, actor }: SignedInContext,
  upload: Upload,
  field: string,
): Promise<string> => (await keepFile(tx, services, upload, actor, { accept: paperKinds, field })).id
