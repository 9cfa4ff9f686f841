import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { readDate } from '../rules/typed.ts'
import type { FieldKind } from './kind.ts'
import { boxOf, oneBox, readBox } from './simple.ts'

export const dateKind: FieldKind = {
  read: readBox((text) => readDate(text)),
  input: (field, path, asking) => {
    // The browser's own calendar offers no day that would be refused.
    const { least, most } = asking.settled.bounds.get(path) ?? {}
    return ui.dateInput({ ...boxOf(field, path, asking), min: least?.date, max: most?.date })
  },
  text: (_, answer, lang) => formatDate(Temporal.PlainDate.from(answer as string), lang),
  boxes: oneBox,
}
