import type { SectionRole } from '../../understood-plan.ts'
import { hasWords, plainWords } from '../plain-words.ts'

const signs: [SectionRole, string[]][] = [
  ['budget', ['kinh phi', 'nguon luc thuc hien', 'du toan']],
  [
    'duty',
    [
      'to chuc thuc hien',
      'to chuc trien khai',
      'trach nhiem',
      'phan cong',
      'che do bao cao',
      'che do thong tin bao cao',
    ],
  ],
  ['purpose', ['muc dich', 'muc tieu chung', 'muc tieu tong quat', 'quan diem']],
  ['requirement', ['yeu cau']],
  ['target', ['chi tieu', 'muc tieu']],
  ['task', ['nhiem vu', 'noi dung']],
  ['solution', ['giai phap']],
]

/** The roles that a heading names, in the order of the list. */
const rolesOf = (title: string): SectionRole[] => {
  const plain = plainWords(title)
  return signs.filter(([, words]) => words.some((word) => hasWords(plain, word))).map(([role]) => role)
}

const titleWords = 12

/** A heading that says what to do names a task, even where "giải pháp" or "yêu cầu" is what it is done to. */
const isDeed =
  /^(?:tiếp tục|triển khai|thực hiện|xây dựng|đẩy mạnh|tăng cường|nâng cao|phát triển|đổi mới|hoàn thiện)(?!\p{L})/iu

/**
 * What a heading says of its text: one role, `mixed` where it announces several, null where it says nothing (the name
 * of an area or of a unit).
 */
export function roleOfHeading(title: string): SectionRole | 'mixed' | null {
  const head = title.split(/[:(]/)[0]!.split(' ').slice(0, titleWords).join(' ')
  if (isDeed.test(head)) return null
  const roles = rolesOf(head)
  if (roles.includes('budget') && roles.includes('duty')) return /,|\svà\s/iu.test(head) ? 'duty' : 'budget'
  if (roles.includes('budget') || roles.includes('duty')) return roles.includes('budget') ? 'budget' : 'duty'
  const [first, ...others] = roles
  if (first === undefined) return null
  if (others.length === 0) return first
  const plain = new Set(roles)
  if (plain.has('task') && plain.has('solution') && plain.size === 2) return 'task'
  return plain.has('purpose') && plain.has('target') && plain.size === 2 ? 'purpose' : 'mixed'
}

const roleHeading =
  /^(?:(?:các|một số|về)\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|yêu cầu|mục đích)(?:\s*,?\s*(?:và\s+)?(?:mục tiêu|chỉ tiêu|nhiệm vụ|giải pháp|yêu cầu|cụ thể|chủ yếu|chung|trọng tâm|thực hiện|tổng quát))*$/iu

/** A line that is nothing but the name of a role ("Chỉ tiêu cụ thể"): a heading even without a number. */
export const isRoleHeading = (text: string): boolean => roleHeading.test(text.replace(/[:.]\s*$/, '').trim())
