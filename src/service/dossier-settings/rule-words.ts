// How rules of the clock are said: their names, values, whose word they are, and whether they hold.
import { dateOf } from '../../foundation/calendar/index.ts'
import { formatDate, formatDateTime } from '../../kernel/text/dates.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { clockRuleKinds, holdsAt, type ClockRuleKey, type RuleRow, type RuleStanding } from '../dossiers/index.ts'
import { t } from './texts.ts'

export const ruleName = (key: string) => t(`dossier_settings.rule_${key as ClockRuleKey}`)

export const choiceText = (value: string) => t(`dossier_settings.value_${value as 'pause'}`)

export function valueText({ key, value }: Pick<RuleRow, 'key' | 'value'>): ui.Content {
  if (value === null) return t('dossier_settings.does_not_apply')
  const kind = clockRuleKinds[key as ClockRuleKey]
  if (kind.kind === 'choice') return choiceText(value as string)
  const text = Array.isArray(value) ? value.join(', ') : (value as string | number).toString().replace('.', ',')
  const unit = kind.kind === 'number' ? kind.unit : kind.kind === 'days' ? 'working_days' : undefined
  return unit ? html`${text} ${t(`dossier_settings.unit_${unit}`)}` : text
}

export type Names = { people: ReadonlyMap<string, string>; units: ReadonlyMap<string, string> }

const period = ({ valid_from: from, valid_to: to }: RuleRow) =>
  to
    ? t('dossier_settings.between', { from: formatDate(from), to: formatDate(to) })
    : t('dossier_settings.since', { from: formatDate(from) })

/** Whose word it is. What came with the software has no date of its own: it holds where nobody decided otherwise. */
export function whose(row: RuleRow, { people, units }: Names): ui.Html {
  if (row.set_by === null)
    return html`${ui.statusBadge({ text: t(`dossier_settings.standing_${row.standing as RuleStanding}`), tone: 'warning' })}<br /><span
        class="muted"
        >${t('dossier_settings.until_decided')}</span
      >`
  const unit = row.unit_id ? units.get(row.unit_id) : t('dossier_settings.whole_country')
  const isLate = Temporal.PlainDate.compare(row.valid_from, dateOf(row.set_at)) < 0
  return html`${period(row)}${unit && html`<br />${unit}`}<br /><span class="muted"
      >${t('dossier_settings.set_by', { name: people.get(row.set_by) ?? '—', at: formatDateTime(row.set_at) })}${
        isLate && html`; ${t('dossier_settings.binds_since_set')}`
      }</span
    >`
}

/** Why a row does not hold now, for the list of the others. */
export function standing(row: RuleRow, now: Temporal.Instant, { people }: Names): ui.Content {
  if (row.ended_on)
    return t('dossier_settings.ended', {
      on: formatDate(row.ended_on),
      name: (row.ended_by && people.get(row.ended_by)) || '—',
      reason: row.end_reason,
    })
  if (Temporal.PlainDate.compare(row.valid_from, dateOf(now)) > 0) return t('dossier_settings.to_come')
  return t(holdsAt(row, now) ? 'dossier_settings.overridden' : 'dossier_settings.over')
}
