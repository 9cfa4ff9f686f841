// Control totals: what the document says it holds, against what was found in it.
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { ControlTotal } from '../../plan-reading/index.ts'
import { importHref, pointHref, sourceHref } from '../addresses.ts'
import { budgetOf, controlTotals } from '../control-totals.ts'
import type { Review } from '../settling/get-review.ts'
import { amounts } from './review-frame.ts'
import { p } from './texts.ts'

const figure = ({ what }: Pick<ControlTotal, 'what'>, amount: number) =>
  what === 'tasks' ? ui.number(amount) : ui.money(amount)

/** Large sums in millions: a tile is read at a glance, the rows beneath it to the đồng. */
const millions = (amount: number) => p('settling.millions', { amount: ui.number(amount / 1_000_000) })

type Tile = Parameters<typeof ui.statTiles>[0][number]

/** Found, and beneath it what the document states. */
function checked(review: Review, what: ControlTotal['what'], tile: Omit<Tile, 'note' | 'tone'>): Tile {
  const total = controlTotals(review.draft).find((one) => one.what === what && !one.area)
  if (!total) return { ...tile, note: p('settling.not_stated') }
  const holds = total.difference === 0
  return {
    ...tile,
    tone: holds ? 'success' : 'danger',
    note: p(holds ? 'settling.stated_same' : 'settling.stated', { total: figure(total, total.stated) }),
  }
}

export const figures = (review: Review): ui.Html => {
  const { row, draft, points } = review
  const { tasks, targets, duties, units } = amounts(review)
  const money = budgetOf(draft.tasks)
  const to = (part: string) => importHref(row.id, part)
  return ui.statTiles([
    {
      label: p('settling.open_points'),
      value: ui.number(points.length),
      href: points[0] ? pointHref(row.id, points[0]) : to('cac-buoc'),
      tone: points.length ? 'warning' : 'success',
      note: p('settling.settled_of', { done: Math.max(0, row.points_read - points.length), total: row.points_read }),
    },
    checked(review, 'tasks', { label: p('settling.tasks'), value: ui.number(tasks), href: to('nhiem-vu') }),
    ...(money > 0 || draft.budgetTotalVND !== null
      ? [
          checked(review, 'budget', {
            label: p('settling.budget'),
            value: millions(money),
            href: to('nhiem-vu'),
          }),
        ]
      : []),
    { label: p('settling.targets'), value: ui.number(targets), href: to('chi-tieu') },
    { label: p('settling.duties'), value: ui.number(duties), href: to('trach-nhiem') },
    { label: p('settling.units'), value: ui.number(units), href: to('don-vi') },
  ])
}

const difference = (review: Review, total: ControlTotal): ui.Html =>
  ui.notice({
    tone: 'danger',
    title: p(total.what === 'tasks' ? 'settling.tasks_differ' : 'settling.budget_differs', {
      area: total.area ? `${total.area}: ` : '',
      stated: figure(total, total.stated),
      found: figure(total, total.found),
      difference: figure(total, total.difference),
    }),
    body: html`${
      total.hypotheses.length > 0 &&
      html`<p>${p('settling.hypotheses')}</p>
        <ul>
          ${total.hypotheses.map((text) => html`<li>${text}</li>`)}
        </ul>`
    }
    ${total.place && html`<p><a href="${sourceHref(importHref(review.row.id), total.place)}">${p('settling.see_stated')}</a></p>`}`,
  })

/** What does not add up, with what could explain it. */
export const differences = (review: Review): ui.Content =>
  controlTotals(review.draft)
    .filter((total) => total.difference !== 0)
    .toSorted((a, b) => b.what.localeCompare(a.what))
    .map((total) => difference(review, total))
