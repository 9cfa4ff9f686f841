import { RefusedFile } from '../extraction/refusal.ts'
import type { Section, Task } from '../understood-plan.ts'
import { plainWords } from './plain-words.ts'

const otherKind =
  /^(?:BÁO CÁO|TỜ TRÌNH|THÔNG BÁO|GIẤY MỜI|BIÊN BẢN|HỢP ĐỒNG|NGHỊ QUYẾT|CÔNG VĂN|LUẬT|NGHỊ ĐỊNH|THÔNG TƯ|ĐƠN|PHIẾU)(?:\s|$)/u

/**
 * Refuses a document that is no plan: one that calls itself something else, or that has neither sections nor tasks.
 * A scan that lost its title is a plan where it speaks of reform and has tasks, targets or duties.
 */
export function ensurePlan(
  kind: string | null,
  head: string[],
  sections: Section[],
  tasks: Task[],
  text: string,
): void {
  const working = sections.filter((section) => ['target', 'task', 'duty', 'solution'].includes(section.role))
  const titled = kind !== null && (sections.length >= 2 || tasks.length > 0)
  const untitled =
    kind === null &&
    !head.some((line) => otherKind.test(line)) &&
    plainWords(text).includes('cai cach hanh chinh') &&
    (tasks.length > 0 || working.length >= 2)
  if (!titled && !untitled) throw new RefusedFile('plan_reading.not_a_plan')
}
