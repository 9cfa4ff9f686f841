import { findUnitNames } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref, unitHref } from '../addresses.ts'
import { printedUnits, type PrintedUnit } from '../open-points.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import type { StoredChoice } from '../step-change.ts'
import { formState } from './form-values.ts'
import { reviewPage } from './review-frame.ts'
import { u } from './unit-texts.ts'

const leaveAction = 'plan_settling.leave_units_open'
const shownUnits = 3

/** The units a name stands for, by name; of many the first and how many there are. */
export const unitsText = (choice: StoredChoice | undefined, names: ReadonlyMap<string, string>): ui.Content => {
  if (!choice || choice.decision === 'open') return undefined
  const all = choice.unitIds.map((id) => names.get(id) ?? '—')
  const more = all.length - shownUnits
  return html`${all.slice(0, shownUnits).join('; ')}${more > 0 && html` ${u('settling.and_more', { count: more })}`}`
}

export const choiceBadge = (choice: StoredChoice | undefined): ui.Html => {
  if (!choice) return ui.statusBadge({ text: u('settling.unit_undecided'), tone: 'warning' })
  if (!choice.chosenBy) return ui.statusBadge({ text: u('settling.unit_found'), tone: 'info' })
  return choice.decision === 'open'
    ? ui.statusBadge({ text: u('settling.unit_open') })
    : ui.statusBadge({ text: u('settling.unit_chosen'), tone: 'success' })
}

const undecidedFirst = ({ choices }: Review, units: PrintedUnit[]): PrintedUnit[] =>
  units.toSorted((a, b) => Number(choices.has(a.key)) - Number(choices.has(b.key)))

/** Each printed name once, with what it stands for. */
export async function showUnits(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const ids = [...review.choices.values()].flatMap(({ unitIds }) => unitIds)
  const names = await findUnitNames(context.db, ids)
  const units = undecidedFirst(review, printedUnits(review.draft))
  const undecided = units.filter(({ key }) => !review.choices.has(key))
  const mayLeaveOpen = review.maySettle && undecided.length > 0
  const form = formState(problem, leaveAction)
  const ticked = form.values(
    'keys',
    undecided.map(({ key }) => key),
  )
  const tick = (unit: PrintedUnit): ui.Content =>
    !review.choices.has(unit.key) &&
    ui.checkbox({
      name: 'keys',
      id: `open-${unit.index}`,
      value: unit.key,
      label: u('settling.tick_open'),
      checked: ticked.includes(unit.key),
    })
  const table = ui.table({
    caption: u('settling.printed_names'),
    captionHidden: true,
    rows: units,
    columns: [
      {
        header: u('settling.printed_name'),
        rowHeader: true,
        cell: ({ printed, index }) => html`<a href="${unitHref(review.row.id, index)}">${printed}</a>`,
      },
      {
        header: u('settling.stands_for'),
        cell: (unit) => unitsText(review.choices.get(unit.key), names) || (mayLeaveOpen && tick(unit)),
      },
      { header: u('settling.unit_state'), cell: ({ key }) => choiceBadge(review.choices.get(key)) },
      { header: u('settling.in_tasks'), numeric: true, cell: ({ tasks }) => ui.number(tasks.length) },
    ],
  })
  return reviewPage(context, review, {
    part: 'don-vi',
    errors: problem?.errors,
    children: html`<p class="lead">${u('settling.units_lead')}</p>
      ${
        mayLeaveOpen
          ? html`<p class="hint">${u('settling.leave_ticked_hint')}</p>
              ${ui.form({
                action: importHref(review.row.id, 'don-vi'),
                csrf: context.csrf,
                idempotencyKey: context.key(),
                hidden: { version: String(review.row.version) },
                children: [table, ui.button({ text: u('settling.leave_ticked_open') })],
              })}`
          : table
      }`,
  })
}
