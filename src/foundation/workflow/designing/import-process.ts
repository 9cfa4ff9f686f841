import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { id, line, optionalLine, upload } from '../../../kernel/http/fields.ts'
import { mostBytes } from '../bpmn/guard-xml.ts'
import { checkProcess } from '../definition/check-process.ts'
import { notesToText } from '../bpmn/note.ts'
import { readBpmn } from '../bpmn/read-bpmn.ts'
import { ensureKind } from './begin-process.ts'
import { createProcess } from './create-process.ts'

export const importProcessInput = z.object({
  name: optionalLine(300),
  unitId: id(),
  subjectKind: line(50),
  file: upload(),
})

/** A BPMN file becomes the draft of a new process; nothing of the file itself is kept. */
export async function importProcess(
  tx: Tx,
  actor: Actor,
  { file, unitId, subjectKind, name }: z.output<typeof importProcessInput>,
): Promise<{ versionId: string; faults: number; notes: number }> {
  ensureKind(subjectKind)
  if (file.size > mostBytes) throw new AppError('workflow.bpmn_too_large', 422, {}, 'file')
  const read = await readBpmn(await readFile(file.path, 'utf8'))
  const { versionId } = await createProcess(tx, actor, {
    unitId,
    subjectKind,
    name: name ?? (read.name || file.name),
    definition: read.definition,
    note: notesToText(read.notes),
  })
  const faults = checkProcess(read.definition, { kind: subjectKind })
  return { versionId, faults: faults.length, notes: read.notes.length }
}
