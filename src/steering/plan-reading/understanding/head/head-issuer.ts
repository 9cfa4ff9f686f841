import type { BodyLine } from '../outline/body-lines.ts'
import type { Parts } from '../outline/parts.ts'
import type { PrintedNumber } from './head-number.ts'
import { withoutMotto } from './place-names.ts'

const shorten = (issuer: string): string => issuer.replace(/(?:ủy|uỷ) ban nhân dân/giu, 'UBND').trim()

const isCapitals = (text: string): boolean => /\p{Lu}{2}/u.test(text) && text === text.toUpperCase()

/** The lines of the letterhead above number and title, without the motto. */
export const authorityLines = (lines: BodyLine[]): string[] => {
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

const committeeAlone = /^(?:ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|UBND)$/u

/** "ỦY BAN NHÂN DÂN" / "XÃ BÌNH AN" is one name on two lines; "UBND TỈNH A" / "SỞ NỘI VỤ" is a unit below its superior. */
function letterheadIssuer(lines: string[]): string | undefined {
  const joined: string[] = []
  for (const line of lines) {
    const previous = joined.at(-1)
    if (previous !== undefined && committeeAlone.test(previous)) joined[joined.length - 1] = `${previous} ${line}`
    else joined.push(line)
  }
  return joined.at(-1)
}

const committee =
  /(?:chủ tịch\s+)?(?:ubnd|(?:ủy|uỷ) ban nhân dân)\s+(?:tỉnh|thành phố|thị xã|huyện|quận|xã|phường|thị trấn|đặc khu)/iu

const isUnit =
  /^(?:SỞ|PHÒNG|BAN|CỤC|CHI CỤC|TRUNG TÂM|VĂN PHÒNG|BỘ|TRƯỜNG|HỌC VIỆN|VIỆN|BỆNH VIỆN|TRẠM|THANH TRA|CÔNG AN|KHO BẠC|ĐÀI|BẢO HIỂM)(?!\p{L})/u

/** A name that the letterhead prints in capitals, as the text writes it. */
function asWritten(capitals: string, text: string): string {
  const same = new RegExp(capitals.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`), 'giu')
  return [...text.matchAll(same)].map((match) => match[0]).find((found) => !isCapitals(found)) ?? capitals
}

/** `placeNamed`: the place of the plan; `text`: the whole document. */
export function findIssuer(
  printed: PrintedNumber[],
  parts: Parts,
  placeNamed: string | null,
  text: string,
): string | null {
  const noted = printed.find((number) => number.source === 'note' && number.issuer !== null)?.issuer
  if (noted) return shorten(noted)
  const head = letterheadIssuer(authorityLines([...parts.decision, ...parts.head]))
  if (head !== undefined && isUnit.test(head)) return asWritten(head, text)
  const isCommittee = head !== undefined || parts.head.some((line) => committee.test(line.text))
  if (placeNamed !== null && isCommittee) return `UBND ${placeNamed}`
  return head ?? printed.find((number) => number.issuer !== null)?.issuer ?? null
}
