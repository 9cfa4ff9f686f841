import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce, personalDataRead } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { forgetFiles } from '../../../kernel/files/forget-files.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { id, version } from '../../../kernel/http/fields.ts'
import { getFormVersion } from '../form-queries.ts'
import type { FileAnswer } from '../form-definition.ts'
import { readIdentityCard } from '../identity-card.ts'
import { prefill, type Prefilled, type PrefillOrigin, type PrefillSubject } from '../prefill.ts'
import type { TypedValues } from '../typed-values.ts'
import { lockDraft, type Draft, type DraftOwner } from './draft-queries.ts'
import { keepFormFiles } from './keep-form-files.ts'
import { takeStep } from './steps.ts'

/** Long enough for somebody who must fetch a paper from another place. */
export const lifetime = { hours: 24 * 30 }

/** Whose data was taken over is written down with the draft. */
async function recordOrigins(tx: Tx, actor: Actor, origins: readonly PrefillOrigin[]): Promise<void> {
  for (const origin of origins)
    await announce(tx, actor, { name: personalDataRead, ...origin, detail: { purpose: 'forms.prefill' } })
}

/** An empty draft, filled in beforehand from what is known of the person. @returns its id */
export async function startDraft(
  tx: Tx,
  actor: Actor,
  given: { versionId: string; purpose: string; subjectId?: string; subject?: Omit<PrefillSubject, 'actor'> },
): Promise<string> {
  const { definition } = await getFormVersion(tx, given.versionId)
  const { values, prefilled, origins } = await prefill(tx, definition, { actor, ...given.subject })
  await recordOrigins(tx, actor, origins)
  const draftId = tx.id()
  await tx.query
    .insertInto('forms.draft')
    .values({
      id: draftId,
      account_id: actor.accountId,
      version_id: given.versionId,
      purpose: given.purpose,
      subject_id: given.subjectId ?? null,
      values: JSON.stringify(values),
      prefilled: JSON.stringify(prefilled),
      created_at: tx.now,
      saved_at: tx.now,
      expires_at: tx.now.add(lifetime),
    })
    .execute()
  return draftId
}

/** All boxes of the form, whatever they are called, beside what the draft itself needs. */
export const saveDraftInput = z.looseObject({
  id: id(),
  version: version(),
  step: z.string().max(300).default('save'),
  card: z.string().max(2000).default(''),
  /** Names of the parts that the page showed, with spaces between. */
  seen: z.string().max(50_000).default(''),
})
export type SaveDraftInput = z.output<typeof saveDraftInput>

/** What a page of another module keeps beside the form: its boxes, its files, and those of them that are no more wanted. */
export type PageBoxes = {
  versionId: string | null
  prefilled: Prefilled
  around: TypedValues
  files?: readonly FileAnswer[]
  forgotten?: readonly string[]
}

/**
 * Keeps what was typed, right or wrong, with the files that came along. Throws `forms.draft_saved_elsewhere` when
 * another window or device saved in between: the page then shows what was typed here, to be saved over it.
 */
export async function saveDraft(
  tx: Tx,
  actor: Actor,
  input: SaveDraftInput,
  services: Services,
  page?: PageBoxes,
): Promise<Draft> {
  const draft = await lockDraft(tx, actor, input.id, page?.versionId)
  if (draft.revision !== input.version) throw new AppError('forms.draft_saved_elsewhere')
  const { definition } = draft
  const forgotten = new Set(page?.forgotten)
  const { values: typed, files } = await keepFormFiles(tx, services, actor, {
    definition,
    sent: input,
    files: [...draft.files.filter(({ id }) => !forgotten.has(id)), ...(page?.files ?? [])],
  })
  await forgetFiles(
    tx,
    draft.files.flatMap(({ id }) => (forgotten.has(id) ? id : [])),
  )
  let values = takeStep(definition, typed, input.step)
  let prefilled = page?.prefilled ?? draft.prefilled
  if (input.step === 'card') {
    const identityCard = readIdentityCard(input.card)
    if (!identityCard) throw new AppError('forms.card_unreadable', 422, {}, 'card')
    const filled = await prefill(tx, definition, { actor, identityCard }, values)
    await recordOrigins(tx, actor, filled.origins)
    values = filled.values
    prefilled = { ...prefilled, ...filled.prefilled }
  }
  const around = page?.around ?? draft.around
  const saved = { ...draft, values, files, prefilled, around, revision: draft.revision + 1 }
  await tx.query
    .updateTable('forms.draft')
    .set({
      values: JSON.stringify(values),
      files: JSON.stringify(files),
      prefilled: JSON.stringify(prefilled),
      around: JSON.stringify(around),
      version_id: draft.versionId,
      revision: saved.revision,
      saved_at: tx.now,
      expires_at: tx.now.add(lifetime),
    })
    .where('id', '=', draft.id)
    .execute()
  return saved
}

/** Its owner wants it gone: nothing of it remains. */
export async function dropDraft(tx: Tx, owner: DraftOwner, { id }: { id: string }): Promise<void> {
  const draft = await lockDraft(tx, owner, id)
  await tx.query.deleteFrom('forms.draft').where('id', '=', draft.id).execute()
  await forgetFiles(
    tx,
    draft.files.map(({ id: fileId }) => fileId),
  )
}
