import { fieldOf, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { payers } from '../shipment.ts'
import { t } from '../texts.ts'

type Party = { name: string; phone: string; address: string; payer: string; fee: number | null }

/** On whom the post calls, where, and who pays. */
export const partyFields = (problem: FormProblem | undefined, action: string, party: Party): ui.Content => {
  const field = (name: string, value = '') => fieldOf(problem, action, name, value)
  return [
    ui.fieldRow([
      ui.textInput({ ...field('partyName', party.name), label: t('shipments.name') }),
      ui.textInput({ ...field('partyPhone', party.phone), label: t('shipments.phone'), type: 'tel', optional: true }),
    ]),
    ui.textInput({ ...field('partyAddress', party.address), label: t('shipments.address') }),
    ui.fieldRow([
      ui.select({
        ...field('payer', party.payer),
        label: t('shipments.payer'),
        placeholder: false,
        options: payers.map((payer) => ({ value: payer, text: t(`shipments.payer_${payer}`) })),
      }),
      ui.moneyInput({
        ...field('fee', party.fee === null ? '' : String(party.fee)),
        label: t('shipments.fee'),
        optional: true,
      }),
    ]),
  ]
}
