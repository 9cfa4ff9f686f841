import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { issueSentence } from '../../../kernel/http/problem.ts'
import { contentColumns } from '../draft-procedure.ts'
import { flatName } from '../parts/flat.ts'
import { ensureMayKeep, mayKeep } from '../procedure-access.ts'
import { procedureContent, type ProcedureContent } from '../procedure-content.ts'
import { findProcedureVersion, type ProcedureVersion } from '../procedure-version.ts'

/** A draft for whoever keeps its catalogue; for everybody else it is not there. */
export async function getOwnDraft(tx: Tx, actor: Actor, id: string): Promise<ProcedureVersion> {
  await tx.query.selectFrom('procedures.version').select('id').where('id', '=', id).forUpdate().executeTakeFirst()
  const draft = await findProcedureVersion(tx, id)
  if (!draft || (!draft.announcedAt && !mayKeep(actor, draft.authorityPath))) throw notFound('procedures.not_found')
  ensureMayKeep(actor, draft.authorityPath)
  if (draft.announcedAt) throw new AppError('procedures.announced_stays', 409)
  return draft
}

/** What of a version is its content. */
export const contentOf = (version: ProcedureVersion): ProcedureContent => procedureContent.parse(version)

export function readContent(raw: unknown): ProcedureContent {
  const parsed = procedureContent.safeParse(raw)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const { code, details } = issueSentence(issue!)
  throw new AppError(code, 422, details, flatName(issue!.path))
}

type DraftColumns = Partial<Awaited<ReturnType<typeof contentColumns>>> & {
  form_version_id?: string | null
  process_version_id?: string | null
}

/** For whoever locked it; nobody may have changed it since it was shown. */
export function ensureUnchanged(draft: ProcedureVersion, revision: number): void {
  if (draft.revision !== revision) throw new AppError('procedures.changed_meanwhile', 409)
}

/** Writes a change of a draft down, with its trace. */
export async function keepChange(
  tx: Tx,
  actor: Actor,
  draft: ProcedureVersion,
  columns: DraftColumns,
  detail: Readonly<Record<string, unknown>>,
): Promise<void> {
  await tx.query
    .updateTable('procedures.version')
    .set({ ...columns, revision: draft.revision + 1, changed_at: tx.now })
    .where('id', '=', draft.id)
    .execute()
  await announce(tx, actor, {
    name: 'procedures.draft_changed',
    subjectKind: 'procedure',
    subjectId: draft.procedureId,
    unitId: draft.authorityId,
    detail: { version: draft.number, ...detail },
  })
}

/** Changes a draft that nobody has changed since it was shown. @returns the content as it is now */
export async function changeDraft(
  tx: Tx,
  actor: Actor,
  { id, revision }: { id: string; revision: number },
  part: string,
  change: (content: ProcedureContent) => unknown,
): Promise<ProcedureContent> {
  const draft = await getOwnDraft(tx, actor, id)
  ensureUnchanged(draft, revision)
  const content = readContent(change(contentOf(draft)))
  await keepChange(tx, actor, draft, await contentColumns(tx, draft, content), { part })
  return content
}
