import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { getImport } from '../importing/import-queries.ts'

/** The file as it was put in. */
export async function originalFile({ db, actor, params, services, range }: SignedInContext): Promise<Response> {
  const row = await getImport(db, actor, params.id!)
  return fileResponse(services, await getFile(db, row.file_id), { inline: true, range })
}
