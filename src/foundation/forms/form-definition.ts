// A form is data: what is asked, in which order, of which kind, when, and from where it may be filled in beforehand.

export const fieldKindNames = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'address',
  'identity_number',
  'group',
  'upload',
  'statement',
] as const

export type FieldKindName = (typeof fieldKindNames)[number]

export type Field = {
  /** Plain letters, digits and underlines; the name in answers and formulas, which stays when the label changes. */
  key: string
  kind: FieldKindName
  label: string
  hint?: string
  required?: boolean
  /** Formula: asked only while it is true. Formulas know the fields that stand before. */
  when?: string
  /** Formula: nobody types this, it follows from what was typed. */
  calculate?: string
  /** Name of a source that fills it in beforehand: `identity_card.number`. */
  prefill?: string
  /** The kind was guessed from the label; a person has not looked yet. */
  guessed?: boolean
  /** text: several lines. */
  long?: boolean
  /** choice: what may be chosen, by the words shown. */
  choices?: readonly string[]
  /** choice: several at once; upload: several files. */
  many?: boolean
  /**
   * Bounds, which may be reached. number, money: decimals; date: an ISO date, `today`, or the key of a date that stands
   * before.
   */
  least?: string
  most?: string
  /** number: no fractions. */
  whole?: boolean
  /** identity_number: whose it is. */
  holder?: 'person' | 'organisation'
  /** statement: what is declared. */
  text?: string
  /** group: what is asked of each (each member of the household). */
  fields?: readonly Field[]
}

export type Section = { title: string; when?: string; fields: readonly Field[] }

export type FormDefinition = { title: string; lead?: string; sections: readonly Section[] }

export type AddressAnswer = {
  province?: string
  provinceName?: string
  commune?: string
  communeName?: string
  street?: string
  /** As written on older papers, in the units of then; kept as it was typed. */
  old?: string
}

export type FileAnswer = { id: string; name: string; size: number }

/** As stored: figures as decimal text, dates as ISO text. */
export type Answer = string | boolean | readonly string[] | AddressAnswer | readonly FileAnswer[] | readonly Answers[]

export type Answers = { readonly [key: string]: Answer }

export const keyPattern = /^[a-z][a-z0-9_]{0,59}$/
/** So that all of them fit into one page of the builder. */
export const mostFields = 200
export const mostRows = 50

export const topFields = (definition: FormDefinition): Field[] =>
  definition.sections.flatMap((section) => [...section.fields])

/** All fields, those of a group after the group, with the path by which formulas name them from outside. */
export const allFields = (definition: FormDefinition): { field: Field; name: string; group?: Field }[] =>
  topFields(definition).flatMap((field) => [
    { field, name: field.key },
    ...(field.fields ?? []).map((one) => ({ field: one, name: `${field.key}.${one.key}`, group: field })),
  ])
