import { notFound } from '../../../kernel/errors.ts'
import { getFile } from '../../../kernel/files/keep-file.ts'
import { fileResponse } from '../../../kernel/files/open-file.ts'
import { page, type Route } from '../../../kernel/http/route.ts'
import { getDossier } from '../../dossiers/index.ts'

/** Files that were attached to the procedure's own form, also within its groups. */
const filesOf = (answer: unknown): string[] => {
  if (Array.isArray(answer)) return answer.flatMap(filesOf)
  if (typeof answer !== 'object' || answer === null) return []
  const { id, size } = answer as { id?: unknown; size?: unknown }
  return typeof id === 'string' && typeof size === 'number' ? [id] : Object.values(answer).flatMap(filesOf)
}

/** A paper, a result or the draft of one, for those who may see the dossier and for nobody who only knows its address. */
export const fileRoute: Route = page('/ho-so/:id/tep/:fileId', async ({ db, actor, services, params, range }) => {
  const { papers, results, drafts, answers } = await getDossier(db, actor, params.id!)
  const known = [
    ...drafts.map(({ file_id: id }) => id),
    ...papers.map(({ file_id: id }) => id),
    ...results.map(({ file_id: id }) => id),
    ...filesOf(answers),
  ]
  if (!known.includes(params.fileId!)) throw notFound()
  return fileResponse(services, await getFile(db, params.fileId!), { inline: true, range })
})
