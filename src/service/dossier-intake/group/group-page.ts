import { findAuthorities } from '../../../foundation/organisation/index.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { allNeeded, applicantKinds, dossierText, type ApplicantKind } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { confirmField, intakePath, versionShown } from '../pages/intake-page.ts'
import { hrefOf } from '../pages/search-page.ts'
import { groupFields, single } from '../pages/paper-fields.ts'
import { box, valueOf, valuesOf, type Boxes } from '../pages/typed-fields.ts'
import { unitFields } from '../pages/unit-fields.ts'
import { ofTier, getReceptionPlaces } from '../places.ts'
import { t } from '../texts.ts'
import { feeColumns, readGroupFees } from './group-fees.ts'
import { groupFeeFields, groupPath } from './group-fee-fields.ts'
import { findGroupForm, readAnswersOf, type GroupForm } from './group-form.ts'
import { mostRows, readRows, type RowFault } from './group-rows.ts'

const mostFaults = 50

const faultTable = (faults: readonly RowFault[]): ui.Content =>
  faults.length > 0 &&
  ui.table({
    caption: t('intake.row_faults', { count: faults.length }),
    columns: [
      { header: t('intake.row'), cell: ({ line }) => ui.number(line) },
      { header: t('intake.name'), cell: ({ name }) => name, rowHeader: true },
      { header: t('intake.row_wrong'), cell: ({ sentence }) => sentence },
    ],
    rows: faults.slice(0, mostFaults),
  })

const papers = (boxes: Boxes, { components }: ProcedureVersion): ui.Content =>
  components.length > 0 && [
    allNeeded(components).length > 0 &&
      ui.checkbox({
        name: 'all',
        label: t('intake.all_of_each'),
        checked: valueOf(boxes, 'all') !== '',
        accesskey: 'a',
      }),
    ui.checkboxes({
      name: 'papers',
      label: t('intake.papers_of_each'),
      error: boxes.errors['papers'],
      values: valuesOf(boxes, 'papers'),
      choices: single(components).map(({ key, name }) => ({ value: key, text: name })),
    }),
    groupFields(boxes, components, ({ key, name }) => ({ value: key, text: name })),
  ]

/** Which columns follow the four of the applicant; and, where a question fits into none, the way on. */
const formNotice = ({ columns, tooLarge }: GroupForm, { procedureId }: ProcedureVersion): ui.Content =>
  tooLarge.length > 0
    ? ui.notice({
        tone: 'warning',
        title: t('intake.group_one_by_one'),
        body: html`<p>
            ${t('dossier_intake.group_asks_more', { names: tooLarge.map(({ label }) => label).join('; ') })}
          </p>
          <p><a href="${hrefOf(procedureId)}">${t('intake.group_receive_one')}</a></p>`,
      })
    : columns.length > 0 &&
      ui.notice({
        title: t('intake.group_columns'),
        body: html`<p>${t('intake.group_columns_hint')}</p>
          <ol start="5">
            ${columns.map(
              ({ label, required, choices }) =>
                html`<li>${label}${required && ' *'}${choices && html` (${choices.join(' / ')})`}</li>`,
            )}
          </ol>`,
      })

/** A row of people who come together: their names from a sheet, what else is the same for all. */
export async function showGroup(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const shown = await versionShown(context, problem)
  if (!shown) throw new AppError('dossiers.procedure_not_in_force', 409)
  const { version } = shown
  const places = await getReceptionPlaces(context.db, context.actor)
  const authorities = ofTier(await findAuthorities(context.db), version.tier)
  // Reckoned, nothing is wrong.
  const boxes: Boxes = { values: problem?.values, errors: problem?.status === 200 ? {} : (problem?.errors ?? {}) }
  const kinds: readonly ApplicantKind[] = version.applicants.length > 0 ? version.applicants : applicantKinds
  const kind = kinds.find((one) => one === valueOf(boxes, 'applicantKind')) ?? kinds[0]!
  const form = await findGroupForm(context.db, version)
  const sheet = readRows(valueOf(boxes, 'rows'), kind, [...(form?.columns ?? []), ...feeColumns(version.fees)])
  const few = sheet.rows.slice(0, mostRows)
  const fees = readGroupFees(version.fees, boxes.values ?? {}, few)
  const faults = [...sheet.faults, ...(form ? (await readAnswersOf(context.db, form, few)).faults : []), ...fees.faults]
  return ui.staffPage({
    ...context.frame,
    title: t('intake.group'),
    lead: version.name,
    crumbs: [
      { text: t('intake.title'), href: intakePath },
      { text: version.name, href: hrefOf(version.procedureId) },
    ],
    errors: boxes.errors,
    children: html`${faultTable(faults)} ${form && formNotice(form, version)}
    ${ui.form({
      action: `${groupPath}?thu-tuc=${version.procedureId}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: {
        procedureId: version.procedureId,
        versionId: version.id,
        ...(places.length === 1 && { receptionUnitId: places[0]!.id }),
      },
      children: [
        ui.textInput({ ...box(boxes, 'name'), label: t('intake.group_name'), autofocus: !problem }),
        ui.fieldRow([
          ui.select({
            ...box(boxes, 'applicantKind', kind),
            label: t('intake.kind'),
            placeholder: false,
            options: kinds.map((one) => ({ value: one, text: dossierText(`dossiers.kind_${one}`) })),
          }),
          unitFields(boxes, { version, places, authorities }),
        ]),
        ui.textarea({
          ...box(boxes, 'rows'),
          label: t('intake.rows'),
          hint: t('intake.rows_hint', { most: mostRows }),
          rows: 12,
          isSheet: true,
        }),
        papers(boxes, version),
        groupFeeFields(boxes, version, { rows: few, fees: fees.members }),
        confirmField(boxes),
        ui.button({ text: t('intake.receive_all'), accesskey: 't' }),
      ],
    })}`,
  })
}
