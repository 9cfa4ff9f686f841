import * as ui from '../../../kernel/ui/index.ts'
import { readDigits } from '../rules/typed.ts'
import { t } from '../texts.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, oneBox, plainText, readBox } from './simple.ts'

export const identityNumberKind: FieldKind = {
  read: readBox(readDigits),
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
