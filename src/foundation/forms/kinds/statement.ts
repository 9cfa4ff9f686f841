import { inLanguage } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, typedIn } from './simple.ts'

export const statementKind: FieldKind = {
  read: (_, path, reading) => (typedIn(path, reading) === '' ? undefined : true),
  input: (field, path, asking) => {
    const { value, ...box } = boxOf(field, path, asking)
    // What is declared is said before the box that declares it.
    return ui.html`${field.text && ui.html`<p class="preserve">${field.text}</p>`}${ui.checkbox({ ...box, checked: value !== '' })}`
  },
  text: (_, __, lang) => inLanguage(t('forms.declared'), lang),
  boxes: (path) => ({ [path]: 'true' }),
}
