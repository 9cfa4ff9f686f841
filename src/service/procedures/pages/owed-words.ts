// What is owed, in words: for the counter, the receipt and the dossier.
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { formatMoney } from '../../../kernel/text/numbers.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { feeAmount } from '../fee-amount.ts'
import { sumOwed, type OwedFee } from '../owed-fees.ts'
import type { Fee } from '../procedure-content.ts'
import { t } from './texts.ts'

type Exemption = Fee['exemptions'][number]

/** "Miễn cho: hộ nghèo", and of a fixed fee what remains: "Giảm 50% cho: người cao tuổi – còn 4.000 đồng". */
export const exemptionWords =
  (fee: Fee, { who, percentOff }: Exemption): Text =>
  (lang) => {
    if (percentOff === 100) return inLanguage(t('procedures.exempt', { who }), lang)
    const reduced = inLanguage(t('procedures.reduced', { who, percent: percentOff }), lang)
    if (fee.basis !== 'fixed') return reduced
    const amount = formatMoney(feeAmount(fee, { exempt: [who] }), lang)
    return `${reduced} – ${inLanguage(t('procedures.remains', { amount }), lang)}`
  }

export const onlineWords =
  (fee: Fee): Text =>
  (lang) => {
    const off = inLanguage(t('procedures.online_off', { percent: fee.onlinePercentOff }), lang)
    if (fee.basis !== 'fixed') return off
    const amount = formatMoney(feeAmount(fee, { online: true }), lang)
    return `${off} – ${inLanguage(t('procedures.remains', { amount }), lang)}`
  }

export const countedUnit = ({ basis, unit }: Pick<Fee, 'basis' | 'unit'>): Text =>
  unit || (basis === 'per_page' ? t('procedures.page_unit') : t('procedures.copy_unit'))

export const amountText =
  ({ amount }: Pick<OwedFee, 'amount'>): Text =>
  (lang) =>
    amount === null ? inLanguage(t('procedures.not_reckoned'), lang) : formatMoney(amount, lang)

/** What the amount follows from, and the document that set it. */
export const owedBecause =
  ({ exempt, quantity, value, document }: OwedFee): Text =>
  (lang) =>
    [
      quantity !== null && quantity > 1 && inLanguage(t('procedures.times', { count: quantity }), lang),
      value !== null && inLanguage(t('procedures.of_value', { amount: formatMoney(value, lang) }), lang),
      exempt && inLanguage(t('procedures.exempt_as', { who: exempt }), lang),
      document && inLanguage(t('procedures.set_by', { document }), lang),
    ]
      .filter(Boolean)
      .join('; ')

/** One line of a printed paper. */
export const owedText =
  (fee: OwedFee): Text =>
  (lang) => {
    const because = inLanguage(owedBecause(fee), lang)
    return `${fee.name}: ${inLanguage(amountText(fee), lang)}${because && ` (${because})`}`
  }

export const owedSum =
  (fees: readonly OwedFee[]): Text =>
  (lang) => {
    const { amount, open } = sumOwed(fees)
    const sum = formatMoney(amount, lang)
    return open ? inLanguage(t('procedures.sum_open', { amount: sum }), lang) : sum
  }

/** All of them below each other, the sum last. */
export const owedList = (fees: readonly OwedFee[]): ui.Html =>
  html`${fees.map((fee) => html`${owedText(fee)}<br />`)}<strong
      >${t('procedures.sum', { amount: owedSum(fees) })}</strong
    >`
