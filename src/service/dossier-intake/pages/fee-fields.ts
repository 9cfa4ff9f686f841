// What the dossier will cost: each fee with what changes it, and the sum as it stands now. Collecting is a matter of
// `dossier-fees`.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { choiceFields, countField, exemptField, hasChoice, owedNow, valueField } from '../../dossier-fees/index.ts'
import { feeContent, owedList, owedSum, type Fee, type ProcedureVersion } from '../../procedures/index.ts'
import { t } from '../texts.ts'
import { box, valueOf, type Boxes } from './typed-fields.ts'

const isChanged = (boxes: Boxes, { key }: Fee): boolean =>
  [exemptField, countField, valueField].some(
    (name) => boxes.errors[name(key)] !== undefined || !['', '1'].includes(valueOf(boxes, name(key))),
  )

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
      fees.map((fee) => choiceFields((name, current) => box(boxes, name, current), fee)),
      fees.some(hasChoice) && html`<p class="hint">${t('intake.fee_hint')}</p>`,
    ],
  })
}
