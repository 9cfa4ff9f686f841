import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Db, Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { id, upload } from '../../../kernel/http/fields.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { canonicalName } from '../../../kernel/text/search.ts'
import { fold } from '../../../kernel/text/vietnamese.ts'
import { findTiers, findUnits, getUnit, today } from '../../../foundation/organisation/index.ts'
import { contentColumns, draftProcedure } from '../draft-procedure.ts'
import { newVersion } from '../editing/start-draft.ts'
import { contentOf } from '../editing/change-draft.ts'
import { findFields } from '../find-procedures.ts'
import { compareContents, type Change } from '../parts/compare.ts'
import { listFields, type ListName } from '../parts/parts.ts'
import { ensureMayKeep, mayKeep } from '../procedure-access.ts'
import { readCode } from '../procedure-code.ts'
import { findCatalogue, isLive, type ProcedureVersion } from '../procedure-version.ts'
import type { Entry, Names } from './entry.ts'
import { readJson } from './read-json.ts'
import { readWorkbook } from './read-workbook.ts'

const megabyte = 1024 * 1024
const mostBytes = 5 * megabyte

type Catalogue = ReadonlyMap<string, { bound?: ProcedureVersion; draft?: ProcedureVersion }>

/** What the catalogue holds now under each code: the version that was announced last, and the draft. */
export async function catalogueOf(db: Db, authorityId: string, codes: readonly string[]): Promise<Catalogue> {
  const rows = Map.groupBy(await findCatalogue(db, authorityId, codes), ({ code }) => code)
  return new Map(
    [...rows].map(([code, versions]) => [
      code,
      { bound: versions.find(isLive), draft: versions.find((each) => !each.announcedAt) },
    ]),
  )
}

async function namesOf(db: Db): Promise<Omit<Names, 'keysOf'>> {
  const [fields, tiers, units] = [
    await findFields(db),
    await findTiers(db, today(db)),
    await findUnits(db, { limit: 3000 }),
  ]
  const unitIds = new Map(
    units.flatMap((unit) => [unit.name, unit.shortName].map((name) => [canonicalName(name), unit.id])),
  )
  return {
    fieldId: (name) =>
      fields.find((field) => [field.id, field.vi, field.en].some((known) => fold(known) === fold(name)))?.id,
    tier: (name) =>
      tiers.find((tier) =>
        [tier.code, inLanguage(tier.name, 'vi'), inLanguage(tier.name, 'en')].some(
          (known) => fold(known) === fold(name),
        ),
      )?.code,
    competentUnit: (name) => unitIds.get(canonicalName(name)),
  }
}

const keysIn = (version: ProcedureVersion | undefined, list: string): ReadonlyMap<string, string> => {
  const name = listFields[list as ListName][0]!.name
  const items: { key: string }[] = version?.[list as ListName] ?? []
  return new Map(items.map((item) => [fold(String((item as Record<string, unknown>)[name])), item.key]))
}

export const readImportInput = z.object({ authorityId: id(), file: upload() })

/** Reads a file and keeps what it says until its officer decides; changes nothing. @returns the id of the import */
export async function readImport(
  tx: Tx,
  actor: Actor,
  { authorityId, file }: z.output<typeof readImportInput>,
): Promise<string> {
  const authority = await getUnit(tx, authorityId)
  ensureMayKeep(actor, authority.path)
  if (file.size > mostBytes)
    throw new AppError('procedures.import_too_large', 422, { megabytes: mostBytes / megabyte }, 'file')
  const bytes = await readFile(file.path)
  const catalogue = await catalogueOf(tx, authority.id, [])
  const names: Names = {
    ...(await namesOf(tx)),
    keysOf: (code, list) => keysIn(catalogue.get(code)?.bound ?? catalogue.get(code)?.draft, list),
  }
  const isArchive = bytes[0] === 0x50 && bytes[1] === 0x4b
  const entries = isArchive ? await readWorkbook(bytes, names) : readJson(bytes, names)
  const importId = tx.id()
  await tx.query
    .insertInto('procedures.import')
    .values({
      id: importId,
      authority_id: authority.id,
      file_name: file.name,
      entries: JSON.stringify(entries),
      read_by: actor.personId,
      read_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'procedures.import_read',
    subjectKind: 'procedure_import',
    subjectId: importId,
    unitId: authority.id,
    detail: { file: file.name, count: entries.length },
  })
  return importId
}

export type Fate = 'new' | 'changed' | 'same' | 'wrong' | 'blocked'
export type Judged = { entry: Entry; fate: Fate; changes: Change[] }

/** What would become of each procedure of the file. */
export function judge(entries: readonly Entry[], catalogue: Catalogue): Judged[] {
  return entries.map((entry) => {
    const { bound, draft } = catalogue.get(entry.code) ?? {}
    if (!entry.content) return { entry, fate: 'wrong', changes: [] }
    if (draft) return { entry, fate: 'blocked', changes: [] }
    if (!bound) return { entry, fate: 'new', changes: [] }
    // Files are kept with the catalogue; a file of procedures says nothing of them.
    const changes = compareContents(contentOf(bound), { ...entry.content, files: contentOf(bound).files })
    return { entry, fate: changes.length > 0 ? 'changed' : 'same', changes }
  })
}

/** A read file with its judgement, for whoever may keep that catalogue. */
export async function getImport(db: Db, actor: Actor, importId: string) {
  const row = await db.query.selectFrom('procedures.import').selectAll().where('id', '=', importId).executeTakeFirst()
  const authority = row && (await getUnit(db, row.authority_id))
  if (!row || !authority || !mayKeep(actor, authority.path)) throw notFound()
  const entries = row.entries as Entry[]
  const catalogue = await catalogueOf(
    db,
    authority.id,
    entries.map(({ code }) => code),
  )
  return {
    id: row.id,
    fileName: row.file_name,
    appliedAt: row.applied_at,
    outcome: row.outcome as { drafted: number } | null,
    authorityId: authority.id,
    judged: judge(entries, catalogue),
    catalogue,
  }
}

export const applyImportInput = z.object({ id: id() })

/** Makes drafts of what is new or changed. @returns how many */
export async function applyImport(tx: Tx, actor: Actor, input: z.output<typeof applyImportInput>): Promise<number> {
  await tx.query.selectFrom('procedures.import').select('id').where('id', '=', input.id).forUpdate().execute()
  const { appliedAt, judged, authorityId, catalogue } = await getImport(tx, actor, input.id)
  if (appliedAt) throw new AppError('procedures.import_applied_already', 409)
  let drafted = 0
  for (const { entry, fate } of judged) {
    if (fate !== 'new' && fate !== 'changed') continue
    const content = entry.content!
    const bound = catalogue.get(entry.code)?.bound
    if (bound) {
      const versionId = await newVersion(tx, actor, { id: bound.procedureId })
      const columns = await contentColumns(tx, bound, { ...content, files: contentOf(bound).files })
      await tx.query.updateTable('procedures.version').set(columns).where('id', '=', versionId).execute()
    } else {
      const code = readCode(entry.suffix ? `${entry.code}.${entry.suffix}` : entry.code)!
      const typed = code.suffix ? `${code.code}.${code.suffix}` : code.code
      await draftProcedure(tx, actor, {
        authorityId,
        kind: entry.kind,
        code: typed,
        content,
        formVersionId: null,
        processVersionId: null,
      })
    }
    drafted += 1
  }
  await tx.query
    .updateTable('procedures.import')
    .set({ applied_at: tx.now, outcome: JSON.stringify({ drafted }) })
    .where('id', '=', input.id)
    .execute()
  await announce(tx, actor, {
    name: 'procedures.imported',
    subjectKind: 'procedure_import',
    subjectId: input.id,
    unitId: authorityId,
    detail: { drafted },
  })
  return drafted
}
