import { areaKeyOf } from '../areas.ts'
import type { BodyLine } from './body-lines.ts'
import { isMark, parseLabel, type Label } from './labels.ts'
import { isRoleHeading, roleOfHeading } from './section-role.ts'

/** A heading, and the text that runs in behind it on the same line. */
export type Heading = { title: string; runIn: string }

const longTitle = 300
const plainTitle = 220

const trimTitle = (title: string): string => title.replace(/[\s:.;,–-]+$/u, '').trim()

const startsWithUnit =
  /^(?:đề nghị\s+)?(?:các\s+)?(?:sở|phòng|ban|văn phòng|ủy ban|uỷ ban|ubnd|công an|công chức|trung tâm|bộ phận|bộ chỉ huy|ban chỉ huy|chi cục|cục|thanh tra|đài|báo|bưu điện|hội|đoàn|mặt trận|mttq|thủ trưởng|giám đốc|phó giám đốc|hiệu trưởng|lãnh đạo|chánh|chủ tịch|cơ quan|đơn vị|trưởng|người đứng đầu|tổ(?!\s+chức)|trạm|kho bạc|bảo hiểm|trường|xã|phường|thôn|khu phố|cán bộ|cbcc|tòa án|viện)(?!\p{L})/iu

/** Whether a text begins with the name of a unit, an office or a post. */
export const namesUnit = (text: string): boolean => startsWithUnit.test(text)

const areaWords = 14

/** "Về cải cách thể chế", "Lĩnh vực tài chính công": the name of an area, no deed. */
const isAreaHeading = (text: string): boolean =>
  /^(?:về|lĩnh vực|công tác|cải cách|xây dựng,? (?:và )?phát triển)(?!\p{L})/iu.test(text) &&
  text.split(' ').length <= areaWords &&
  areaKeyOf(text) !== null

/** "3. Unit or role: what it does": a heading whose text runs in. */
function splitAtColon(text: string): Heading | null {
  const match = /^(.{3,180}?)\s?:\s+(?=["“(]?[\p{L}\d])(.{15,})$/u.exec(text)
  if (!match) return null
  const head = match[1]!
  if (/[.;]/.test(head) || head.split(' ').length > 30 || (namesUnit(match[2]!) && !/[.;]$/.test(match[2]!)))
    return null
  return namesUnit(head) || isRoleHeading(head) || isAreaHeading(head)
    ? { title: trimTitle(head), runIn: match[2]! }
    : null
}

const depth: Record<Label['kind'], number> = {
  part: 0,
  capital: 1,
  roman: 2,
  arabic: 3,
  decimal: 4,
  letter: 5,
  bracket: 6,
  dash: 6,
  star: 6,
  plus: 7,
}

const isOpened = (label: Label, below: Label | null): boolean =>
  below === null || depth[below.kind] > depth[label.kind] || (below.kind === 'decimal' && label.kind === 'decimal')

/**
 * Whether a numbered line is a heading. Files mark headings unreliably, so an unmarked line is one where it is short,
 * does not end like a sentence and something else than its next sibling follows.
 */
export function readHeading(line: BodyLine, label: Label, next: BodyLine | undefined): Heading | null {
  if (isMark(label) || label.kind === 'bracket') return null
  const printedLength = line.text.length - label.rest.length
  if (line.lead > printedLength + 2 && line.lead < line.text.length) {
    const title = trimTitle(line.text.slice(printedLength, line.lead))
    const runIn = line.text.slice(line.lead).replace(/^[\s:.–-]+/u, '')
    if (title.length >= 3) return { title, runIn }
  }
  if (line.marked && line.text.length <= longTitle) return { title: trimTitle(label.rest), runIn: '' }
  const split = splitAtColon(label.rest)
  if (split !== null) return split
  if (label.kind === 'part' || label.kind === 'roman' || label.kind === 'capital') {
    return line.text.length <= longTitle ? { title: trimTitle(label.rest), runIn: '' } : null
  }
  if (line.text.length > plainTitle || /[;,]$/.test(line.text) || next === undefined) return null
  const below = parseLabel(next.text)
  if (line.text.endsWith('.') && !(below !== null && isMark(below)) && !isShortName(label.rest)) return null
  return isOpened(label, below) ? { title: trimTitle(label.rest), runIn: '' } : null
}

const isShortName = (text: string): boolean =>
  text.length <= 80 && (namesUnit(text) || isAreaHeading(trimTitle(text)) || roleOfHeading(text) !== null)

/**
 * "* Chỉ tiêu:", "Nhiệm vụ", "- Mục tiêu: …": the name of a role on its own opens a section without a number, and so does
 * the name of an area behind a star or a dash with points below it.
 */
export function readRoleHeading(text: string, label: Label | null, next: BodyLine | undefined): Heading | null {
  if (label !== null && !isMark(label)) return null
  const rest = label?.rest ?? text
  const below = next === undefined ? null : parseLabel(next.text)
  const starred =
    label !== null && label.kind !== 'plus' && below !== null && !/[.;,]$/.test(rest) && isAreaHeading(trimTitle(rest))
  if (isRoleHeading(rest) || starred) return { title: trimTitle(rest), runIn: '' }
  const split = splitAtColon(rest)
  return split !== null && isRoleHeading(split.title) ? split : null
}
