// What law and local decisions say of a dossier's clock, as dated data with their source: each can be changed without
// touching the others, and a dossier keeps the rules as they were known when it was accepted.
import { z } from 'zod'

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** What each rule may be; the key is the rule's name in the table. */
export const clockRuleValues = {
  /** A request for more papers holds the clock, or the whole term begins anew when they are there. */
  supplement_effect: z.enum(['pause', 'restart']),
  /** How often more papers may be asked for before a legal reason is needed. */
  supplements_without_reason: z.number().int().min(0).max(10),
  /** Verification by others holds the clock where the law of the field says so. */
  verification_effect: z.enum(['pause', 'counted']),
  /** After a financial obligation is met a second term runs (two appointments), or the rest of the first. */
  obligation_effect: z.enum(['second_term', 'pause']),
  /** Received from this time of day on, it goes to the competent unit when the next working day begins; null: at once. */
  hand_over_after: timeOfDay.nullable(),
  /** How often a new date may be given. */
  extensions_most: z.number().int().min(0).max(10),
  /** Working days before expiry by which lateness must be announced with apology, reason and new date. */
  apology_days_before: z.number().int().min(0).max(30),
  /** Of a term that is not longer than that notice: when so many of a hundred parts of it are left; null: when over. */
  short_term_notice_percent: z.number().int().min(1).max(100).nullable(),
  /** Working days before expiry at which the officer is warned. */
  warn_days_before: z.array(z.number().int().min(0).max(60)).max(5),
  /** Days within which papers asked for are to come, after which it may be stopped; null: as long as it takes. */
  supplement_wait_days: z.number().int().min(1).max(730).nullable(),
  /** The same for a financial obligation. */
  obligation_wait_days: z.number().int().min(1).max(730).nullable(),
  /** Hours of work within which what arrives online is accepted or refused. */
  online_answer_hours: z.number().min(0).max(240),
  /** What came by post is counted from when the unit had it in its hands, or from when it was accepted. */
  post_counts_from: z.enum(['arrival', 'acceptance']),
  /** Who explains lateness names who answers for it, or what lay beyond the unit; or words are enough. */
  explanation_names: z.enum(['named_or_outside', 'free']),
} as const

export type ClockRuleKey = keyof typeof clockRuleValues
export type ClockRules = { [Key in ClockRuleKey]: z.infer<(typeof clockRuleValues)[Key]> }

export const clockRuleKeys = Object.keys(clockRuleValues) as ClockRuleKey[]

/** How a value is typed: one of some words, a number of something, a time of day, several days. */
export type ClockRuleKind =
  | { kind: 'choice'; values: readonly string[] }
  | { kind: 'number'; unit: 'times' | 'working_days' | 'days' | 'percent' | 'working_hours'; none?: true }
  | { kind: 'time'; none?: true }
  | { kind: 'days' }

const choiceOf = (key: { [Key in ClockRuleKey]: ClockRules[Key] extends string ? Key : never }[ClockRuleKey]) =>
  ({ kind: 'choice', values: (clockRuleValues[key] as z.ZodEnum<Record<string, string>>).options }) as const

export const clockRuleKinds: Record<ClockRuleKey, ClockRuleKind> = {
  supplement_effect: choiceOf('supplement_effect'),
  supplements_without_reason: { kind: 'number', unit: 'times' },
  verification_effect: choiceOf('verification_effect'),
  obligation_effect: choiceOf('obligation_effect'),
  hand_over_after: { kind: 'time', none: true },
  extensions_most: { kind: 'number', unit: 'times' },
  apology_days_before: { kind: 'number', unit: 'working_days' },
  short_term_notice_percent: { kind: 'number', unit: 'percent', none: true },
  warn_days_before: { kind: 'days' },
  supplement_wait_days: { kind: 'number', unit: 'days', none: true },
  obligation_wait_days: { kind: 'number', unit: 'days', none: true },
  online_answer_hours: { kind: 'number', unit: 'working_hours' },
  post_counts_from: choiceOf('post_counts_from'),
  explanation_names: choiceOf('explanation_names'),
}

/** Whose word a rule is: the authority's own, the nation's, the practice of another place, or the software's. */
export type RuleStanding = 'own' | 'national' | 'practice' | 'software'

/** `verified`: read where it is written, and binding here. What another place decided for itself never is. */
export type ClockRuleSource = { source: string; standing: Exclude<RuleStanding, 'own'>; verified: boolean }

const national = (source: string): ClockRuleSource => ({ source, standing: 'national', verified: false })
const practice = (source: string): ClockRuleSource => ({ source, standing: 'practice', verified: false })
const software = (source: string): ClockRuleSource => ({ source, standing: 'software', verified: false })

/** What holds where no authority decided otherwise, with whose word it is (loaded as rows, brought up at start-up). */
export const countryRules: { [Key in ClockRuleKey]: { value: ClockRules[Key] } & ClockRuleSource } = {
  supplement_effect: {
    value: 'pause',
    ...national('Bộ chỉ số 766 (QĐ 766/QĐ-TTg, 23/6/2022), chỉ tiêu 2.1: thời gian chờ bổ sung được trừ'),
  },
  supplements_without_reason: {
    value: 1,
    ...national('Bộ chỉ số 766 (QĐ 766/QĐ-TTg, 23/6/2022), chỉ tiêu 2.1: yêu cầu bổ sung quá một lần tính là trễ hạn'),
  },
  verification_effect: {
    value: 'counted',
    ...practice('Quy trình nội bộ của một số địa phương: chỉ trừ thời gian xác minh khi luật chuyên ngành quy định'),
  },
  obligation_effect: {
    value: 'second_term',
    ...practice(
      'Quyết định của tỉnh Đồng Tháp, 25/11/2025: hai lần hẹn, lần đầu là ngày gửi Phiếu chuyển thông tin, lần sau tính từ khi có chứng từ nộp tiền',
    ),
  },
  hand_over_after: {
    value: '15:00',
    ...practice(
      'QĐ 2022/QĐ-UBND của tỉnh Cao Bằng, 27/11/2025: chuyển hồ sơ trong ngày, sau 15 giờ thì đầu giờ ngày làm việc tiếp theo',
    ),
  },
  extensions_most: {
    value: 1,
    ...practice('QĐ 88/2025/QĐ-UBND của tỉnh Lai Châu, Điều 3 khoản 6: hẹn lại không quá một lần'),
  },
  apology_days_before: {
    value: 1,
    ...practice(
      'QĐ 88/2025/QĐ-UBND của tỉnh Lai Châu, Điều 3 khoản 6: văn bản xin lỗi trước khi hết hạn ít nhất một ngày',
    ),
  },
  short_term_notice_percent: { value: 25, ...software('Phần mềm chọn, chưa có văn bản quy định') },
  warn_days_before: { value: [3, 1], ...software('Phần mềm chọn, chưa có văn bản quy định') },
  supplement_wait_days: {
    value: null,
    ...software('Chưa có thời hạn chung; cơ quan đặt theo luật chuyên ngành hoặc quy chế'),
  },
  obligation_wait_days: {
    value: null,
    ...software('Chưa có thời hạn chung; cơ quan đặt theo luật chuyên ngành hoặc quy chế'),
  },
  online_answer_hours: {
    value: 8,
    ...practice('Quy chế một cửa của địa phương: hồ sơ trực tuyến được trả lời trong ngày làm việc'),
  },
  post_counts_from: {
    value: 'arrival',
    ...software('Phần mềm chọn, chưa tìm được văn bản nói rõ: giấy tờ đã ở cơ quan thì thời hạn chạy'),
  },
  explanation_names: {
    value: 'named_or_outside',
    ...software('Phần mềm chọn, chưa tìm được văn bản nói rõ: giải trình thì phải có người hoặc việc chịu trách nhiệm'),
  },
}

export const defaultClockRules = Object.fromEntries(
  clockRuleKeys.map((key) => [key, countryRules[key].value]),
) as ClockRules
