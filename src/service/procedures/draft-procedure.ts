import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import { announce } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'
import { findTiers, findUnit, getUnit, today } from '../../foundation/organisation/index.ts'
import { ensureMayKeep } from './procedure-access.ts'
import { readCode } from './procedure-code.ts'
import { procedureContent, type ContentInput, type ProcedureContent } from './procedure-content.ts'
import { searchTextOf } from './procedure-search.ts'

export const draftProcedureInput = z.object({
  authorityId: z.uuid(),
  kind: z.enum(['public', 'internal']),
  code: z.string(),
  content: procedureContent,
  formVersionId: z.uuid().nullable().default(null),
  processVersionId: z.uuid().nullable().default(null),
})

/** What is said of the field, the tier and the unit must exist. Throws 422 with the field of the form. */
async function ensureRefersToKnown(tx: Tx, { fieldId, tier, competent }: ProcedureContent): Promise<string> {
  const field = await tx.query
    .selectFrom('procedures.field')
    .select('name_vi')
    .where('id', '=', fieldId)
    .executeTakeFirst()
  if (!field) throw new AppError('procedures.field_unknown', 422, { field: fieldId }, 'fieldId')
  const tiers = await findTiers(tx, today(tx))
  if (!tiers.some(({ code }) => code === tier)) throw new AppError('procedures.tier_unknown', 422, { tier }, 'tier')
  if (competent.unitId && !(await findUnit(tx, competent.unitId)))
    throw new AppError('organisation.unit_not_found', 422, {}, 'unitId')
  return field.name_vi
}

/** The row of a version as its content says; the content has been through `procedureContent`. */
export async function contentColumns(tx: Tx, code: { code: string; suffix: string }, content: ProcedureContent) {
  const fieldName = await ensureRefersToKnown(tx, content)
  return { content: JSON.stringify(content), search_text: searchTextOf(code, content, fieldName) }
}

type DraftRow = {
  id: string
  procedureId: string
  number: number
  authorityId: string
  code: string
  columns: Awaited<ReturnType<typeof contentColumns>>
  formVersionId: string | null
  processVersionId: string | null
}

/** The row of a draft, the first of its procedure or the next one. */
export async function insertDraft(tx: Tx, actor: Actor, draft: DraftRow): Promise<void> {
  await tx.query
    .insertInto('procedures.version')
    .values({
      id: draft.id,
      procedure_id: draft.procedureId,
      number: draft.number,
      ...draft.columns,
      form_version_id: draft.formVersionId,
      process_version_id: draft.processVersionId,
      drafted_by: actor.personId,
      drafted_at: tx.now,
      changed_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'procedures.drafted',
    subjectKind: 'procedure',
    subjectId: draft.procedureId,
    unitId: draft.authorityId,
    detail: { code: draft.code, version: draft.number },
  })
}

/** Enters a procedure as a draft, of which nobody knows before it is announced. @returns ids of both */
export async function draftProcedure(
  tx: Tx,
  actor: Actor,
  input: Omit<z.output<typeof draftProcedureInput>, 'content'> & { content: ContentInput },
): Promise<{ procedureId: string; versionId: string }> {
  const authority = await getUnit(tx, input.authorityId)
  if (!authority.isAuthority) throw new AppError('procedures.no_authority', 422, {}, 'authorityId')
  ensureMayKeep(actor, authority.path)
  const code = readCode(input.code)
  if (!code) throw new AppError('procedures.code_form', 422, {}, 'code')
  const content = procedureContent.parse(input.content)
  const columns = await contentColumns(tx, code, content)
  const [procedureId, versionId] = [tx.id(), tx.id()]
  await tx.query
    .insertInto('procedures.procedure')
    .values({
      id: procedureId,
      authority_id: authority.id,
      kind: input.kind,
      ...code,
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  await insertDraft(tx, actor, {
    id: versionId,
    procedureId,
    number: 1,
    authorityId: authority.id,
    code: code.code,
    columns,
    formVersionId: input.formVersionId,
    processVersionId: input.processVersionId,
  })
  return { procedureId, versionId }
}
