// The reasons for a date in plain words, for the officer and for the citizen alike.
import { html, type Html } from '../../kernel/ui/index.ts'
import type { LegalTerm } from '../../foundation/calendar/index.ts'
import { formatDate, formatDateTime } from '../../kernel/text/dates.ts'
import type { ClockReason, DossierClock } from './dossier-clock.ts'
import { t } from './texts.ts'

export const termText = ({ amount, unit }: LegalTerm) =>
  t(`dossiers.term_${unit}`, { amount: String(amount).replace('.', ',') })

const at = (instant: Temporal.Instant): string => formatDateTime(instant)

/** Working time names the holidays it leaves out; days of the calendar count them, and only end on a day of work. */
function termSentence({ term, start, due, holidays }: Extract<ClockReason, { kind: 'term' }>) {
  const known = { term: termText(term), start: at(start) }
  if (!due) return t('dossiers.reason_term_open', known)
  if (term.unit === 'calendar_hour') return t('dossiers.reason_term_at_once', { ...known, due: at(due) })
  if (!term.unit.startsWith('working_')) return t('dossiers.reason_term_calendar', { ...known, due: at(due) })
  const days = holidays.map(({ date, name }) => `${formatDate(date)} (${name})`).join(', ')
  return days
    ? t('dossiers.reason_term_holidays', { ...known, due: at(due), days })
    : t('dossiers.reason_term', { ...known, due: at(due) })
}

function sentence(reason: ClockReason) {
  switch (reason.kind) {
    case 'arrived':
      return t('dossiers.reason_arrived', { at: at(reason.at), start: at(reason.start) })
    case 'began':
      return Temporal.Instant.compare(reason.received, reason.start) === 0
        ? t('dossiers.reason_began', { at: at(reason.start) })
        : t('dossiers.reason_began_later', { at: at(reason.received), start: at(reason.start) })
    case 'term':
      return termSentence(reason)
    case 'stood':
      return reason.to
        ? t(`dossiers.reason_stood_${reason.why}`, { from: at(reason.from), to: at(reason.to) })
        : t(`dossiers.reason_stands_${reason.why}`, { from: at(reason.from) })
    case 'began_anew':
      return t(`dossiers.reason_anew_${reason.why}`, { start: at(reason.start) })
    case 'extended':
      return t('dossiers.reason_extended', { at: at(reason.at), due: at(reason.due) })
    default:
      return reason satisfies never
  }
}

export const reasonList = ({ reasons }: DossierClock): Html =>
  html`<ul class="reasons">
    ${reasons.map((reason) => html`<li>${sentence(reason)}</li>`)}
  </ul>`
