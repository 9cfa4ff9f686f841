import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { choice, id, line, optionalLine } from '../../../kernel/http/fields.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { contentColumns, draftProcedure, insertDraft } from '../draft-procedure.ts'
import { ensureMayKeep, mayKeep } from '../procedure-access.ts'
import { procedureContent, type ContentInput } from '../procedure-content.ts'
import { findVersions, type ProcedureVersion } from '../procedure-version.ts'
import { today } from '../../../foundation/organisation/index.ts'
import { copyLaterBindings } from '../process/bindings.ts'
import { contentOf } from './change-draft.ts'
import { carryTemplate } from './carry-template.ts'
import { findTemplate } from './templates.ts'

export const newProcedureInput = z.object({
  authorityId: id(),
  kind: choice(['public', 'internal']),
  code: line(60),
  procedureName: line(1000),
  fieldId: line(60),
  tier: line(40),
  /** A template's key or another procedure's id; empty for a bare page. */
  base: optionalLine(60),
})

type Base = { content: Partial<ContentInput>; formVersionId: string | null; processVersionId: string | null }

const bare: Base = { content: {}, formVersionId: null, processVersionId: null }

type Wanted = Pick<z.output<typeof newProcedureInput>, 'base' | 'authorityId' | 'procedureName'>

async function baseOf(tx: Tx, actor: Actor, { base, authorityId, procedureName: name }: Wanted): Promise<Base> {
  if (!base) return bare
  const template = findTemplate(base)
  if (template)
    return { content: template.content, ...(await carryTemplate(tx, actor, template, { authorityId, name })) }
  if (!isUuid(base)) return bare
  const [latest] = (await findVersions(tx, base)).filter(
    (version) => version.announcedAt || mayKeep(actor, version.authorityPath),
  )
  if (!latest) throw notFound('procedures.not_found')
  const { formVersionId, processVersionId } = latest
  return { content: contentOf(latest), formVersionId, processVersionId }
}

/** Begins a procedure: bare, from a template, or like another one. @returns the ids of both */
export async function newProcedure(tx: Tx, actor: Actor, input: z.output<typeof newProcedureInput>) {
  const { authorityId, kind, code, procedureName: name, fieldId, tier } = input
  const { content, ...links } = await baseOf(tx, actor, input)
  const begun = { competent: {}, ...content, name, fieldId, tier }
  return draftProcedure(tx, actor, { authorityId, kind, code, content: begun, ...links })
}

export const newVersionInput = z.object({ id: id() })

/** Begins the next version of a procedure from its last one. @returns the id of the draft */
export async function newVersion(tx: Tx, actor: Actor, input: z.output<typeof newVersionInput>): Promise<string> {
  await tx.query.selectFrom('procedures.procedure').select('id').where('id', '=', input.id).forUpdate().execute()
  const [last] = await findVersions(tx, input.id)
  if (!last || !isSeen(actor, last)) throw notFound('procedures.not_found')
  ensureMayKeep(actor, last.authorityPath)
  if (!last.announcedAt) throw new AppError('procedures.draft_exists', 409)
  const versionId = tx.id()
  await insertDraft(tx, actor, {
    id: versionId,
    procedureId: last.procedureId,
    number: last.number + 1,
    authorityId: last.authorityId,
    code: last.code,
    columns: await contentColumns(tx, last, procedureContent.parse(last)),
    formVersionId: last.formVersionId,
    processVersionId: last.processVersionId,
  })
  await copyLaterBindings(tx, last.id, versionId, today(tx))
  return versionId
}

const isSeen = (actor: Actor, version: ProcedureVersion): boolean =>
  version.announcedAt !== null || mayKeep(actor, version.authorityPath)
