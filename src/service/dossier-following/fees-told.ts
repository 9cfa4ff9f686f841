import { channelText, toCollect, toGiveBack, type Fees, type Movement } from '../dossier-fees/index.ts'
import { owedList } from '../procedures/index.ts'
import { formatMoney } from '../../kernel/text/numbers.ts'
import type { Text } from '../../kernel/text/language.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import type { Dossier } from '../dossiers/index.ts'
import { t } from './texts.ts'

const money =
  (amount: number): Text =>
  (lang) =>
    formatMoney(amount, lang)

const movement = ({ amount, purpose, channel, paid_at: at, receipt_number: receipt }: Movement): ui.Html =>
  html`<p>
    ${ui.dateTime(Temporal.Instant.from(at))}:
    ${t(amount < 0 ? 'following.given_back' : 'following.paid', { amount: money(Math.abs(amount)) })}
    (${purpose === 'obligation' ? t('following.to_treasury') : channelText(channel)})${
      receipt && html`, ${t('following.receipt')} ${receipt}`
    }
  </p>`

/** What follows from it for whoever pays. */
function remains({ account }: Fees, { reception_unit: unit }: Dossier): ui.Content {
  const [collect, back] = [toCollect(account), toGiveBack(account)]
  const at = unit ?? ''
  if (back) return t('following.fees_back', { amount: money(back), unit: at })
  if (collect) return t('following.fees_left', { amount: money(collect), unit: at })
  return t(account.isOpen ? 'following.fees_open' : 'following.fees_settled')
}

/** What is to be paid, what was paid and what will be given back; nobody of the office is named. */
export function feesTold(dossier: Dossier, fees: Fees): ui.Content {
  const { now, movements } = fees
  const isNothingAsked = ['refused', 'withdrawn', 'stopped'].includes(dossier.state)
  if (movements.length === 0 && (now.length === 0 || isNothingAsked)) return undefined
  return html`<section aria-labelledby="phi-le-phi">
    <h2 id="phi-le-phi">${t('following.fees')}</h2>
    ${ui.descriptionList([
      ...(now.length > 0 ? [{ term: t('following.fees_owed'), value: owedList(now) }] : []),
      ...(movements.length > 0 ? [{ term: t('following.fees_taken'), value: movements.map(movement) }] : []),
    ])}
    <p><strong>${remains(fees, dossier)}</strong></p>
  </section>`
}
