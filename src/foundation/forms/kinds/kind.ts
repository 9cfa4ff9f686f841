// What one kind of field is able to: read what was typed, ask, show, and put an answer back into the boxes.
import type { Lang, Text } from '../../../kernel/text/language.ts'
import type { Html } from '../../../kernel/ui/index.ts'
import type { ReferenceUnit } from '../../organisation/index.ts'
import type { Answer, Field, FileAnswer } from '../form-definition.ts'
import type { Settled } from '../rules/settle.ts'
import type { Typed } from '../rules/typed.ts'

/** Places of the state's list that the addresses of one form need, fetched beforehand. */
export type Places = {
  provinces: readonly ReferenceUnit[]
  /** By code of the province. */
  communes: ReadonlyMap<string, readonly ReferenceUnit[]>
}

export type Reading = {
  typed: Typed
  /** What follows from all that was typed: between which days a date must lie. */
  settled: Settled
  places: Places
  /** Files that the draft or the dossier already holds; others are not believed. */
  files: readonly FileAnswer[]
  wrong: (path: string, sentence: Text) => void
}

export type Asking = Reading & {
  errorOf: (path: string) => Text | undefined
  /** Where a kept file can be looked at. */
  fileHref?: (id: string) => string
  /** Where the buttons inside the form send it, when that is not where the form itself goes. */
  stepTo?: string
}

/** Values of inputs by name. */
export type Boxes = Record<string, string | string[]>

export type FieldKind = {
  /** The answer, or undefined when nothing was typed; what is wrong is told to `reading.wrong` at its input. */
  read: (field: Field, path: string, reading: Reading) => Answer | undefined
  input: (field: Field, path: string, asking: Asking) => Html
  /** Of a kind with several boxes the one at which it is told that the answer is missing. */
  firstBox?: (path: string) => string
  /** One text for print, lists and comparison. */
  text: (field: Field, answer: Answer, lang: Lang) => string
  /** The boxes that would be read as this answer. */
  boxes: (path: string, answer: Answer) => Boxes
}
