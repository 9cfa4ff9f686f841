import bwip from 'bwip-js/node'
import { placeAndDate } from './official-table.ts'
import { renderTypst } from './render-typst.ts'

export type SlipBlock =
  | { kind: 'line'; label: string; value: string; strong?: boolean }
  | { kind: 'text'; text: string }
  | { kind: 'list'; label: string; items: readonly string[] }
  | { kind: 'table'; columns: readonly { header: string; width: number }[]; rows: readonly (readonly string[])[] }

/** A paper that an authority hands to a person. All words are in Vietnamese: it is an official document. */
export type OfficialSlip = {
  /** "Mẫu số 01", in the corner; empty where the form has no number. */
  form: string
  superior: string
  issuer: string
  number: string
  place: string
  issuedAt: Temporal.Instant
  title: string
  about: readonly string[]
  blocks: readonly SlipBlock[]
  signers: readonly { title: string; hint: string; name: string }[]
  /** What the code to scan says; empty for none. */
  scanned: string
  /** At the foot: who printed which copy. */
  trace: string
}

const template = new URL('./slip.typ', import.meta.url)

const codeOf = (text: string): string => (text ? bwip.toSVG({ bcid: 'qrcode', text, scale: 2 }) : '')

/** @returns PDF/A-2b; the same bytes for the same slip */
export const printOfficialSlip = ({ place, issuedAt, scanned, blocks, ...slip }: OfficialSlip): Promise<Uint8Array> => {
  const on = issuedAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const data = {
    ...slip,
    placeAndDate: placeAndDate(place, on),
    blocks: blocks.map((block) => (block.kind === 'line' ? { ...block, strong: block.strong ?? false } : block)),
    qr: codeOf(scanned),
    qrText: scanned,
  }
  return renderTypst(template, data, issuedAt)
}
