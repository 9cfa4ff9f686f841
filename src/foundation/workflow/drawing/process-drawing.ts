import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isElsewhere, waysOf, type Definition, type Step } from '../definition/definition.ts'
import { kindText, outcomeText, roleText, stepName, timerTexts, timeText, unitText, wayTexts } from '../step-words.ts'
import { t } from '../page-texts.ts'
import { isDrawn, layOut, mostDrawnSteps, mostDrawnWays, type PlacedStep } from './layout.ts'

export type DrawingOptions = {
  /** Keys of the steps at which a case stands now. */
  active?: readonly string[]
  /** Names of units that the process names, by id. */
  unitNames?: ReadonlyMap<string, string>
  /** `false` where the steps are already told in words on the same page. */
  table?: boolean
  /** Timers, effects and demanded reasons too: for whoever designs, not for whoever looks where a case stands. */
  details?: boolean
}

const shapes = { work: 'box', decision: 'diamond', fork: 'bar', join: 'bar', end: 'round' } as const

const linesOf = ({ step, lines }: PlacedStep, names?: ReadonlyMap<string, string>): ui.Content[] =>
  step.kind === 'work'
    ? [
        ...lines,
        ...(isElsewhere(step) ? [html`<tspan class="muted">${unitText(step.unit, names)}</tspan>`] : []),
        html`<tspan class="muted">${roleText(step.role)}</tspan>`,
        html`<tspan class="muted">${timeText(step.time)}</tspan>`,
      ]
    : step.kind === 'fork' || step.kind === 'join'
      ? []
      : lines

/** The picture of a process, made from its data, with the same in words. */
export function processDrawing(definition: Definition, options: DrawingOptions = {}): ui.Html {
  const { active = [], unitNames, table = true, details = false } = options
  const words = table && stepTable(definition, { active, unitNames, details })
  if (!isDrawn(definition)) {
    const params = { steps: definition.steps.length, ways: definition.steps.flatMap(waysOf).length }
    const body = t('workflow.too_large_to_draw', { ...params, mostSteps: mostDrawnSteps, mostWays: mostDrawnWays })
    return html`${ui.notice({ tone: 'info', body })}${words}`
  }
  const placed = layOut(definition, { below: 2, unitNames })
  const picture = ui.diagram({
    label: t('workflow.drawing'),
    width: placed.width,
    height: placed.height,
    nodes: placed.steps.map((one) => ({
      ...one,
      shape: shapes[one.step.kind],
      lines: linesOf(one, unitNames),
      current: active.includes(one.step.key),
      elsewhere: one.step.kind === 'work' && isElsewhere(one.step),
    })),
    edges: placed.ways.map(({ points, text, at }) => ({ points, text, at })),
  })
  return html`${picture}${words}`
}

/** The steps in words: what the picture shows, for whoever cannot see it or wants to read it. */
export function stepTable(
  definition: Definition,
  { active = [], unitNames, details = false }: Omit<DrawingOptions, 'table'>,
): ui.Html {
  const numbers = new Map(definition.steps.map((step, at) => [step.key, at + 1]))
  const columns: ui.Column<Step>[] = [
    { header: t('workflow.number'), numeric: true, cell: (step) => numbers.get(step.key) },
    {
      header: t('workflow.step'),
      rowHeader: true,
      cell: (step) => [
        stepName(step),
        active.includes(step.key) && [' ', ui.statusBadge({ text: t('workflow.stands_here'), tone: 'info' })],
      ],
    },
    { header: t('workflow.who'), cell: (step) => (step.kind === 'work' ? roleText(step.role) : kindText(step)) },
    { header: t('workflow.unit'), cell: (step) => (step.kind === 'work' ? unitText(step.unit, unitNames) : '') },
    {
      header: t('workflow.time'),
      cell: (step) =>
        step.kind === 'work' && [
          timeText(step.time),
          details && timerTexts(step).map((text) => html`<br /><span class="muted">${text}</span>`),
        ],
    },
    {
      header: t('workflow.ways'),
      cell: (step) =>
        step.kind === 'end'
          ? outcomeText(step.outcome)
          : wayTexts(definition, step, { details }).map((text) => html`${text}<br />`),
    },
  ]
  return ui.table({ caption: t('workflow.steps'), columns, rows: definition.steps })
}
