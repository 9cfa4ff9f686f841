import { normalise } from '../../../kernel/text/vietnamese.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { boxOf, oneBox, plainText, readBox } from './simple.ts'
import type { FieldKind } from './kind.ts'

export const textKind: FieldKind = {
  read: readBox((raw, { long }) => (long ? raw.normalize('NFC').trim() : normalise(raw)) || undefined),
  input: (field, path, asking) =>
    field.long ? ui.textarea(boxOf(field, path, asking)) : ui.textInput(boxOf(field, path, asking)),
  text: plainText,
  boxes: oneBox,
}
