// Scans of papers on a form that is not sent yet: kept with its draft, each named by a box of its paper.
import type { Draft, TypedValues } from '../../../foundation/forms/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { fileField, keepPaperFile } from '../../dossiers/index.ts'
import type { Component } from '../../procedures/index.ts'
import { dropScan, scanBox, uploadOf } from '../receiving/paper-boxes.ts'

/** Keeps what was chosen anew; a new scan takes the place of the one before, and a removed one is gone. */
export async function keepScans(
  tx: Tx,
  context: ActingContext,
  components: readonly Component[],
  sent: Readonly<Record<string, unknown>>,
) {
  const files: Draft['files'][number][] = []
  const boxes: Record<string, TypedValues[string]> = {}
  const forgotten: string[] = []
  for (const { key } of components) {
    const upload = uploadOf(sent[fileField(key)])
    if (!upload && sent['step'] !== dropScan(key)) continue
    const before = sent[scanBox(key)]
    if (typeof before === 'string') forgotten.push(before)
    boxes[scanBox(key)] = ''
    if (!upload) continue
    const { id, name, size } = await keepPaperFile(tx, context, upload, fileField(key))
    files.push({ id, name, size })
    boxes[scanBox(key)] = id
  }
  return { files, boxes, forgotten }
}
