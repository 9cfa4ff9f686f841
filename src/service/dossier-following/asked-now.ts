import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import type { Dossier } from '../dossiers/index.ts'
import { t } from './texts.ts'

/** By when, where a rule says so, and what may follow. */
const until = (instant: Temporal.Instant | null): ui.Content =>
  instant &&
  html`<p><strong>${t('following.answer_by')} ${ui.dateTime(instant)}.</strong> ${t('following.else_stopped')}</p>`

function papersAsked(dossier: Dossier): ui.Content {
  const asked = dossier.requests.findLast((row) => row.taken_at === null)
  if (!asked) return undefined
  const names = new Map(dossier.procedure.components.map(({ key, name }) => [key, name]))
  return html`<ul>
      ${asked.component_keys.map((key) => html`<li>${names.get(key) ?? key}</li>`)}
    </ul>
    <p>${asked.reason}</p>
    ${until(asked.answer_by === null ? null : Temporal.Instant.from(asked.answer_by))}
    <p>${t('following.bring_to', { unit: dossier.reception_unit ?? '' })}</p>`
}

const paymentAsked = (dossier: Dossier): ui.Content => {
  const sent = dossier.clock_events.findLast(({ kind }) => kind === 'obligation_sent')
  return html`${sent?.reason && html`<p>${sent.reason}</p>`} ${until(dossier.waiting_until)}
    <p>${t('following.pay_then')}</p>`
}

const waysOfReturn = {
  counter: 'following.fetch_counter',
  post: 'following.fetch_post',
  online: 'following.fetch_online',
} as const

/** What the citizen is to do now, first thing on the page; nothing where it is the authority's turn. */
export function askedNow(dossier: Dossier): ui.Content {
  const unit = dossier.reception_unit ?? ''
  switch (dossier.state) {
    case 'supplement':
      return ui.notice({ tone: 'warning', title: t('following.asked_papers'), body: papersAsked(dossier) })
    case 'obligation':
      return ui.notice({ tone: 'warning', title: t('following.asked_payment'), body: paymentAsked(dossier) })
    case 'finished': {
      const way = waysOfReturn[dossier.return_by as keyof typeof waysOfReturn]
      return ui.notice({ tone: 'success', title: t('following.ready'), body: html`<p>${t(way, { unit })}</p>` })
    }
    case 'refused':
      return html`<p>${t('following.refused_next', { unit })}</p>`
    case 'withdrawn':
    case 'stopped':
      return html`<p>${t('following.ended_next', { unit })}</p>`
    default:
      return html`<p>${t(dossier.ended_at ? 'following.nothing_more' : 'following.nothing_asked')}</p>`
  }
}
