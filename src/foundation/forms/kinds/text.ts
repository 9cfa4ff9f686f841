import { normalise } from '../../../kernel/text/vietnamese.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'
import { boxOf, oneBox, plainText } from './simple.ts'
import type { FieldKind } from './kind.ts'

/** Longer than any name; what is longer still is refused with its length, and stays in the box. */
const most = { line: 1000, lines: 10_000 }

export const textKind: FieldKind = {
  read: (field, path, { typed, wrong }) => {
    const raw = typed(path)[0] ?? ''
    const text = field.long ? raw.normalize('NFC').trim() : normalise(raw)
    const limit = field.long ? most.lines : most.line
    if ([...text].length > limit) {
      wrong(path, t('forms.too_long', { most: limit, length: [...text].length }))
      return undefined
    }
    return text || undefined
  },
  input: (field, path, asking) =>
    field.long ? ui.textarea(boxOf(field, path, asking)) : ui.textInput(boxOf(field, path, asking)),
  text: plainText,
  boxes: oneBox,
}
