import type { Tx } from '../../kernel/database/types.ts'
import { keepFile, type KeptFile } from '../../kernel/files/keep-file.ts'
import { uploadLimit, type Upload } from '../../kernel/files/receive.ts'
import type { Services } from '../../kernel/http/context.ts'

/** A paper may be as large as any file; each form says so. */
export const paperLimit = uploadLimit

const paperKinds = ['pdf', 'docx', 'xlsx', 'jpeg', 'png'] as const
export const paperEndings: readonly string[] = ['.pdf', '.docx', '.xlsx', '.jpg', '.png']

type Sender = { services: Services; actor: { personId: string } | null }

/** Keeps a paper or a result that was sent. */
export const keepPaperFile = (tx: Tx, { services, actor }: Sender, upload: Upload, field: string): Promise<KeptFile> =>
  keepFile(tx, services, upload, actor, { accept: paperKinds, field })

/** The same. @returns the id of the file */
export const keepPaper = async (tx: Tx, sender: Sender, upload: Upload, field: string): Promise<string> =>
  (await keepPaperFile(tx, sender, upload, field)).id

/** A file that came after its paper; a second one of the same paper stands beside the first. */
export async function attachToPaper(tx: Tx, paperId: string, fileId: string): Promise<void> {
  const { id, ...paper } = await tx.query
    .selectFrom('dossiers.paper')
    .selectAll()
    .where('id', '=', paperId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (paper.file_id)
    await tx.query
      .insertInto('dossiers.paper')
      .values({ ...paper, id: tx.id(), file_id: fileId })
      .execute()
  else await tx.query.updateTable('dossiers.paper').set({ file_id: fileId }).where('id', '=', id).execute()
}
