import { notFound } from '../../../kernel/errors.ts'
import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import { page, type Route } from '../../../kernel/http/route.ts'
import { getDossier } from '../../dossiers/index.ts'

/** A paper or a result, for those who may see the dossier and for nobody who only knows its address. */
export const fileRoute: Route = page('/ho-so/:id/tep/:fileId', async ({ db, actor, services, params, range }) => {
  const { papers, results } = await getDossier(db, actor, params.id!)
  if (![...papers, ...results].some(({ file_id }) => file_id === params.fileId)) throw notFound()
  return fileResponse(services, await getFile(db, params.fileId!), { inline: true, range })
})
