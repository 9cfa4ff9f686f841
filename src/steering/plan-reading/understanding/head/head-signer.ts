import type { BodyLine } from '../outline/body-lines.ts'

const post =
  /^(?:(?:KT|TM|TL|TUQ|Q)\s?\.\s*)?(?:PHÓ\s+)?(?:CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|VIỆN TRƯỞNG|CHI CỤC TRƯỞNG|CỤC TRƯỞNG|TRƯỞNG PHÒNG|TRƯỞNG BAN|CHÁNH VĂN PHÒNG|ỦY BAN NHÂN DÂN|UBND).*$/u
const personName = /^(?:\p{Lu}[\p{Ll}\p{M}]+\s){1,4}\p{Lu}[\p{Ll}\p{M}]+$/u
const capitalName = /^(?:\p{Lu}{2,}\s){1,4}\p{Lu}{2,}$/u
const documentKind = /^(?:QUYẾT ĐỊNH|KẾ HOẠCH|NGHỊ QUYẾT|CHƯƠNG TRÌNH|PHỤ LỤC|DANH MỤC|NƠI NHẬN|HIỆU TRƯỞNG)/u

/** The name below the post; without a post above it, the last line that can only be a name. */
export function findSigner(lines: BodyLine[]): string | null {
  const texts = lines.map((line) => line.text.replace(/^(?:đã ký|\(đã ký\))\s*:?\s*/iu, ''))
  const from = texts.findIndex((text) => /^nơi nhận/iu.test(text) || post.test(text))
  if (from < 0) return null
  const below = texts.slice(from)
  return (
    below.findLast((text) => personName.test(text) && !/^(?:Nơi|Ủy|Phòng|Sở|Ban|Văn|Hội|Như|Bộ|Lưu)\s/u.test(text)) ??
    below.findLast((text) => capitalName.test(text) && !post.test(text) && !documentKind.test(text)) ??
    null
  )
}
