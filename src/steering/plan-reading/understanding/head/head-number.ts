// Number and date of a plan. They stand in up to three places: in the letterhead, in the note below the title and in
// the note above the annex; each may be blank (drafts, scans of unnumbered originals) or misread.
import type { Place } from '../../source-document.ts'
import type { BodyLine } from '../outline/body-lines.ts'
import { datePattern, isoOf } from '../printed-dates.ts'

export type NumberSource = 'letterhead' | 'note' | 'annex'

export type PrintedNumber = {
  source: NumberSource
  /** "Quyết định" of "Ban hành kèm theo Quyết định số…". */
  kind: string | null
  number: string | null
  date: string | null
  issuer: string | null
  place: Place
  line: string
}

const tidySymbol = (number: string): string =>
  number
    .replace(/–/g, '-')
    .replace(/\s*([/-])\s*/g, '$1')
    .replace(/\s+/g, '')

const symbol = String.raw`[A-ZĐa-zđ0-9]+(?:\s?[-–]\s?[A-ZĐ][\p{L}\d]*)*`
const letterheadNumber = new RegExp(String.raw`^số\s*:?\s*([\d.…_\s]*[A-Za-z]?)\s*/\s*(${symbol})`, 'iu')
const letterheadDate = new RegExp(String.raw`,\s*ngày\s+${datePattern}\s*$`, 'iu')
const blankDate = /,\s*ngày\b.{0,20}\btháng\b.{0,20}\bnăm\b/iu

const noteStart = /^\(?\s*(?:ban hành\s+)?(?:kèm\s+)?(?:theo\s+)?(?:(kế hoạch|quyết định)\s+số)\s*:?\s*/iu
const noteNumber = new RegExp(String.raw`^([\d.…_\s]*[A-Za-z]?)\s*/\s*((?:\d{4}\s*/\s*)?${symbol})`, 'u')
const noteIssuer = /\scủa\s+(.+?)\s*\)?\s*\.?$/iu

const numberOf = (digits: string, sign: string): string | null => {
  const plain = digits.replace(/[.…_\s]/g, '')
  return plain === '' ? null : `${plain}/${tidySymbol(sign)}`
}

/** The note "(Ban hành kèm theo Quyết định số … ngày … của …)". */
export function readNote(line: BodyLine, source: NumberSource): PrintedNumber | null {
  const start = noteStart.exec(line.text)
  if (!start || !/^\(|kèm theo/iu.test(line.text)) return null
  const rest = line.text.slice(start[0].length)
  const number = noteNumber.exec(rest)
  const date = new RegExp(String.raw`ngày\s+${datePattern}`, 'iu').exec(rest)
  return {
    source,
    kind: start[1]![0]!.toUpperCase() + start[1]!.slice(1).toLowerCase(),
    number: number ? numberOf(number[1]!, number[2]!) : null,
    date: date ? isoOf(date.slice(1, 7)) : null,
    issuer: noteIssuer.exec(rest)?.[1] ?? null,
    place: line.place,
    line: line.text,
  }
}

/** "Số: …/KH-UBND" and "…, ngày … tháng … năm …" above the title; null where neither is printed. */
export function readLetterheadNumber(lines: BodyLine[]): PrintedNumber | null {
  const numbered = lines.find((line) => letterheadNumber.test(line.text))
  const dated = lines.find((line) => letterheadDate.test(line.text) || blankDate.test(line.text))
  const place = numbered?.place ?? dated?.place
  if (place === undefined) return null
  const number = numbered ? letterheadNumber.exec(numbered.text) : null
  const date = dated ? letterheadDate.exec(dated.text) : null
  return {
    source: 'letterhead',
    kind: null,
    number: number ? numberOf(number[1]!, number[2]!) : null,
    date: date ? isoOf(date.slice(1, 7)) : null,
    issuer: null,
    place,
    line: numbered?.text ?? dated!.text,
  }
}
