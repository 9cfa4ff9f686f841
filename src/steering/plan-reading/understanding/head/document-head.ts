// What the head of a plan says: number, date, issuer, title, year, place, theme, signer. Where two places of the
// document disagree, or the surer one is blank, the field is doubtful.
import type { Place } from '../../source-document.ts'
import type { Anomaly, LegalBasis, PlanDocument } from '../../understood-plan.ts'
import { anomaliesOf, decisionOf, doubtsOf, pick } from './head-agreement.ts'
import { authorityLines, findIssuer } from './head-issuer.ts'
import { readLetterheadNumber, readNote } from './head-number.ts'
import { findHeadPlace } from './head-place.ts'
import { findSigner } from './head-signer.ts'
import { readTitle } from './head-title.ts'
import type { Parts } from '../outline/parts.ts'

const themePattern = /^chủ đề.{0,60}?:\s*["“]?(.+?)["”]?\s*[.;]*$/iu

/** Schools and hospitals stand below an authority of some tier and are none. */
const isInstitution =
  /^(?:TRƯỜNG|BỆNH VIỆN|HỌC VIỆN|VIỆN|TRUNG TÂM|TRẠM|NHÀ|CÔNG TY|ĐẠI HỌC|CAO ĐẲNG)(?!\p{L})(?! (?:PHỤC VỤ )?HÀNH CHÍNH CÔNG)/u

export type UnderstoodHead = {
  document: Omit<PlanDocument, 'legalBases'>
  /** The decision that the plan hangs on. */
  promulgatedBy: LegalBasis[]
  anomalies: Anomaly[]
}

/** `text`: the whole document, for what only its wording can tell. */
export function understandHead(parts: Parts, text: string): UnderstoodHead {
  const headLines = [...parts.decision, ...parts.head]
  const notes = parts.head.map((line) => readNote(line, 'note')).filter((note) => note !== null)
  const annexNotes = parts.annex
    .slice(0, 6)
    .map((line) => readNote(line, 'annex'))
    .filter((note) => note !== null)
  const letterhead = readLetterheadNumber(headLines)
  const printed = [...(letterhead ? [letterhead] : []), ...notes.slice(0, 1), ...annexNotes.slice(0, 1)]
  const title = readTitle(parts.head)
  const dateIssued = pick(printed, 'date')?.date ?? null
  const year = title.year ?? (dateIssued === null ? null : Number(dateIssued.slice(0, 4)))
  const own = [
    ...notes.map((note) => note.issuer ?? ''),
    title.title ?? '',
    authorityLines(headLines).slice().reverse().join('\n'),
    parts.head.map((line) => line.text).join('\n'),
    ...annexNotes.map((note) => note.issuer ?? ''),
  ]
  const { place, tier, province } = findHeadPlace(own, text, dateIssued ?? (year === null ? null : `${year}-01-01`))
  const attached = notes.some((note) => note.kind === 'Quyết định') || parts.decision.length > 0
  const theme = headLines.map((line) => themePattern.exec(line.text)?.[1]).find((found) => found !== undefined) ?? null
  const annexTitle = parts.annex.find(
    (line) => !/^(?:PHỤ LỤC|Phụ lục)\s*(?:[IVX\d]+)?\s*:?$/u.test(line.text) && !line.text.startsWith('('),
  )
  const doubts = [...doubtsOf('number', printed), ...doubtsOf('dateIssued', printed)]
  if (year !== null && dateIssued !== null && Math.abs(year - Number(dateIssued.slice(0, 4))) > 1) {
    doubts.push({ field: 'dateIssued', reason: 'cách xa năm kế hoạch' })
  }
  const body = authorityLines(headLines).at(-1) ?? ''
  const apart = tier !== null && isInstitution.test(body)
  if (apart)
    doubts.push({
      field: 'placeTier',
      reason: `“${body}” không phải là một cấp chính quyền; cấp chỉ là nơi cơ quan này trực thuộc.`,
      choices: [tier],
    })
  if (tier === null) doubts.push({ field: 'placeTier', reason: 'không thấy tên địa phương' })
  const places: Partial<Record<string, Place>> = {
    ...(pick(printed, 'number') && { number: pick(printed, 'number')!.place }),
    ...(pick(printed, 'date') && { dateIssued: pick(printed, 'date')!.place }),
    ...(title.place && { title: title.place, year: title.place }),
    ...(annexTitle && { annexTitle: annexTitle.place }),
  }
  // An annex that was sent alone still says what it is the annex of.
  const kind = title.kind ?? printed.find((note) => note.kind === 'Kế hoạch')?.kind ?? null
  const document: UnderstoodHead['document'] = {
    kind: title.kind !== null && attached ? `${title.kind} (ban hành kèm theo Quyết định)` : kind,
    number: pick(printed, 'number')?.number ?? null,
    dateIssued,
    issuer: findIssuer(printed, parts, place?.named ?? null, text),
    title: title.title,
    year,
    placeTier: apart ? null : tier,
    place: place?.named ?? null,
    province,
    theme,
    signer: findSigner(parts.tail) ?? findSigner(parts.decision),
    annexTitle: annexTitle?.text ?? null,
    doubts,
    places,
  }
  return { document, promulgatedBy: attached ? [decisionOf(document, printed)] : [], anomalies: anomaliesOf(printed) }
}
