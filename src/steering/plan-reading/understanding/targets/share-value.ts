// One number for several things: "Tỷ lệ A và tỷ lệ B đạt 100%", "100% X phải có A và thực hiện B", "100% X ban hành quy
// chế A; quy chế B". A part becomes a target of its own where it plainly is another metric.
import { findMetric } from './find-metric.ts'
import type { TargetPart } from './split-targets.ts'

const differ = (a: string, b: string): boolean => {
  const [left, right] = [findMetric(a), findMetric(b)]
  return left !== undefined && right !== undefined && left.id !== right.id
}

const ratio = /(?:tỷ lệ|tỉ lệ)(?!\p{L})/iu

/** "Tỷ lệ A và tỷ lệ B đạt 100%", also where the second "tỷ lệ" is left out. */
function splitSubjects({ text, own, value }: TargetPart): TargetPart[] {
  const number = /^(.*?)(\s+(?:đều\s+)?(?:đạt|là|tối thiểu|ít nhất|trên|từ)[^,;]*\d.*)$/su.exec(text)
  if (!number || !ratio.test(number[1]!)) return [{ text, own, value }]
  const [, subjects, reached] = number
  for (const match of subjects!.matchAll(/\s*(?:,|;|\svà)\s+/gu)) {
    const left = subjects!.slice(0, match.index)
    const right = subjects!.slice(match.index + match[0].length)
    if (!ratio.test(left)) continue
    const second = ratio.test(right) ? right : `Tỷ lệ ${right}`
    const named = /^(?:tỷ lệ|tỉ lệ)/iu.test(right)
    if (named || (match[0].includes('và') && differ(left, second))) {
      return [{ text: left + reached, own, value }, ...splitSubjects({ text: second + reached, own, value })]
    }
  }
  return [{ text, own, value }]
}

const deed = /\s(?:đều|phải|được|có|thực hiện)\s/u

/** "100% hồ sơ trễ hạn phải có giải trình và thực hiện xin lỗi". */
function splitDeeds({ text, own, value }: TargetPart): TargetPart[] {
  const first = deed.exec(text)
  if (!/^\D{0,40}\d/u.test(text) || !first) return [{ text, own, value }]
  const subject = text.slice(0, first.index)
  for (const match of text.matchAll(/\s(?:và|,)\s(?=(?:phải|được|có|thực hiện)\s)/gu)) {
    const second = `${subject} ${text.slice(match.index + match[0].length)}`
    if (match.index > first.index && differ(text.slice(0, match.index), second)) {
      return [
        { text: text.slice(0, match.index), own, value },
        { text: second, own, value },
      ]
    }
  }
  return [{ text, own, value }]
}

export const shareValue = (part: TargetPart): TargetPart[] => splitSubjects(part).flatMap(splitDeeds)

/**
 * A part behind a semicolon that has no number and takes up a noun of the part before ("…ban hành quy chế A; quy chế B"):
 * the whole sentence again with that noun. Undefined where it stands on its own.
 */
export function takeUp(previous: TargetPart, sentence: string): TargetPart | undefined {
  const noun = sentence.split(/\s+/).slice(0, 2).join(' ')
  const at = previous.text.toLowerCase().indexOf(` ${noun.toLowerCase()} `)
  if (at < 0 || words(sentence) < 3 || /^(?:thực hiện|được|có|phải|đảm bảo|bảo đảm)/iu.test(sentence)) return undefined
  const text = `${previous.text.slice(0, at + 1)}${sentence.replace(/[.,;\s]+$/u, '')}`
  return differ(previous.text, text) ? { text, own: previous.own, value: previous.value } : undefined
}

const words = (text: string): number => text.split(/\s+/).filter(Boolean).length
