// What is chosen about each fee: the exemption, how many, the value it is reckoned from.
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { countedUnit, exemptionWords, isCounted, isOfValue, type Fee, type OwedFee } from '../../procedures/index.ts'
import { countField, exemptField, valueField } from '../fee-choices.ts'
import { t } from '../texts.ts'

/** Name, id, value and error of a box, whichever form it stands in. */
export type FieldAt = (
  name: string,
  current?: string,
) => { name: string; id?: string; value: string; error?: Text | undefined }

export const hasChoice = (fee: Fee): boolean => fee.exemptions.length > 0 || isCounted(fee) || isOfValue(fee)

/** `chosen`: what holds now, where something does. */
export const choiceFields = (field: FieldAt, fee: Fee, chosen?: OwedFee): ui.Content =>
  hasChoice(fee) &&
  ui.fieldRow([
    fee.exemptions.length > 0 &&
      ui.select({
        ...field(exemptField(fee.key), chosen?.exempt),
        label: t('fees.exempt', { fee: fee.name }),
        optional: true,
        placeholder: t('fees.whole'),
        options: fee.exemptions.map((one) => ({ value: one.who, text: exemptionWords(fee, one) })),
      }),
    isCounted(fee) &&
      ui.numberInput({
        ...field(countField(fee.key), String(chosen?.quantity ?? 1)),
        label: t('fees.count', { fee: fee.name, unit: countedUnit(fee) }),
        ...(fee.countField && !chosen && { hint: t('fees.count_in_form') }),
      }),
    isOfValue(fee) &&
      ui.moneyInput({
        ...field(valueField(fee.key), chosen?.value?.toString()),
        label: t('fees.value', { fee: fee.name }),
        optional: true,
      }),
  ])
