import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { FormVersion } from '../form-queries.ts'
import { provenanceOf, type Provenance } from '../prefill.ts'
import { readAnswers, type ReadAnswers } from '../read-answers.ts'
import { getDraft, lockDraft, type Draft, type DraftOwner } from './draft-queries.ts'

export type ReadDraft = ReadAnswers & { draft: Draft & { version: FormVersion }; provenance: Provenance }

const read = async (db: Db, draft: Draft & { version: FormVersion }): Promise<ReadDraft> => {
  const found = await readAnswers(db, draft.version.definition, draft.values, { files: draft.files })
  return { ...found, draft, provenance: provenanceOf(draft.prefilled, found.answers) }
}

/** What a draft says by now, with what is still wrong in it. */
export const readDraft = async (db: Db, owner: DraftOwner, id: string): Promise<ReadDraft> =>
  read(db, await getDraft(db, owner, id))

/**
 * Takes the answers of a finished draft over: the draft is gone, its files belong to the case. Throws
 * `forms.draft_incomplete` (422) while something is missing or wrong.
 */
export async function takeDraft(tx: Tx, owner: DraftOwner, id: string): Promise<ReadDraft> {
  const found = await read(tx, await lockDraft(tx, owner, id))
  if (Object.keys(found.errors).length > 0) throw new AppError('forms.draft_incomplete', 422)
  await tx.query.deleteFrom('forms.draft').where('id', '=', id).execute()
  return found
}
