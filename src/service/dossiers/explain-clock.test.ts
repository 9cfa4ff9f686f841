import assert from 'node:assert/strict'
import { test } from 'node:test'
import { at, nationalCalendar } from '../../foundation/calendar/calendar-fixtures.ts'
import { DOSSIER_TERM_RULES, type LegalTerm } from '../../foundation/calendar/index.ts'
import { render } from '../../kernel/ui/index.ts'
import { defaultClockRules } from './clock-rules.ts'
import { readDossierClock } from './dossier-clock.ts'
import { reasonList } from './explain-clock.ts'

const reasonsOf = (accepted: string, first: LegalTerm): string => {
  const setting = { termRules: DOSSIER_TERM_RULES, rules: defaultClockRules, terms: { first } }
  const events = [{ kind: 'accepted', at: at(accepted) } as const]
  return render(reasonList(readDossierClock({ ...setting, calendar: nationalCalendar() }, events)), 'vi')
}

test('the reason of a date names the holidays that nobody counted', () => {
  const reasons = reasonsOf('2026-04-29 08:00', { amount: 2, unit: 'working_day' })
  assert.match(
    reasons,
    /không tính ngày nghỉ hằng tuần và 30\/4\/2026 \([^)]+\), 1\/5\/2026 \([^)]+\): hẹn trả 08:00 5\/5\/2026/,
  )
  assert.match(reasonsOf('2026-06-01 08:00', { amount: 2, unit: 'working_day' }), /không tính ngày nghỉ: hẹn trả/)
})

test('of days of the calendar it says that days off count', () => {
  const reasons = reasonsOf('2026-04-29 08:00', { amount: 3, unit: 'calendar_day' })
  assert.match(
    reasons,
    /tính cả ngày nghỉ; hết hạn vào ngày nghỉ thì chuyển sang ngày làm việc tiếp theo: hẹn trả .* 4\/5\/2026/,
  )
  assert.match(reasonsOf('2026-04-29 08:00', { amount: 24, unit: 'calendar_hour' }), /tính liên tục kể từ/)
})
