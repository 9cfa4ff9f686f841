import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { can, canAnywhere, type Actor } from '../../../kernel/access/actor.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, forbidden, notFound } from '../../../kernel/errors.ts'
import { keepFile } from '../../../kernel/files/keep-file.ts'
import type { Services } from '../../../kernel/http/context.ts'
import { id, upload } from '../../../kernel/http/fields.ts'
import { actions } from '../organisation-access.ts'
import { getUnit } from '../units/unit-queries.ts'
import type { ImportRow } from './import-columns.ts'
import { importBytes, readImport } from './read-workbook.ts'
import { runRows, tryRows } from './run-rows.ts'

export const checkImportInput = z.object({ file: upload() })

/** Names in the file are understood from the highest unit that the person administers. */
function scopeOf(actor: Actor): string {
  const scopes = actor.grants.filter(({ path }) => can(actor, actions['organisation.import'], path))
  const [highest] = scopes.toSorted((a, b) => a.path.length - b.path.length)
  if (!highest || !canAnywhere(actor, actions['organisation.import']))
    throw forbidden({ action: 'organisation.import' })
  return highest.unitId
}

/** Reads the workbook and tries it out, changing nothing but that the trial is kept. @returns the id of the import */
export async function checkImport(
  tx: Tx,
  actor: Actor,
  { file }: z.output<typeof checkImportInput>,
  { services }: { services: Services },
): Promise<string> {
  const unitId = scopeOf(actor)
  if (file.size > importBytes)
    throw new AppError('organisation.import_too_large', 422, { megabytes: importBytes / 1024 / 1024 }, 'file')
  const bytes = await readFile(file.path)
  const kept = await keepFile(tx, services, file, actor, { accept: ['xlsx'], field: 'file' })
  const rows = await readImport(bytes)
  const problems = await tryRows(tx, actor, unitId, rows)
  const importId = tx.id()
  await tx.query
    .insertInto('organisation.import')
    .values({
      id: importId,
      file_id: kept.id,
      file_name: kept.name,
      unit_id: unitId,
      rows: JSON.stringify(rows),
      problems: JSON.stringify(problems),
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  await announce(tx, actor, {
    name: 'organisation.import_checked',
    subjectKind: 'organisation.unit',
    subjectId: unitId,
    unitId,
    detail: { import: importId, rows: rows.length, problems: problems.length },
  })
  return importId
}

export const applyImportInput = z.object({ id: id() })

/** Carries out all rows or none: what has become wrong since the trial stops it, and stands on its page again. */
export async function applyImport(tx: Tx, actor: Actor, input: z.output<typeof applyImportInput>): Promise<void> {
  const row = await tx.query
    .selectFrom('organisation.import')
    .select(['id', 'unit_id', 'rows', 'applied_at', 'created_by'])
    .where('id', '=', input.id)
    .forUpdate()
    .executeTakeFirst()
  if (!row || row.created_by !== actor.personId) throw notFound()
  if (row.applied_at) throw new AppError('organisation.import_applied_already', 409)
  const unit = await getUnit(tx, row.unit_id)
  if (!can(actor, actions['organisation.import'], unit.path)) throw forbidden({ action: 'organisation.import' })
  const rows = row.rows as ImportRow[]
  const [problem] = await runRows(tx, actor, row.unit_id, rows)
  if (problem) throw new AppError('organisation.import_row_wrong', 409, { line: problem.line })
  await tx.query
    .updateTable('organisation.import')
    .set({ applied_at: tx.now, applied_by: actor.personId, problems: '[]' })
    .where('id', '=', row.id)
    .execute()
  await announce(tx, actor, {
    name: 'organisation.imported',
    subjectKind: 'organisation.unit',
    subjectId: row.unit_id,
    unitId: row.unit_id,
    detail: {
      import: row.id,
      units: rows.filter(({ sheet }) => sheet === 'units').length,
      people: rows.filter(({ sheet }) => sheet === 'people').length,
    },
  })
}
