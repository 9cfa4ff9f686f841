import { sql } from 'kysely'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Db } from '../../kernel/database/types.ts'
import { notFound } from '../../kernel/errors.ts'
import { personNameOf, unitIdsWithin, unitNameOf, unitPathOf } from '../organisation/index.ts'
import type { FormDefinition } from './form-definition.ts'
import { editScopes } from './forms-access.ts'

export type FormVersion = {
  id: string
  formId: string
  number: number
  title: string
  definition: FormDefinition
  revision: number
  publishedAt: Temporal.Instant | null
  authorityId: string
  authorityPath: string
}

const versions = (db: Db) =>
  db.query
    .selectFrom('forms.version as version')
    .innerJoin('forms.form as form', 'form.id', 'version.form_id')
    .select((eb) => [
      'version.id',
      'version.form_id as formId',
      'version.number',
      'version.title',
      sql<FormDefinition>`version.definition`.as('definition'),
      'version.revision',
      'version.published_at as publishedAt',
      'form.authority_id as authorityId',
      unitPathOf(eb.ref('form.authority_id')).as('authorityPath'),
    ])

const published = new Map<string, FormVersion>()
const mostKept = 200

/** Published or not; a published one never changes, so it is read once. */
export async function getFormVersion(db: Db, id: string): Promise<FormVersion> {
  const known = published.get(id)
  if (known) return known
  const row = await versions(db).where('version.id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  // Published by an earlier transaction: what this one did may yet be taken back.
  if (row.publishedAt && Temporal.Instant.compare(row.publishedAt, db.now) < 0) {
    if (published.size >= mostKept) published.clear()
    published.set(id, row)
  }
  return row
}

/** A page that asks nothing of a form's kind. */
const noForm: FormVersion['definition'] = { title: '', sections: [] }

/** What is asked where a draft may be of a page without a form. */
export const definitionOf = async (db: Db, versionId: string | null): Promise<FormVersion['definition']> =>
  versionId ? (await getFormVersion(db, versionId)).definition : noForm

/** For whoever changes it: nobody else meanwhile. */
export async function lockVersion(db: Db, id: string): Promise<FormVersion> {
  const row = await versions(db).where('version.id', '=', id).forUpdate('version').executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export type PublishedForm = { id: string; formId: string; number: number; title: string; authorityName: string }

/** The newest published version of each form, by title: for a procedure to choose from. */
export const findPublishedForms = (db: Db, { limit = 500 }: { limit?: number } = {}): Promise<PublishedForm[]> =>
  db.query
    .with('newest', (query) =>
      query
        .selectFrom('forms.version')
        .distinctOn('form_id')
        .select(['id', 'form_id', 'number', 'title'])
        .where('published_at', 'is not', null)
        .orderBy('form_id')
        .orderBy('number', 'desc'),
    )
    .selectFrom('newest')
    .innerJoin('forms.form as form', 'form.id', 'newest.form_id')
    .select((eb) => [
      'newest.id',
      'newest.form_id as formId',
      'newest.number',
      'newest.title',
      unitNameOf(eb.ref('form.authority_id')).as('authorityName'),
    ])
    .orderBy(sql`newest.title collate kernel.vietnamese`)
    .orderBy('newest.id')
    .limit(limit)
    .execute()

/** The forms that somebody may change, each with its newest version. */
export const findForms = (db: Db, actor: Actor, { limit = 200 }: { limit?: number } = {}) =>
  db.query
    .with('newest', (query) =>
      query
        .selectFrom('forms.version')
        .distinctOn('form_id')
        .select(['id', 'form_id', 'number', 'title', 'published_at', 'edited_at'])
        .orderBy('form_id')
        .orderBy('number', 'desc'),
    )
    .selectFrom('newest')
    .innerJoin('forms.form as form', 'form.id', 'newest.form_id')
    .select((eb) => [
      'form.id',
      'newest.id as versionId',
      'newest.number',
      'newest.title',
      'newest.published_at as publishedAt',
      'newest.edited_at as editedAt',
      unitNameOf(eb.ref('form.authority_id')).as('authorityName'),
    ])
    .where('form.authority_id', 'in', unitIdsWithin(editScopes(actor)))
    .orderBy('newest.edited_at', 'desc')
    .orderBy('form.id')
    .limit(limit)
    .execute()

/** Newest first. */
export const findVersions = (db: Db, formId: string) =>
  versions(db)
    .select((eb) => [
      'version.edited_at as editedAt',
      personNameOf(eb.ref('version.edited_by')).as('editedByName'),
      personNameOf(eb.ref('version.published_by')).as('publishedByName'),
    ])
    .where('version.form_id', '=', formId)
    .orderBy('version.number', 'desc')
    .limit(100)
    .execute()
