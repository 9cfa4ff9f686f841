import type { SourceDocument } from '../source-document.ts'
import { extractDocx } from './docx.ts'
import { tellKind } from './kind.ts'
import { limits } from './limits.ts'
import { extractPdf } from './pdf.ts'
import { RefusedFile } from './refusal.ts'
import { extractText } from './text.ts'
import { extractXls, extractXlsx } from './xlsx.ts'

const refusals = {
  legacy: 'plan_reading.legacy_doc',
  encrypted: 'plan_reading.encrypted',
  picture: 'plan_reading.scanned',
  empty: 'plan_reading.broken',
  unknown: 'plan_reading.unknown_kind',
} as const

/** Any file that a plan may come in, as what stands in it. Throws RefusedFile, or whatever a hostile file provokes. */
export const extractDocument = async (bytes: Uint8Array): Promise<SourceDocument> => {
  if (bytes.length > limits.fileBytes) throw new RefusedFile('plan_reading.too_large')
  const told = tellKind(bytes)
  if (told.kind === 'docx') return extractDocx(told.archive)
  if (told.kind === 'xlsx') return extractXlsx(bytes, told.archive)
  if (told.kind === 'xls') return extractXls(bytes)
  if (told.kind === 'pdf') return extractPdf(bytes)
  if (told.kind === 'text') return extractText(bytes)
  throw new RefusedFile(refusals[told.kind])
}
