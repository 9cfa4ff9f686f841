import * as ui from '../../../kernel/ui/index.ts'
import { isPersonNumber } from '../identity-card.ts'
import { readDigits } from '../rules/typed.ts'
import { isTaxNumber } from '../tax-number.ts'
import { t } from '../texts.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, oneBox, plainText, typedIn } from './simple.ts'

export const identityNumberKind: FieldKind = {
  read: (field, path, reading) => {
    const number = readDigits(typedIn(path, reading))
    if (number === '') return undefined
    const organisation = field.holder === 'organisation'
    if (organisation ? isTaxNumber(number) : isPersonNumber(number)) return number
    reading.wrong(path, t(organisation ? 'forms.tax_number_wrong' : 'forms.person_number_wrong'))
    return undefined
  },
  input: (field, path, asking) =>
    ui.textInput({
      ...boxOf(field, path, asking),
      hint: field.hint ?? t(field.holder === 'organisation' ? 'forms.tax_number_hint' : 'forms.person_number_hint'),
      code: true,
      inputmode: field.holder === 'organisation' ? undefined : 'numeric',
      width: 'medium',
      autocomplete: 'off',
    }),
  text: plainText,
  boxes: oneBox,
}
