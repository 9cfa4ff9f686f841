// Drafts of forms that stand on another module's page, beside boxes of its own: the counter's, the citizens'. The page
// makes up the id; the first saving begins the draft, so that opening a page writes nothing.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, integer } from '../../../kernel/http/fields.ts'
import type { Services } from '../../../kernel/http/context.ts'
import type { FileAnswer } from '../form-definition.ts'
import { prefix, type TypedValues } from '../typed-values.ts'
import type { Prefilled } from '../prefill.ts'
import type { Draft, DraftOwner } from './draft-queries.ts'
import { lifetime, saveDraft } from './save-draft.ts'

export const keepDraftInput = z.looseObject({
  draft: id(),
  /** How often it was saved; 0 before the first time. */
  version: integer(0),
  step: z.string().max(300).default('save'),
})
type KeepDraftInput = z.output<typeof keepDraftInput>

const mostAround = 50_000

/** Everything else on the page that people type, as it was sent. */
function aroundOf(sent: Readonly<Record<string, unknown>>, without: readonly string[]): TypedValues {
  const skip = new Set(['draft', 'version', 'step', 'seen', 'prefilled', ...without])
  const typed = Object.entries(sent).filter(
    ([name, value]) =>
      !name.startsWith(prefix) &&
      !name.startsWith('_') &&
      !skip.has(name) &&
      (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string'))),
  )
  const around = Object.fromEntries(typed) as TypedValues
  if (JSON.stringify(around).length > mostAround) throw new AppError('forms.draft_too_long', 422)
  return around
}

export type PageOfDraft = {
  /** Null where the page has no form of its own; `title` then names the draft. */
  versionId: string | null
  title?: string
  purpose: string
  subjectId: string
  prefilled: Prefilled
  /** Boxes of the page that no draft keeps. */
  without?: readonly string[]
  /** Files of the page itself with the boxes that name them; those of `forgotten` it no longer wants. */
  kept?: { files: readonly FileAnswer[]; boxes: TypedValues; forgotten: readonly string[] }
}

/** Throws `forms.draft_saved_elsewhere` when another window or device saved in between. */
export async function keepDraft(
  tx: Tx,
  actor: Actor,
  input: KeepDraftInput,
  page: PageOfDraft,
  services: Services,
): Promise<Draft> {
  if (input.version === 0)
    await tx.query
      .insertInto('forms.draft')
      .values({
        id: input.draft,
        account_id: actor.accountId,
        version_id: page.versionId,
        title: page.title ?? '',
        purpose: page.purpose,
        subject_id: page.subjectId,
        revision: 0,
        created_at: tx.now,
        saved_at: tx.now,
        expires_at: tx.now.add(lifetime),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  const { draft: draftId, ...typed } = input
  const sent = { card: '', seen: '', ...typed, id: draftId }
  return saveDraft(tx, actor, sent, services, {
    versionId: page.versionId,
    prefilled: page.prefilled,
    around: { ...aroundOf(input, page.without ?? []), ...page.kept?.boxes },
    files: page.kept?.files,
    forgotten: page.kept?.forgotten,
  })
}

/** What was sent ends its draft, also when it never was saved. @returns the files that the draft held */
export async function endDraft(tx: Tx, owner: DraftOwner, draftId: string): Promise<Draft['files']> {
  const ended = await tx.query
    .deleteFrom('forms.draft')
    .where('id', '=', draftId)
    .where('account_id', '=', owner.accountId)
    .returning('files')
    .executeTakeFirst()
  return (ended?.files ?? []) as Draft['files']
}
