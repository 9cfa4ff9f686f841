import { findUnitNames } from '../../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { unitHref } from '../addresses.ts'
import { printedUnits, type PrintedUnit } from '../open-points.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import type { StoredChoice } from '../step-change.ts'
import { reviewPage } from './review-frame.ts'
import { u } from './unit-texts.ts'

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
export async function showUnits(context: SignedInContext): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const ids = [...review.choices.values()].flatMap(({ unitIds }) => unitIds)
  const names = await findUnitNames(context.db, ids)
  return reviewPage(context, review, {
    part: 'don-vi',
    children: html`<p class="lead">${u('settling.units_lead')}</p>
      ${ui.table({
        caption: u('settling.printed_names'),
        captionHidden: true,
        rows: undecidedFirst(review, printedUnits(review.draft)),
        columns: [
          {
            header: u('settling.printed_name'),
            rowHeader: true,
            cell: ({ printed, index }) => html`<a href="${unitHref(review.row.id, index)}">${printed}</a>`,
          },
          { header: u('settling.stands_for'), cell: ({ key }) => unitsText(review.choices.get(key), names) },
          { header: u('settling.unit_state'), cell: ({ key }) => choiceBadge(review.choices.get(key)) },
          { header: u('settling.in_tasks'), numeric: true, cell: ({ tasks }) => ui.number(tasks.length) },
        ],
      })}`,
  })
}
