import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { conditionNames } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { checkDefinition, type FormFault } from '../check-definition.ts'
import type { FormDefinition } from '../form-definition.ts'
import { getFormVersion } from '../form-queries.ts'
import { ensureMayEdit } from '../forms-access.ts'
import { versionPath } from './paths.ts'
import { namesList, rowCard } from './row-card.ts'
import { addFields, placeNames } from './place-fields.ts'
import { conditionNamesOf, placesOf, rowsOfDefinition } from './rows.ts'
import { definitionSent, saveFormInput } from './save-form.ts'
import { t } from './texts.ts'

/** Where on the page a fault leads to: the box that is wrong. */
const boxOf = (fault: FormFault, places: readonly string[]): string => {
  const at = places.indexOf(fault.place)
  if (at < 0) return fault.part === 'title' ? 'title' : 'labels'
  const part = fault.part === 'bounds' ? 'least' : fault.part === 'fields' ? 'kind' : fault.part
  return `r.${at}.${part}`
}

const faultLine = ({ place, label, text }: FormFault): Text =>
  place === 'form' || !label ? text : t('forms.fault_of', { label, text })

function summary(faults: readonly FormFault[], places: readonly string[]): Record<string, Text> {
  const errors: Record<string, Text> = {}
  for (const fault of faults) errors[boxOf(fault, places)] ??= faultLine(fault)
  return errors
}

// Sent back by the command: what was typed, as it was typed.
function definitionOf(saved: FormDefinition, problem: FormProblem | undefined, id: string): FormDefinition {
  if (!problem) return saved
  const sent = saveFormInput.safeParse({ ...problem.values, step: 'save', id })
  return sent.success ? definitionSent(sent.data) : saved
}

/** The builder: all fields of a version below each other, one form, one save. */
export async function showEditor(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, url, params } = context
  const version = await getFormVersion(db, params.id!)
  ensureMayEdit(actor, version.authorityPath)
  const definition = definitionOf(version.definition, problem, version.id)
  const rows = rowsOfDefinition(definition)
  const places = placesOf(definition)
  const names = conditionNamesOf(rows)
  const faults = url.searchParams.has('kiem') ? checkDefinition(definition) : []
  const groups = rows.flatMap((row) =>
    'field' in row && row.field.kind === 'group' ? [{ value: row.field.key, text: row.field.label }] : [],
  )
  const faultsAt = (place: string) =>
    new Map(faults.filter((fault) => fault.place === place).map(({ part, text }) => [part, text] as const))
  const path = versionPath(version.id)
  return ui.staffPage({
    ...context.frame,
    title: t('forms.edit_title'),
    lead: t('forms.version_n', { number: version.number }),
    crumbs: [
      { text: t('forms.title'), href: '/bieu-mau' },
      { text: version.title, href: `/bieu-mau/${version.formId}` },
    ],
    width: 'narrow',
    errors: problem?.errors ?? summary(faults, places),
    actions: ui.linkButton({ text: t('forms.preview'), href: `${path}/xem-thu`, kind: 'secondary' }),
    children: ui.form({
      action: `${path}/sua`,
      csrf,
      hidden: { version: String(version.revision), rows: String(rows.length) },
      children: [
        ui.html`<button${ui.attrs({ type: 'submit', name: 'step', value: 'save', class: 'visually-hidden', tabindex: -1, 'aria-hidden': 'true' })}></button>`,
        ui.textInput({
          name: 'title',
          label: t('forms.name'),
          value: definition.title,
          error: faultsAt('form').get('title'),
        }),
        ui.textarea({ name: 'lead', label: t('forms.form_lead'), value: definition.lead, rows: 2, optional: true }),
        rows.map((row, at) =>
          rowCard({
            at,
            row,
            groups,
            names,
            faults: faultsAt(places[at]!),
            move: fieldOf(problem, 'forms.save', `r.${at}.to`),
            operand: fieldOf(problem, 'forms.save', `r.${at}.operand`),
          }),
        ),
        conditionNames(namesList, names),
        placeNames(rows),
        addFields(rows, typed(problem, 'forms.save', 'add_after')),
        ui.buttonGroup([
          ui.button({ text: t('forms.save'), name: 'step', value: 'save' }),
          ui.button({ text: t('forms.publish'), kind: 'secondary', name: 'step', value: 'publish' }),
        ]),
      ],
    }),
  })
}
