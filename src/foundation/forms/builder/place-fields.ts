// Where in the form: the boxes that put a row elsewhere, and those that add new ones. The move box suggests by one list
// for all rows, as conditions do: a list of its own in each of 200 cards would weigh more than the page.
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { placeName } from './arrange-rows.ts'
import type { Row } from './rows.ts'
import { t } from './texts.ts'

const everyPlace = 'places'
const sectionPlaces = 'section-places'

const head: Text = (lang) => `0. ${inLanguage(t('forms.place_head'), lang)}`

/** Once on the page: what the move boxes suggest, of a section the other sections. */
export function placeNames(rows: readonly Row[]): ui.Html[] {
  const list = (id: string, isOffered: (row: Row) => boolean) =>
    html`<datalist id="${id}">
      <option value="${head}"></option>
      ${rows.map((row, at) => isOffered(row) && html`<option value="${placeName(row, at)}"></option>`)}
    </datalist>`
  return [list(everyPlace, () => true), list(sectionPlaces, (row) => 'section' in row)]
}

/** Name, value and error of the box, as it came back. */
export type TypedBox = { name: string; value: string; error?: Text | undefined }

export function moveFields(at: number, row: Row, about: Text, { name, value, error }: TypedBox): ui.Html[] {
  const [label, list] =
    'section' in row
      ? ([t('forms.move_section'), sectionPlaces] as const)
      : ([t('forms.move_after'), everyPlace] as const)
  return [
    ui.textInput({
      name,
      value,
      ...(error && { error }),
      label,
      labelHidden: true,
      placeholder: label,
      about,
      list,
      autocomplete: 'off',
    }),
    ui.button({ text: t('forms.move'), about, kind: 'secondary', small: true, name: 'step', value: `to:${at}` }),
  ]
}

/** Adds a field, a section or pasted questions, where one chooses. */
export const addFields = (rows: readonly Row[], after: string): ui.Html[] => [
  ui.select({
    name: 'add_after',
    label: t('forms.add_where'),
    placeholder: t('forms.place_end'),
    value: after,
    options: [
      { value: '0', text: t('forms.place_head') },
      ...rows.map((row, at) => ({
        value: String(at + 1),
        text: t('forms.place_after', { place: placeName(row, at) }),
      })),
    ],
  }),
  ui.disclosure({
    summary: t('forms.labels_more'),
    open: rows.length === 0,
    children: ui.textarea({
      name: 'labels',
      label: t('forms.labels'),
      hint: t('forms.labels_hint'),
      rows: 8,
      optional: true,
    }),
  }),
  ui.buttonGroup([
    ui.button({ text: t('forms.add_field'), kind: 'secondary', name: 'step', value: 'add' }),
    ui.button({ text: t('forms.add_section'), kind: 'secondary', name: 'step', value: 'section' }),
  ]),
]
