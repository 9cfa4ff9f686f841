// A plan file holds, one behind the other: the decision that issues the plan (not always), the head, the body with its
// numbered sections, what stands below the signature, the annex.
import { fold } from '../../../../kernel/text/vietnamese.ts'
import type { BodyLine } from './body-lines.ts'
import { parseLabel } from './labels.ts'

export type Parts = {
  decision: BodyLine[]
  head: BodyLine[]
  body: BodyLine[]
  /** What the authority says to all at the end of the body. */
  closing: BodyLine[]
  /** Recipients and signature. */
  tail: BodyLine[]
  annex: BodyLine[]
  footnotes: BodyLine[]
}

const isPlanTitle = (line: BodyLine): boolean =>
  /^(?:DỰ THẢO\s+)?(?:KẾ HOẠCH|CHƯƠNG TRÌNH|KẾ HOẠCH HÀNH ĐỘNG)(?:\s|$)/u.test(line.text) && line.text.length <= 250

const isDecisionTitle = (line: BodyLine): boolean => /^QUYẾT ĐỊNH(?:\s|:|$)/u.test(line.text)

/** The mark of a footnote is a raised figure; text recognition often leaves a replacement character. */
const isFootnote = (line: BodyLine): boolean => /^[\ufffd¹²³⁰-⁹]|^\[\d{1,2}\]/u.test(line.text)

const isFirstHeading = (line: BodyLine): boolean => {
  const label = parseLabel(line.text)
  if (label === null || line.text.length > 250) return false
  if (label.kind === 'part' || label.kind === 'roman' || label.kind === 'capital') return true
  return label.kind === 'arabic' && label.value === 1
}

/** The post above a signature, on a line of its own: "HIỆU TRƯỞNG", "Q. GIÁM ĐỐC", "PHÓ CỤC TRƯỞNG". */
const signsAs =
  /^(?:Q\.\s?|QUYỀN\s)?(?:PHÓ\s)?(?:CHỦ TỊCH|(?:TỔNG\s)?GIÁM ĐỐC|CHÁNH VĂN PHÒNG|CHÁNH THANH TRA|BỘ TRƯỞNG|THỨ TRƯỞNG|(?:TỔNG CỤC|CHI CỤC|CỤC|VỤ|VIỆN|HIỆU|TRẠM|TRƯỞNG)\s?(?:TRƯỞNG|PHÒNG|BAN|TRẠM|KHOA)|BÍ THƯ)$/u

const endsBody = (line: BodyLine): boolean =>
  /^nơi nhận\b/iu.test(line.text) ||
  /^(?:TM\.|T\/M|KT\.|TL\.|TUQ\.)\s*[\p{Lu} .,]+$/u.test(line.text) ||
  signsAs.test(line.text)

const annexTitleLength = 160
/** "Phụ lục kèm theo.", "Phụ lục I đính kèm": the body speaks of the annex, which comes later. */
const announcesAnnex = (text: string): boolean =>
  text !== text.toUpperCase() && /[.;]$|(?:kèm theo|đính kèm)(?: kế hoạch này)?$/iu.test(text)

const isAnnex = (line: BodyLine): boolean =>
  /^(?:PHỤ LỤC|Phụ lục|PHỤ BIỂU|BIỂU)(?:\s|$|:)/u.test(line.text) &&
  line.text.length <= annexTitleLength &&
  !announcesAnnex(line.text)

const isAnnexNote = (line: BodyLine): boolean => /^\((?:ban hành |kèm )?(?:kèm )?theo |^\(kế hoạch số/iu.test(line.text)

const indexFrom = (lines: BodyLine[], from: number, is: (line: BodyLine) => boolean): number => {
  const found = lines.findIndex((line, i) => i >= from && is(line))
  return found < 0 ? lines.length : found
}

/** Where the annex starts behind the body: at its word, or at the title above the note "(Kèm theo …)". */
function annexStart(lines: BodyLine[], from: number): number {
  const word = indexFrom(lines, from, isAnnex)
  const note = indexFrom(lines, from, isAnnexNote)
  if (note >= word) return word
  const titled =
    note > from && (lines[note - 1]!.marked || lines[note - 1]!.text === lines[note - 1]!.text.toUpperCase())
  return titled ? note - 1 : note
}

export function splitParts(all: BodyLine[]): Parts {
  const footnotes = all.filter(isFootnote)
  const lines = all.filter((line) => !isFootnote(line))
  const decisionAt = lines.findIndex(isDecisionTitle)
  const titleAt = indexFrom(lines, 0, isPlanTitle)
  const attached = decisionAt >= 0 && decisionAt < titleAt && titleAt < lines.length
  const headAt = attached ? titleAt : 0
  const bodyAt = indexFrom(lines, titleAt < lines.length ? titleAt + 1 : 0, isFirstHeading)
  const tailAt = Math.min(indexFrom(lines, bodyAt, endsBody), indexFrom(lines, bodyAt, isAnnex))
  const annexAt = annexStart(lines, tailAt)
  const closingAt = closingStart(lines.slice(bodyAt, tailAt)) + bodyAt
  return {
    decision: lines.slice(0, headAt),
    head: lines.slice(headAt, bodyAt),
    body: lines.slice(bodyAt, closingAt),
    closing: lines.slice(closingAt, tailAt),
    tail: lines.slice(tailAt, annexAt),
    annex: lines.slice(annexAt),
    footnotes,
  }
}

const closingWords =
  /^(?:tren day la|trong qua trinh (?:to chuc )?(?:trien khai )?thuc hien|yeu cau (?:cac|thu truong|giam doc|truong|chu tich)|de nghi (?:cac|thu truong)|giao (?:cac|van phong|so|phong) .* theo doi|can cu (?:noi dung )?ke hoach nay)\b/

/** The last words of a plan: unnumbered, to all, no longer a duty of the section above. */
function closingStart(body: BodyLine[]): number {
  const from = Math.max(0, body.length - 4)
  const found = body
    .slice(from)
    .findIndex((line) => parseLabel(line.text) === null && closingWords.test(fold(line.text)))
  return found < 0 ? body.length : from + found
}
