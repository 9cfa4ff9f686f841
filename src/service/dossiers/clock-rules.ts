// What law and local decisions say of a dossier's clock, as dated data with their source: each can be changed without
// touching the others, and a dossier keeps the rules of the day on which it was accepted.
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
} as const

export type ClockRuleKey = keyof typeof clockRuleValues
export type ClockRules = { [Key in ClockRuleKey]: z.infer<(typeof clockRuleValues)[Key]> }

export const clockRuleKeys = Object.keys(clockRuleValues) as ClockRuleKey[]

export type ClockRuleSource = { source: string; verified: boolean }

/** What holds where no authority decided otherwise, with where it is written (loaded as rows that people can end). */
export const countryRules: { [Key in ClockRuleKey]: { value: ClockRules[Key] } & ClockRuleSource } = {
  supplement_effect: {
    value: 'pause',
    source: 'Bộ chỉ số 766, chỉ tiêu 2.1: thời gian chờ bổ sung được trừ',
    verified: false,
  },
  supplements_without_reason: {
    value: 1,
    source: 'Bộ chỉ số 766, chỉ tiêu 2.1: yêu cầu bổ sung quá một lần tính là trễ hạn',
    verified: false,
  },
  verification_effect: {
    value: 'counted',
    source: 'Chỉ trừ thời gian xác minh khi luật chuyên ngành quy định',
    verified: true,
  },
  obligation_effect: {
    value: 'second_term',
    source:
      'Hai lần hẹn: ngày gửi Phiếu chuyển thông tin; sau đó tính từ khi có chứng từ nộp tiền (Đồng Tháp, 25/11/2025)',
    verified: true,
  },
  hand_over_after: {
    value: '15:00',
    source:
      'Chuyển hồ sơ trong ngày, sau 15 giờ thì đầu giờ ngày làm việc tiếp theo (Cao Bằng, QĐ 2022/QĐ-UBND, 27/11/2025)',
    verified: true,
  },
  extensions_most: {
    value: 1,
    source: 'Hẹn lại không quá một lần (Lai Châu, QĐ 88/2025/QĐ-UBND, Điều 3 khoản 6)',
    verified: true,
  },
  apology_days_before: {
    value: 1,
    source: 'Văn bản xin lỗi trước khi hết hạn ít nhất một ngày (Lai Châu, QĐ 88/2025/QĐ-UBND, Điều 3 khoản 6)',
    verified: true,
  },
  short_term_notice_percent: { value: 25, source: 'Mặc định của phần mềm', verified: true },
  warn_days_before: { value: [3, 1], source: 'Mặc định của phần mềm', verified: true },
  supplement_wait_days: {
    value: null,
    source: 'Chưa có thời hạn chung; cơ quan đặt theo luật chuyên ngành hoặc quy chế',
    verified: false,
  },
  obligation_wait_days: {
    value: null,
    source: 'Chưa có thời hạn chung; cơ quan đặt theo luật chuyên ngành hoặc quy chế',
    verified: false,
  },
  online_answer_hours: {
    value: 8,
    source: 'Hồ sơ trực tuyến được trả lời trong ngày làm việc',
    verified: true,
  },
}

export const defaultClockRules = Object.fromEntries(
  clockRuleKeys.map((key) => [key, countryRules[key].value]),
) as ClockRules
