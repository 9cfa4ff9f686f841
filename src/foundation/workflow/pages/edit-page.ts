import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import { conditionNames } from '../../../kernel/conditions/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnitNames, findUnitOptions, today } from '../../organisation/index.ts'
import { factNames, findCaseKind } from '../definition/case-kind.ts'
import { notesFromText, type Note } from '../bpmn/note.ts'
import { translate } from '../../../kernel/text/catalogue.ts'
import { checkProcess } from '../definition/check-process.ts'
import { stepKinds, waysOf, type Definition, type Step } from '../definition/definition.ts'
import type { Fault } from '../definition/fault.ts'
import { findVersions, type Version } from '../designing/process-queries.ts'
import { readSteps } from '../designing/read-steps.ts'
import { termOptions } from '../designing/term-options.ts'
import { readTerm } from '../designing/term.ts'
import { processDrawing } from '../drawing/process-drawing.ts'
import { t } from '../page-texts.ts'
import { kindText, namedUnits, outcomeText, roleText, stepName, timeText, unitText } from '../step-words.ts'
import { faultText, versionPath } from './design-words.ts'
import { termFields } from './new-process.ts'
import { factsList, stepFields, waysCell, type CellContext } from './step-cells.ts'
import { usesOf } from './uses-table.ts'

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

/** “3. Thẩm định hồ sơ”, who, where, how long and whereto: what a folded step says of itself. */
function summaryOf({ steps, units }: CellContext, step: Step, place: number, faults: readonly Fault[]): ui.Content {
  const names = new Map(units.map(({ value, text }) => [value, String(text)]))
  const said: Text[] =
    step.kind === 'work'
      ? [roleText(step.role), unitText(step.unit, names), timeText(step.time)]
      : step.kind === 'end'
        ? [kindText(step), outcomeText(step.outcome)]
        : [kindText(step)]
  const whereto = [...new Set(waysOf(step).map(({ to }) => steps.findIndex(({ key }) => key === to) + 1))].filter(
    Boolean,
  )
  const parts: ui.Content[] = [
    ...said.filter((one) => one !== ''),
    ...(whereto.length ? [html`→ ${whereto.join(', ')}`] : []),
  ]
  return html`<strong>${place + 1}. ${stepName(step)}</strong>
    ${faults.length > 0 && ui.statusBadge({ text: t('workflow.fault_count', { count: faults.length }), tone: 'danger' })}
    <br /><span class="muted">${parts.map((part, at) => [at > 0 && ' · ', part])}</span>`
}

/** One below the other, folded; open are those with something wrong and the one that was just worked on. */
function stepCards(context: CellContext, faults: readonly Fault[], opened: number): ui.Html {
  const wrong = Object.keys(context.errors ?? {})
  const cards = context.steps.map((step, place) => {
    const own = faults.filter((fault) => fault.step === step.key)
    const isWrong = own.length > 0 || wrong.some((field) => field.startsWith(`s${place}.`))
    return ui.foldingCard({
      id: `buoc-${place + 1}`,
      summary: summaryOf(context, step, place, own),
      // What is wrong stays open beside the one that is looked at.
      ...(!isWrong && { group: 'buoc' }),
      open: isWrong || opened === place + 1,
      children: [
        faultList(own),
        stepFields(context, step, place),
        html`<h3>${step.kind === 'end' ? t('workflow.outcome') : t('workflow.ways')}</h3>`,
        waysCell(context, step, place),
        moveButtons(place),
      ],
    })
  })
  return html`<section>
    <h2 class="visually-hidden">${t('workflow.steps')}</h2>
    ${cards}
  </section>`
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

/** What the imported file said otherwise. */
function importNotes(text: string): ui.Content {
  const notes = notesFromText(text)
  const sentence =
    ({ code, params }: Note): Text =>
    (lang) =>
      translate(lang, code, params)
  return (
    notes.length > 0 &&
    ui.notice({
      tone: 'info',
      title: t('workflow.import_notes'),
      body: html`<ul>
        ${notes.map((one) => html`<li>${sentence(one)}</li>`)}
      </ul>`,
    })
  )
}

/** In the form of the steps, so that what is published is what is on the screen. */
async function publishing(
  context: SignedInContext,
  version: Version,
  definition: Definition,
  problem: FormProblem | undefined,
): Promise<ui.Html> {
  const versions = await findVersions(context.db, version.process_id)
  const candidate = { id: version.id, definition, subjectKind: version.subject_kind, published: false }
  return ui.section({
    id: 'ban-hanh',
    title: t('workflow.publish_title'),
    children: [
      html`<p>${t('workflow.publish_lead')}</p>`,
      version.number > 1 && [
        await usesOf(context, versions, candidate),
        ui.dateInput({
          name: 'from',
          label: t('workflow.publish_from'),
          value: typed(problem, 'workflow.publish', 'from', today(context.db).toString()),
          error: errorOf(problem, 'workflow.publish', 'from'),
        }),
      ],
      ui.button({
        text: t('workflow.publish'),
        kind: 'secondary',
        formaction: `${versionPath(version.id)}/ban-hanh`,
      }),
    ],
  })
}

/** Both keep what was typed. */
const keeping: readonly string[] = ['workflow.save_draft', 'workflow.publish']

/** The draft as a table to be typed into, what is wrong beside each row, and the drawing below. */
export async function editParts(
  context: SignedInContext,
  version: Version,
  problem?: FormProblem,
): Promise<ui.Content[]> {
  const sent = problem && keeping.includes(problem.action) ? problem : undefined
  const definition = sent ? readSteps(sent.values).definition : version.definition
  const term = sent ? readTerm(sent.values) : version.term
  const faults = checkProcess(definition, {
    kind: version.subject_kind,
    ...(await termOptions(context.db, version.unit_path, term)),
  })
  const units = await unitOptions(context, version, definition)
  const cells: CellContext = {
    steps: definition.steps,
    kind: findCaseKind(version.subject_kind),
    units,
    ...(sent && { values: sent.values, errors: sent.errors }),
  }
  return [
    importNotes(version.note),
    faultSummary(faults, definition),
    ui.form({
      action: versionPath(version.id),
      csrf: context.csrf,
      hidden: { version: String(version.version) },
      children: [
        // First in the form, so that the Enter key saves and does nothing else.
        ui.button({ text: t('workflow.save') }),
        stepCards(cells, faults, Number(context.url.searchParams.get('buoc') ?? 0)),
        conditionNames(factsList, factNames()),
        addButtons(),
        termFields(term ? String(term.amount).replace('.', ',') : '', term?.unit ?? ''),
        ui.button({ text: t('workflow.save') }),
        await publishing(context, version, definition, problem),
      ],
    }),
    html`<section class="section">
      <h2>${t('workflow.drawing')}</h2>
      <p class="muted">${t('workflow.drawing_note')}</p>
      ${processDrawing(definition, { table: false, unitNames: new Map(units.map(({ value, text }) => [value, String(text)])) })}
    </section>`,
  ]
}
