import type { SignedInContext } from '../../../kernel/http/context.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findKeptFields, type KeptField } from '../keeping/keep-fields.ts'
import { mayKeepWords } from '../procedure-access.ts'
import { t } from './texts.ts'
import { cataloguePath } from './paths.ts'

export const fieldsPath = `${cataloguePath}/linh-vuc`

const isoOf = (day: Temporal.PlainDate | null | undefined): string => day?.toString() ?? ''

/** The boxes of one field; those of a field that exists come back filled when it was what somebody sent. */
function boxes(problem: FormProblem | undefined, field?: KeptField): ui.Content {
  const action = field ? 'procedures.change_field' : 'procedures.add_field'
  const isMine = problem?.action === action && (!field || problem.values['field'] === field.id)
  const bind = (name: string, current = '') =>
    isMine || !field
      ? fieldOf(isMine ? problem : undefined, action, name, current)
      : { name, id: `${field.id}-${name}`, value: current }
  return [
    ui.fieldRow([
      ui.textInput({ ...bind('vi', field?.vi), label: t('procedures.field_vi') }),
      ui.textInput({ ...bind('en', field?.en), label: t('procedures.field_en') }),
    ]),
    ui.textInput({
      ...bind('source', field?.source),
      label: t('procedures.source'),
      hint: t('procedures.source_hint'),
    }),
    ui.fieldRow([
      ui.dateInput({
        ...bind('validFrom', isoOf(field?.validFrom)),
        label: t('procedures.field_from'),
        optional: true,
      }),
      ui.dateInput({ ...bind('validTo', isoOf(field?.validTo)), label: t('procedures.field_to'), optional: true }),
    ]),
  ]
}

const holds = ({ validFrom, validTo }: KeptField): ui.Content =>
  (validFrom ?? validTo)
    ? [validFrom && formatDate(validFrom), ' – ', validTo && formatDate(validTo)]
    : t('procedures.field_always')

const editor = (csrf: string, field: KeptField, problem: FormProblem | undefined): ui.Html =>
  ui.disclosure({
    summary: t('procedures.change_of', { name: field.vi }),
    open: problem?.action === 'procedures.change_field' && problem.values['field'] === field.id,
    children: ui.form({
      action: `${fieldsPath}/${field.id}`,
      csrf,
      hidden: { field: field.id },
      children: [boxes(problem, field), ui.button({ text: t('procedures.save'), kind: 'secondary', about: field.vi })],
    }),
  })

/** The list of fields, each with the document it follows and its dates. */
export async function showFields({ db, actor, csrf, frame }: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  if (!mayKeepWords(actor)) throw forbidden({ action: 'procedures.keep' })
  return ui.staffPage({
    ...frame,
    title: t('procedures.fields'),
    lead: t('procedures.fields_lead'),
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    errors: summaryWithin(problem),
    children: [
      ui.table({
        caption: t('procedures.fields'),
        captionHidden: true,
        columns: [
          {
            header: t('procedures.field_column'),
            rowHeader: true,
            cell: ({ vi, en }) => html`${vi}<br /><span class="muted">${en}</span>`,
          },
          { header: t('procedures.source'), cell: ({ source }) => source || t('procedures.source_built_in') },
          { header: t('procedures.field_holds'), cell: holds },
          { header: t('procedures.edit_column'), cell: (field) => editor(csrf, field, problem) },
        ],
        rows: await findKeptFields(db),
      }),
      html`<h2>${t('procedures.add_field')}</h2>`,
      ui.form({
        action: fieldsPath,
        csrf,
        children: [boxes(problem), ui.button({ text: t('procedures.add_field'), kind: 'secondary' })],
      }),
    ],
  })
}
