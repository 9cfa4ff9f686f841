// The ticked components with their copies and scans.
import { z } from 'zod'
import type { Draft } from '../../../foundation/forms/index.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { integer, optionalChoice } from '../../../kernel/http/fields.ts'
import {
  allNeeded,
  chosenOf,
  copiesField,
  copyField,
  copyKinds,
  fileField,
  keepPaper,
  type CopyKind,
  type PaperInput,
} from '../../dossiers/index.ts'
import type { Component } from '../../procedures/index.ts'
import type { IntakeInput } from './intake-input.ts'
import { scanBox, scanOf, uploadOf } from './paper-boxes.ts'

/** How a paper usually comes. */
export const usualCopy = ({ originals, copies }: Component): { kind: CopyKind; copies: number } =>
  originals === 0 && copies > 0 ? { kind: 'copy', copies } : { kind: 'original', copies: Math.max(originals, 1) }

const copyKind = optionalChoice(copyKinds).catch(undefined)
const copies = z.preprocess((value) => (value === '' ? undefined : value), integer(1, 999).optional()).catch(undefined)

/** A scan says that its paper is there, whether or not somebody ticked it. Keys outside the list are kept, to be refused. */
export function tickedOf(components: readonly Component[], input: Pick<IntakeInput, 'papers' | 'all'>): string[] {
  const typed = input as Record<string, unknown>
  const scanned = components
    .filter(({ key }) => uploadOf(typed[fileField(key)]) || typed[scanBox(key)])
    .map(({ key }) => key)
  return [
    ...new Set([
      ...input.papers,
      ...(input.all ? allNeeded(components) : []),
      ...chosenOf(components, typed),
      ...scanned,
    ]),
  ]
}

export async function readPapers(
  tx: Tx,
  context: ActingContext,
  components: readonly Component[],
  input: IntakeInput,
  kept: Draft['files'],
): Promise<PaperInput[]> {
  const typed = input as Record<string, unknown>
  const papers: PaperInput[] = []
  for (const key of tickedOf(components, input)) {
    const component = components.find((one) => one.key === key)
    const usual = component ? usualCopy(component) : { kind: 'original' as const, copies: 1 }
    const upload = component && uploadOf(typed[fileField(key)])
    papers.push({
      componentKey: key,
      copyKind: copyKind.parse(typed[copyField(key)]) ?? usual.kind,
      copies: copies.parse(typed[copiesField(key)]) ?? usual.copies,
      fileId: upload ? await keepPaper(tx, context, upload, fileField(key)) : scanOf(kept, typed, key)?.id,
      reused: false,
    })
  }
  return papers
}
