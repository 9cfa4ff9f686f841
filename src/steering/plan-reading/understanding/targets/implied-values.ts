// Numbers that words stand for: all of them are 100 %, absolutely none are 0.
import { findMetric } from './find-metric.ts'
import type { FoundValue } from './target-values.ts'

const object =
  'thủ tục|tthc|hồ sơ|văn bản|cơ quan|đơn vị|cán bộ|công chức|viên chức|người dân|tổ chức|cá nhân|phản ánh|kiến nghị|dịch vụ|nhiệm vụ|xã|phường|kết quả|trường hợp|thông tin|quy trình'
const every = new RegExp(
  String.raw`(?<!(?:trên|đến|tới|cho|của|ở|tại|với|giữa|trong|theo|từ|như)\s)(?<!\p{L})(?:tất cả|toàn bộ|mọi)\s+(?:các\s+)?(?:${object})(?!\p{L})`,
  'iu',
)
/** "thực hiện đầy đủ việc xin lỗi": in every case that calls for it. */
const fully = /(?<!\p{L})thực hiện (?:đầy đủ|nghiêm túc|nghiêm) việc\s/iu
const never = /(?<!\p{L})(?:tuyệt đối không|không để xảy ra|không để)(?!\p{L})/iu
const none =
  /(?<!\p{L})không (?:có|còn|phát sinh|xảy ra)\s+(?:tình trạng\s+|trường hợp\s+)?(?:hồ sơ|sai phạm|vi phạm|đơn vị|cơ quan|văn bản|cán bộ|công chức|đơn thư|phản ánh|trường hợp)/iu

const implied = (match: RegExpExecArray, value: 0 | 100): FoundValue => ({
  start: match.index,
  end: match.index + match[0].length,
  comparator: '=',
  value,
  unit: value === 100 ? '%' : 'trường hợp',
  explicit: true,
})

/**
 * `asked`: the sentence stands among targets. Elsewhere words like "tất cả" are everyday speech and count only where the
 * sentence plainly speaks of a known metric.
 */
export function findImplied(sentence: string, asked: boolean): FoundValue | undefined {
  if (!asked && findMetric(sentence) === undefined) return undefined
  const zero = never.exec(sentence) ?? (asked ? none.exec(sentence) : null)
  if (zero) return implied(zero, 0)
  const all = every.exec(sentence) ?? (asked ? null : fully.exec(sentence))
  return all ? implied(all, 100) : undefined
}
