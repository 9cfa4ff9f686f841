import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { readDate } from '../rules/typed.ts'
import { t } from '../texts.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, oneBox, typedIn } from './simple.ts'

export const dateKind: FieldKind = {
  read: (_, path, reading) => {
    const text = typedIn(path, reading)
    if (text === '') return undefined
    const date = readDate(text)
    if (!date) reading.wrong(path, t('forms.date_wrong'))
    return date
  },
  input: (field, path, asking) => ui.dateInput(boxOf(field, path, asking)),
  text: (_, answer, lang) => formatDate(Temporal.PlainDate.from(answer as string), lang),
  boxes: oneBox,
}
