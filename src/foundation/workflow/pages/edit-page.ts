import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { conditionNames } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnitNames, findUnitOptions } from '../../organisation/index.ts'
import { factNames, findCaseKind } from '../definition/case-kind.ts'
import { checkProcess } from '../definition/check-process.ts'
import { stepKinds, type Definition, type Step } from '../definition/definition.ts'
import type { Fault } from '../definition/fault.ts'
import type { Version } from '../designing/process-queries.ts'
import { readSteps } from '../designing/read-steps.ts'
import { termOptions } from '../designing/term-options.ts'
import { readTerm } from '../designing/term.ts'
import { processDrawing } from '../drawing/process-drawing.ts'
import { t } from '../page-texts.ts'
import { namedUnits } from '../step-words.ts'
import { faultText, versionPath } from './design-words.ts'
import { termFields } from './new-process.ts'
import { factsList, nameCell, timeCell, waysCell, type CellContext } from './step-cells.ts'

/** More would make each row of the table too heavy; the rest is named through the unit above them. */
const mostUnits = 200

async function unitOptions({ db }: SignedInContext, version: Version, definition: Definition): Promise<ui.Option[]> {
  const options = (await findUnitOptions(db, { within: [version.unit_path] })).slice(0, mostUnits)
  const others = namedUnits(definition).filter((id) => !options.some(({ value }) => value === id))
  const names = await findUnitNames(db, others)
  return [...options, ...[...names].map(([value, text]) => ({ value, text }))]
}

const moveButtons = (place: number): ui.Html =>
  ui.buttonGroup(
    (['up', 'down', 'remove'] as const).map((op) =>
      ui.button({
        text: t(`workflow.${op}`),
        about: t('workflow.about_step', { number: place + 1 }),
        kind: 'plain',
        small: true,
        name: 'op',
        value: `${op}:${place}`,
      }),
    ),
  )

const faultList = (faults: readonly Fault[]): ui.Content =>
  faults.length > 0 &&
  html`<ul class="error-message">
    ${faults.map((fault) => html`<li>${faultText(fault)}</li>`)}
  </ul>`

function stepsTable(context: CellContext, faults: readonly Fault[]): ui.Html {
  const places = new Map(context.steps.map((step, at) => [step, at]))
  const placeOf = (step: Step): number => places.get(step)!
  return ui.table({
    caption: t('workflow.steps'),
    captionHidden: true,
    columns: [
      {
        header: t('workflow.number'),
        cell: (step) => [
          html`<span id="buoc-${placeOf(step) + 1}">${placeOf(step) + 1}</span>`,
          moveButtons(placeOf(step)),
        ],
      },
      {
        header: t('workflow.step'),
        rowHeader: true,
        cell: (step) => [
          nameCell(context, step, placeOf(step)),
          faultList(faults.filter((fault) => fault.step === step.key)),
        ],
      },
      { header: t('workflow.time'), cell: (step) => timeCell(context, step, placeOf(step)) },
      { header: t('workflow.ways'), cell: (step) => waysCell(context, step, placeOf(step)) },
    ],
    rows: context.steps,
  })
}

/** What keeps it from being published, each with a link to its row. */
function faultSummary(faults: readonly Fault[], { steps }: Definition): ui.Html {
  if (!faults.length) return ui.notice({ tone: 'success', body: t('workflow.ready') })
  const place = (fault: Fault) => steps.findIndex((step) => step.key === fault.step) + 1
  const sentence = (fault: Fault): ui.Content => {
    const number = place(fault)
    if (!number) return faultText(fault)
    return html`<a href="${`#buoc-${number}`}">${t('workflow.fault_at', { number, fault: faultText(fault) })}</a>`
  }
  return ui.notice({
    tone: 'warning',
    title: t('workflow.faults', { count: faults.length }),
    body: html`<ul>
      ${faults.map((fault) => html`<li>${sentence(fault)}</li>`)}
    </ul>`,
  })
}

const addButtons = (): ui.Html =>
  ui.buttonGroup(
    stepKinds.map((kind) =>
      ui.button({ text: t(`workflow.add_${kind}`), kind: 'secondary', small: true, name: 'op', value: `add:${kind}` }),
    ),
  )

/** The draft as a table to be typed into, what is wrong beside each row, and the drawing below. */
export async function editParts(
  context: SignedInContext,
  version: Version,
  problem?: FormProblem,
): Promise<ui.Content[]> {
  const typed = problem?.action === 'workflow.save_draft' ? problem : undefined
  const definition = typed ? readSteps(typed.values).definition : version.definition
  const term = typed ? readTerm(typed.values) : version.term
  const faults = checkProcess(definition, {
    kind: version.subject_kind,
    ...(await termOptions(context.db, version.unit_path, term)),
  })
  const units = await unitOptions(context, version, definition)
  const cells: CellContext = {
    steps: definition.steps,
    kind: findCaseKind(version.subject_kind),
    units,
    ...(typed && { values: typed.values, errors: typed.errors }),
  }
  return [
    version.note && ui.notice({ tone: 'info', body: t('workflow.left_out', { what: version.note }) }),
    faultSummary(faults, definition),
    ui.form({
      action: versionPath(version.id),
      csrf: context.csrf,
      hidden: { version: String(version.version) },
      children: [
        // First in the form, so that the Enter key saves and does nothing else.
        ui.button({ text: t('workflow.save') }),
        stepsTable(cells, faults),
        conditionNames(factsList, factNames()),
        addButtons(),
        termFields(term ? String(term.amount).replace('.', ',') : '', term?.unit ?? ''),
        ui.button({ text: t('workflow.save') }),
      ],
    }),
    html`<section class="section">
      <h2>${t('workflow.drawing')}</h2>
      <p class="muted">${t('workflow.drawing_note')}</p>
      ${processDrawing(definition, { table: false, unitNames: new Map(units.map(({ value, text }) => [value, String(text)])) })}
    </section>`,
  ]
}
