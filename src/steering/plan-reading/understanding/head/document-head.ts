// What the head of a plan says: number, date, issuer, title, year, place, theme, signer. Where two places of the
// document disagree, or the surer one is blank, the field is doubtful.
import type { Place } from '../../source-document.ts'
import type { Anomaly, Doubt, LegalBasis, PlanDocument } from '../../understood-plan.ts'
import type { BodyLine } from '../outline/body-lines.ts'
import { readLetterheadNumber, readNote, type PrintedNumber } from './head-number.ts'
import { findHeadPlace } from './head-place.ts'
import { findSigner } from './head-signer.ts'
import { readTitle } from './head-title.ts'
import type { Parts } from '../outline/parts.ts'
import { withoutMotto } from './place-names.ts'

const shorten = (issuer: string): string =>
  issuer.replace(/[ủu](?:ỷ|y|ỉ) ban nhân dân|ủy ban nhân dân|uỷ ban nhân dân/giu, 'UBND').trim()

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** The lines of the letterhead above number and title, without the motto. */
const authorityLines = (lines: BodyLine[]): string[] => {
  const end = lines.findIndex((line) => /^(?:KẾ HOẠCH|QUYẾT ĐỊNH|CHƯƠNG TRÌNH)/u.test(line.text))
  return lines
    .slice(0, Math.max(0, end))
    .map((line) =>
      withoutMotto(line.text)
        .replace(/^số\s*:.*$/iu, '')
        .trim(),
    )
    .filter((text) => text !== '' && isCapitals(text) && /\p{L}{2}/u.test(text))
}

const people = 'ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND'

/** "ỦY BAN NHÂN DÂN" / "XÃ BÌNH AN" is one name on two lines; "UBND TỈNH A" / "SỞ NỘI VỤ" is a unit below its superior. */
function letterheadIssuer(lines: string[]): { issuer: string; superior: string | null } | null {
  const joined: string[] = []
  for (const line of lines) {
    const previous = joined.at(-1)
    if (previous !== undefined && new RegExp(`^(?:${people})$`, 'u').test(previous))
      joined[joined.length - 1] = `${previous} ${line}`
    else joined.push(line)
  }
  const issuer = joined.at(-1)
  return issuer === undefined ? null : { issuer, superior: joined.at(-2) ?? null }
}

const committee =
  /(?:chủ tịch\s+)?(?:ubnd|[ủu][ỷy]? ban nhân dân|ủy ban nhân dân|uỷ ban nhân dân)\s+(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)/iu

/** A name that the letterhead prints in capitals, as the text writes it. */
function asWritten(capitals: string, text: string): string {
  const same = new RegExp(capitals.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'giu')
  return [...text.matchAll(same)].map((match) => match[0]).find((found) => !isCapitals(found)) ?? capitals
}

function findIssuer(printed: PrintedNumber[], parts: Parts, placeNamed: string | null, text: string): string | null {
  const noted = printed.find((number) => number.source === 'note' && number.issuer !== null)?.issuer
  if (noted) return shorten(noted)
  const head = letterheadIssuer(authorityLines([...parts.decision, ...parts.head]))
  if (head !== null && /^SỞ|^PHÒNG|^BAN|^CỤC|^CHI CỤC|^TRUNG TÂM|^VĂN PHÒNG/u.test(head.issuer))
    return asWritten(head.issuer, text)
  if (placeNamed !== null && (head !== null || [...parts.head].some((line) => committee.test(line.text))))
    return `UBND ${placeNamed}`
  return head?.issuer ?? printed.find((number) => number.issuer !== null)?.issuer ?? null
}

const pick = (printed: PrintedNumber[], field: 'number' | 'date'): PrintedNumber | undefined =>
  printed.find((number) => number[field] !== null)

function doubtsOf(field: 'number' | 'dateIssued', printed: PrintedNumber[]): Doubt[] {
  const key = field === 'number' ? 'number' : 'date'
  const chosen = pick(printed, key)
  const values = [...new Set(printed.map((number) => number[key]).filter((value) => value !== null))]
  if (chosen === undefined) return [{ field, reason: 'văn bản để trống' }]
  if (values.length > 1) return [{ field, reason: 'các chỗ trong văn bản ghi khác nhau', choices: values }]
  if (printed[0] !== chosen)
    return [
      {
        field,
        reason: `đầu văn bản để trống, lấy từ ${chosen.source === 'annex' ? 'phụ lục' : 'dòng ban hành kèm theo'}`,
      },
    ]
  return []
}

const anomaliesOf = (printed: PrintedNumber[]): Anomaly[] => {
  const anomalies: Anomaly[] = []
  const numbers = [...new Set(printed.map(({ number }) => number).filter((number) => number !== null))]
  const blank = printed.find(({ number, date }) => number === null || date === null)
  if (numbers.length > 1) {
    const what = `số văn bản ghi khác nhau: ${numbers.join('; ')}`
    anomalies.push({ where: 'đầu văn bản', what, resolution: `lấy ${numbers[0]}`, place: printed[0]!.place })
  }
  if (blank !== undefined) {
    const what = `số hoặc ngày để trống: “${blank.line.slice(0, 80)}”`
    anomalies.push({
      where: blank.source === 'annex' ? 'phụ lục' : 'đầu văn bản',
      what,
      resolution: 'lấy từ chỗ khác nếu có, nếu không để trống',
      place: blank.place,
    })
  }
  return anomalies
}

const themePattern = /^chủ đề.{0,60}?:\s*["“]?(.+?)["”]?\s*[.;]*$/iu

export type UnderstoodHead = {
  document: Omit<PlanDocument, 'legalBases'>
  /** The decision that the plan hangs on. */
  promulgatedBy: LegalBasis[]
  anomalies: Anomaly[]
}

const decisionOf = (document: UnderstoodHead['document'], printed: PrintedNumber[]): LegalBasis => {
  const numbers = new Set(printed.map(({ number }) => number).filter((number) => number !== null))
  return {
    kind: 'Quyết định',
    number: document.number,
    date: document.dateIssued,
    issuer: document.issuer,
    role: 'promulgates',
    where: [...new Set(printed.map(({ source }) => (source === 'annex' ? 'PL title' : 'title')))],
    ...(numbers.size > 1 && { sourceError: `ghi nhiều cách: ${[...numbers].join('; ')}` }),
    ...(printed[0] && { place: printed[0].place }),
  }
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
  if (tier === null) doubts.push({ field: 'placeTier', reason: 'không thấy tên địa phương' })
  const places: Partial<Record<string, Place>> = {
    ...(pick(printed, 'number') && { number: pick(printed, 'number')!.place }),
    ...(pick(printed, 'date') && { dateIssued: pick(printed, 'date')!.place }),
    ...(title.place && { title: title.place, year: title.place }),
    ...(annexTitle && { annexTitle: annexTitle.place }),
  }
  const document: UnderstoodHead['document'] = {
    kind: title.kind !== null && attached ? `${title.kind} (ban hành kèm theo Quyết định)` : title.kind,
    number: pick(printed, 'number')?.number ?? null,
    dateIssued,
    issuer: findIssuer(printed, parts, place?.named ?? null, text),
    title: title.title,
    year,
    placeTier: tier,
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
