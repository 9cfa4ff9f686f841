import type { Place } from '../../source-document.ts'
import type { BodyLine } from '../outline/body-lines.ts'

export type PlanTitle = { kind: string | null; title: string | null; year: number | null; place: Place | null }

const kinds = /^(?:DỰ THẢO\s+)?(KẾ HOẠCH HÀNH ĐỘNG|KẾ HOẠCH|CHƯƠNG TRÌNH)(?:\s+(.*))?$/u

const endsTitle =
  /^\(|^(?:căn cứ|thực hiện|chủ đề|triển khai|để|ủy ban|uỷ ban|ubnd|nhằm|ngày)\s|^[-_*=]{2,}|^(?:phần|chương)\s/iu

/** Right below "KẾ HOẠCH" stands the title, also one such as "Thực hiện công tác …"; a basis or a note is none. */
const isNoTitle = (text: string): boolean =>
  endsTitle.test(text) && (/^[(\-_*=]|^căn cứ\s/iu.test(text) || /\ssố\s/iu.test(text) || text.length > 160)

const capitalFirst = (text: string): string => text[0]!.toUpperCase() + text.slice(1).toLowerCase()

/** "KẾ HOẠCH" and the lines below it, up to the note in brackets or the first sentence. */
export function readTitle(head: BodyLine[]): PlanTitle {
  const at = head.findIndex((line) => kinds.test(line.text))
  if (at < 0) return { kind: null, title: null, year: null, place: null }
  const [, printed, onLine] = kinds.exec(head[at]!.text)!
  const following = head.slice(at + 1)
  const end = following.findIndex(({ text }, i) => (i === 0 && !onLine ? isNoTitle(text) : endsTitle.test(text)))
  const below = following.slice(0, end < 0 ? 3 : Math.min(end, 4)).map((line) => line.text)
  const words = [...(onLine ? [onLine] : []), ...below].join(' ')
  const kind = capitalFirst(printed!)
  const year = /năm\s+(\d{4})/iu.exec(words)?.[1] ?? /(20\d{2})/.exec(words)?.[1]
  return {
    kind,
    title: words === '' ? null : `${kind} ${words}`,
    year: year === undefined ? null : Number(year),
    place: head[at]!.place,
  }
}
