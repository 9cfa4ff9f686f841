import type { Db } from '../../kernel/database/types.ts'
import type { Lang, Text } from '../../kernel/text/language.ts'
import * as ui from '../../kernel/ui/index.ts'
import { today } from '../organisation/index.ts'
import type { Field, FileAnswer, FormDefinition, Section } from './form-definition.ts'
import { fillScript } from './fill-script.ts'
import { groupInput } from './kinds/group.ts'
import { fieldKinds } from './kinds/index.ts'
import type { Asking } from './kinds/kind.ts'
import { findPlaces } from './places.ts'
import { rulesOf } from './rules/compile.ts'
import { rowsOf, settle } from './rules/settle.ts'
import { openSentences } from './sentences.ts'
import { t } from './texts.ts'
import { prefix, typedOf, type TypedValues } from './typed-values.ts'

export type FormFieldsProps = {
  definition: FormDefinition
  values?: TypedValues
  errors?: ui.FieldErrors
  files?: readonly FileAnswer[]
  fileHref?: (id: string) => string
  /** What was filled in beforehand, by name of input: told beside the box. */
  prefilled?: ReadonlyMap<string, Text>
  /** Where what was typed is saved: by the page's script by itself, and by the buttons inside the form. */
  autosave?: string
  /** Chooses boxes of the page, in CSS: while one of them is ticked, nothing of the form is missing. */
  optionalBy?: string
  /** Questions that are not asked here, by name of input: the box of the page that holds the answer, if there is one. */
  elsewhere?: ReadonlyMap<string, string | undefined>
}

type Walk = Asking & { prefilled: ReadonlyMap<string, Text> }

const display = (field: Field, path: string, walk: Walk, lang: 'vi' | 'en'): string => {
  const value = walk.settled.calculated.get(path) ?? ''
  return value === '' ? '—' : field.kind === 'group' ? '' : fieldKinds[field.kind].text(field, value, lang)
}

const calculatedView = (field: Field, path: string, walk: Walk): ui.Html =>
  ui.calculatedField({
    name: path,
    label: field.label,
    hint: field.hint ?? t('forms.calculated'),
    kind: field.kind,
    value: (lang) => display(field, path, walk, lang),
  })

const asked = (field: Field, path: string, walk: Walk): ui.Html => {
  if (field.calculate) return calculatedView(field, path, walk)
  if (field.kind !== 'group') return fieldKinds[field.kind].input(field, path, walk)
  return groupInput(field, path, {
    rows: rowsOf(path, walk.typed),
    error: walk.errorOf(path),
    stepTo: walk.stepTo,
    row: (at) => (field.fields ?? []).map((one) => part(one, `${path}.${at}.${one.key}`, walk)),
  })
}

/** One field in the frame by which the script shows and hides it. */
const part = (field: Field, path: string, walk: Walk): ui.Html => {
  const source = walk.prefilled.get(path)
  return ui.html`<div${ui.attrs({ 'data-part': path, hidden: walk.settled.hidden.has(path) })}>
    ${asked(field, path, walk)}
    ${source && ui.html`<p class="hint">${t('forms.prefilled_from', { source })}</p>`}
  </div>`
}

/** The questions of a form with what was typed; it stands inside a page's own form. */
export async function formFields(db: Db, props: FormFieldsProps): Promise<ui.Html> {
  const { definition, values = {}, errors = {}, files = [], prefilled = new Map(), elsewhere = new Map() } = props
  const typed = typedOf(values)
  const day = today(db).toString()
  const settled = settle(rulesOf(definition), typed, day, prefix)
  const walk: Walk = {
    typed,
    files,
    places: await findPlaces(db, definition, values),
    wrong: () => {},
    errorOf: (path) => errors[path],
    ...(props.fileHref && { fileHref: props.fileHref }),
    ...(props.autosave && { stepTo: props.autosave }),
    settled,
    prefilled,
  }
  const askedHere = ({ fields }: Section) => fields.filter(({ key }) => !elsewhere.has(prefix + key))
  const sections = definition.sections.map(
    (section, at) =>
      askedHere(section).length > 0 &&
      ui.html`<section${ui.attrs({ 'data-part': `section.${at}`, hidden: settled.hidden.has(`section.${at}`) })}>
        ${section.title && ui.html`<h2>${section.title}</h2>`}
        ${askedHere(section).map((field) => part(field, prefix + field.key, walk))}
      </section>`,
  )
  return ui.html`<fill-form${ui.attrs({
    'data-rules': JSON.stringify(rulesOf(definition)),
    'data-sentences': (lang: Lang) => JSON.stringify(openSentences(lang)),
    'data-wrong': t('forms.wrong_prefix'),
    'data-optional-by': props.optionalBy,
    'data-held-by': elsewhere.size > 0 && JSON.stringify(Object.fromEntries(elsewhere)),
    'data-today': day,
    'data-save': props.autosave,
    'data-saving': t('forms.saving'),
    'data-saved': t('forms.saved_at'),
    'data-failed': t('forms.not_saved'),
    'data-expired': t('forms.session_over'),
    'data-elsewhere': t('forms.saved_elsewhere'),
  })}>${sections}<p class="hint" role="status"></p></fill-form>${fillScript()}`
}
