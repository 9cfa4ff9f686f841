import type { Db } from '../../../kernel/database/types.ts'
import type { FormDefinition } from '../form-definition.ts'
import { provenanceOf, type Provenance } from '../prefill.ts'
import { readAnswers, type ReadAnswers } from '../read-answers.ts'
import { getDraft, type Draft, type DraftOwner } from './draft-queries.ts'

export type ReadDraft = ReadAnswers & { draft: Draft & { definition: FormDefinition }; provenance: Provenance }

/** What a draft says by now, with what is still wrong in it. */
export async function readDraft(db: Db, owner: DraftOwner, id: string): Promise<ReadDraft> {
  const draft = await getDraft(db, owner, id)
  const found = await readAnswers(db, draft.definition, draft.values, { files: draft.files })
  return { ...found, draft, provenance: provenanceOf(draft.prefilled, found.answers) }
}
