// What the dossier will cost: each fee with what changes it, and the sum as it stands now. Only named here; collecting
// is another matter.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import {
  countedUnit,
  exemptionWords,
  feeContent,
  isCounted,
  isOfValue,
  owedList,
  owedSum,
  type Fee,
  type ProcedureVersion,
} from '../../procedures/index.ts'
import { countField, exemptField, owedNow, valueField } from '../receiving/read-fees.ts'
import { t } from '../texts.ts'
import { box, valueOf, type Boxes } from './typed-fields.ts'

const choices = (boxes: Boxes, fee: Fee): ui.Content =>
  ui.fieldRow([
    fee.exemptions.length > 0 &&
      ui.select({
        ...box(boxes, exemptField(fee.key)),
        label: t('intake.fee_exempt', { fee: fee.name }),
        optional: true,
        placeholder: t('intake.fee_whole'),
        options: fee.exemptions.map((one) => ({ value: one.who, text: exemptionWords(fee, one) })),
      }),
    isCounted(fee) &&
      ui.numberInput({
        ...box(boxes, countField(fee.key), '1'),
        label: t('intake.fee_count', { fee: fee.name, unit: countedUnit(fee) }),
        ...(fee.countField && { hint: t('intake.fee_count_in_form') }),
      }),
    isOfValue(fee) &&
      ui.moneyInput({
        ...box(boxes, valueField(fee.key)),
        label: t('intake.fee_value', { fee: fee.name }),
        optional: true,
      }),
  ])

const isChanged = (boxes: Boxes, { key }: Fee): boolean =>
  [exemptField, countField, valueField].some(
    (name) => boxes.errors[name(key)] !== undefined || !['', '1'].includes(valueOf(boxes, name(key))),
  )

const hasChoice = (fee: Fee): boolean => fee.exemptions.length > 0 || isCounted(fee) || isOfValue(fee)

/** The sum stands on the summary; what changes it is behind, so that an ordinary dossier passes by. */
export function feeFields(boxes: Boxes, { fees }: Pick<ProcedureVersion, 'fees'>): ui.Content {
  if (fees.length === 0) return html`<p class="hint">${t('intake.fee_none')}</p>`
  const owed = owedNow(fees, boxes.values ?? {})
  return ui.disclosure({
    summary: t('intake.fee_sum', { amount: owedSum(owed) }),
    open: fees.some((fee) => isChanged(boxes, fee)),
    children: [
      html`<p>${owedList(owed)}</p>`,
      fees.filter(({ basis }) => basis !== 'fixed').map((fee) => html`<div>${fee.name}: ${feeContent(fee)}</div>`),
      fees.filter(hasChoice).map((fee) => choices(boxes, fee)),
      fees.some(hasChoice) && html`<p class="hint">${t('intake.fee_hint')}</p>`,
    ],
  })
}
