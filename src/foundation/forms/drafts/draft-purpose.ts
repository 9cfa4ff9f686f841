import type { Text } from '../../../kernel/text/language.ts'
import type { Draft } from './draft-queries.ts'

/** What a draft becomes; the module that takes it registers where its owner goes when everything is filled in. */
export type DraftPurpose = {
  /** For the list of one's drafts: "Hồ sơ". */
  title: Text
  /** On the button under the form: "Kiểm tra và nộp". */
  proceed: Text
  next: (draft: Draft) => string
  /** Where it is filled in, when that is no page of forms' own. */
  page?: (draft: Draft) => string
}

const purposes = new Map<string, DraftPurpose>()

export function registerDraftPurpose(name: string, purpose: DraftPurpose): void {
  if (purposes.has(name)) throw new Error(`the draft purpose ${name} is registered twice`)
  purposes.set(name, purpose)
}

export function getDraftPurpose(name: string): DraftPurpose {
  const purpose = purposes.get(name)
  if (!purpose) throw new Error(`nobody registered the draft purpose ${name}`)
  return purpose
}

export const draftPath = (id: string): string => `/ban-nhap/${id}`

/** Where its owner goes on with it. */
export const pageOfDraft = (draft: Draft): string => getDraftPurpose(draft.purpose).page?.(draft) ?? draftPath(draft.id)
