// The life of a form's definition: made, changed, published; a published one lives on in a new version.
import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import { id } from '../../kernel/http/fields.ts'
import { getUnit } from '../organisation/index.ts'
import { checkDefinition } from './check-definition.ts'
import { allFields, mostFields, type Field, type FormDefinition } from './form-definition.ts'
import { findVersions, lockVersion, type FormVersion } from './form-queries.ts'
import { ensureMayEdit } from './forms-access.ts'

const tell = (
  tx: Tx,
  actor: Actor,
  name: string,
  version: Pick<FormVersion, 'id' | 'formId' | 'number'>,
  unitId: string,
) =>
  announce(tx, actor, {
    name,
    subjectKind: 'form',
    subjectId: version.formId,
    unitId,
    detail: { version: version.id, number: version.number },
  })

async function insertVersion(
  tx: Tx,
  actor: Actor,
  { formId, number, definition }: { formId: string; number: number; definition: FormDefinition },
): Promise<string> {
  const versionId = tx.id()
  await tx.query
    .insertInto('forms.version')
    .values({
      id: versionId,
      form_id: formId,
      number,
      title: definition.title,
      definition: JSON.stringify(definition),
      edited_by: actor.personId,
      edited_at: tx.now,
    })
    .execute()
  return versionId
}

/** A new form with its first version, not yet published. @returns the id of the version */
export async function createForm(
  tx: Tx,
  actor: Actor,
  { authorityId, definition }: { authorityId: string; definition: FormDefinition },
): Promise<{ formId: string; versionId: string }> {
  const unit = await getUnit(tx, authorityId)
  ensureMayEdit(actor, unit.path)
  const formId = tx.id()
  await tx.query
    .insertInto('forms.form')
    .values({ id: formId, authority_id: authorityId, created_by: actor.personId, created_at: tx.now })
    .execute()
  const versionId = await insertVersion(tx, actor, { formId, number: 1, definition })
  await tell(tx, actor, 'forms.created', { id: versionId, formId, number: 1 }, authorityId)
  return { formId, versionId }
}

async function lockDraft(tx: Tx, actor: Actor, versionId: string): Promise<FormVersion> {
  const version = await lockVersion(tx, versionId)
  ensureMayEdit(actor, version.authorityPath)
  if (version.publishedAt) throw new AppError('forms.version_is_published')
  return version
}

/** Keeps the definition as it is, right or not. Throws `forms.changed_meanwhile` when somebody saved in between. */
export async function saveDefinition(
  tx: Tx,
  actor: Actor,
  { id, revision, definition }: { id: string; revision: number; definition: FormDefinition },
): Promise<FormVersion> {
  const version = await lockDraft(tx, actor, id)
  if (version.revision !== revision) throw new AppError('forms.changed_meanwhile')
  if (allFields(definition).length > mostFields) throw new AppError('forms.too_many_fields', 422, { most: mostFields })
  await tx.query
    .updateTable('forms.version')
    .set({
      title: definition.title,
      definition: JSON.stringify(definition),
      revision: revision + 1,
      edited_by: actor.personId,
      edited_at: tx.now,
    })
    .where('id', '=', id)
    .execute()
  await tell(tx, actor, 'forms.version_saved', version, version.authorityId)
  return { ...version, definition, title: definition.title, revision: revision + 1 }
}

const looked = (definition: FormDefinition): FormDefinition => ({
  ...definition,
  sections: definition.sections.map((section) => ({ ...section, fields: section.fields.map(lookedAt) })),
})
const lookedAt = (field: Field): Field => ({
  ...field,
  guessed: undefined,
  ...(field.fields && { fields: field.fields.map(lookedAt) }),
})

export const versionInput = z.object({ id: id() })

/** From now on it may be used, and nothing of it changes. Throws `forms.not_ready` (422) while something is wrong. */
export async function publishVersion(tx: Tx, actor: Actor, { id }: z.infer<typeof versionInput>): Promise<FormVersion> {
  const version = await lockDraft(tx, actor, id)
  const faults = checkDefinition(version.definition).length
  if (faults > 0) throw new AppError('forms.not_ready', 422, { faults })
  await tx.query
    .updateTable('forms.version')
    .set({
      // Whoever publishes has looked at what was guessed.
      definition: JSON.stringify(looked(version.definition)),
      published_at: tx.now,
      published_by: actor.personId,
    })
    .where('id', '=', id)
    .execute()
  await tell(tx, actor, 'forms.version_published', version, version.authorityId)
  return version
}

/** A new version that begins as this one is. Throws `forms.draft_version_exists` while another is being made. */
export async function startVersion(tx: Tx, actor: Actor, { id }: z.infer<typeof versionInput>): Promise<string> {
  const from = await lockVersion(tx, id)
  ensureMayEdit(actor, from.authorityPath)
  const [newest] = await findVersions(tx, from.formId)
  const number = (newest?.number ?? 0) + 1
  const versionId = await insertVersion(tx, actor, { formId: from.formId, number, definition: from.definition })
  await tell(tx, actor, 'forms.version_started', { id: versionId, formId: from.formId, number }, from.authorityId)
  return versionId
}

/** Throws away a version that was never published; drafts typed on trial of it, anybody's, go with it in the database. */
export async function dropVersion(tx: Tx, actor: Actor, { id }: z.infer<typeof versionInput>): Promise<string> {
  const version = await lockDraft(tx, actor, id)
  const others = await findVersions(tx, version.formId)
  // The only version is the form: it stays, empty or not.
  if (others.length < 2) throw notFound()
  await tx.query.deleteFrom('forms.version').where('id', '=', id).execute()
  await tell(tx, actor, 'forms.version_dropped', version, version.authorityId)
  return version.formId
}
