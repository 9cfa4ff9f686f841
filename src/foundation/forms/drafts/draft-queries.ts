import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/types.ts'
import { notFound } from '../../../kernel/errors.ts'
import type { FileAnswer, FormDefinition } from '../form-definition.ts'
import { definitionOf } from '../form-queries.ts'
import type { Prefilled } from '../prefill.ts'
import type { TypedValues } from '../typed-values.ts'

/** Whose drafts they are; the account, whatever the session and the device. */
export type DraftOwner = { accountId: string }

export type Draft = {
  id: string
  /** Null where the page has no form of its own, only boxes and files. */
  versionId: string | null
  purpose: string
  subjectId: string | null
  values: TypedValues
  files: readonly FileAnswer[]
  prefilled: Prefilled
  /** Boxes of the page on which the form stands, where it is not one of forms' own. */
  around: TypedValues
  revision: number
  savedAt: Temporal.Instant
  expiresAt: Temporal.Instant
}

const drafts = (db: Db, { accountId }: DraftOwner) =>
  db.query
    .selectFrom('forms.draft as draft')
    .select([
      'draft.id',
      'draft.version_id as versionId',
      'draft.purpose',
      'draft.subject_id as subjectId',
      sql<TypedValues>`draft.values`.as('values'),
      sql<readonly FileAnswer[]>`draft.files`.as('files'),
      sql<Prefilled>`draft.prefilled`.as('prefilled'),
      sql<TypedValues>`draft.around`.as('around'),
      'draft.revision',
      'draft.saved_at as savedAt',
      'draft.expires_at as expiresAt',
    ])
    .where('draft.account_id', '=', accountId)
    .where('draft.expires_at', '>', db.now)

/** One's own, if it was saved and not sent yet. */
export const findDraft = (db: Db, owner: DraftOwner, id: string): Promise<Draft | undefined> =>
  drafts(db, owner).where('draft.id', '=', id).executeTakeFirst()

/** One's own; of somebody else's nobody learns that it exists. */
export async function getDraft(db: Db, owner: DraftOwner, id: string): Promise<Draft & { definition: FormDefinition }> {
  const draft = await findDraft(db, owner, id)
  if (!draft) throw notFound()
  return { ...draft, definition: await definitionOf(db, draft.versionId) }
}

/** With the version that it is to go on with, when that is another one by now. */
export async function lockDraft(
  db: Db,
  owner: DraftOwner,
  id: string,
  versionId?: string | null,
): Promise<Draft & { definition: FormDefinition }> {
  const draft = await drafts(db, owner).where('draft.id', '=', id).forUpdate().executeTakeFirst()
  if (!draft) throw notFound()
  const wanted = versionId === undefined ? draft.versionId : versionId
  return { ...draft, versionId: wanted, definition: await definitionOf(db, wanted) }
}

/** One's drafts, the last saved first. */
export const findDrafts = (
  db: Db,
  owner: DraftOwner,
  { purpose, subjectId, limit = 100 }: { purpose?: string; subjectId?: string; limit?: number } = {},
) =>
  drafts(db, owner)
    .leftJoin('forms.version as version', 'version.id', 'draft.version_id')
    .select(sql<string>`coalesce(version.title, draft.title)`.as('title'))
    .$if(purpose !== undefined, (query) => query.where('draft.purpose', '=', purpose!))
    .$if(subjectId !== undefined, (query) => query.where('draft.subject_id', '=', subjectId!))
    .orderBy('draft.saved_at', 'desc')
    .orderBy('draft.id')
    .limit(limit)
    .execute()
