// What is open by kind, what was broken in the document, and what nobody understood.
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Place } from '../../plan-reading/index.ts'
import { importHref, pointHref, sourceHref } from '../addresses.ts'
import { pointKinds, type OpenPoint, type PointKind } from '../open-points.ts'
import type { Review } from '../settling/get-review.ts'
import { r } from './reason-texts.ts'
import { p } from './texts.ts'
import { u } from './unit-texts.ts'

export const openList = ({ row, points, maySettle }: Review): ui.Html => {
  const kinds = pointKinds
    .map((kind) => ({ kind, found: points.filter((point) => point.kind === kind) }))
    .filter(({ found }) => found.length > 0)
  const countOf = (wanted: PointKind): number => points.filter(({ kind }) => kind === wanted).length
  return html`<section>
    <h2>${p('settling.open_title')}</h2>
    ${ui.progressBar({
      ratio: row.points_read ? 1 - Math.min(points.length, row.points_read) / row.points_read : 1,
      tone: points.length ? 'neutral' : 'success',
    })}
    ${
      kinds.length
        ? ui.table({
            caption: p('settling.open_title'),
            captionHidden: true,
            rows: kinds,
            columns: [
              {
                header: p('settling.kind'),
                rowHeader: true,
                cell: ({ kind, found }) =>
                  maySettle
                    ? html`<a href="${pointHref(row.id, found[0]!)}">${p(`settling.kind_${kind}`)}</a>`
                    : p(`settling.kind_${kind}`),
              },
              { header: p('settling.amount'), numeric: true, cell: ({ found }) => ui.number(found.length) },
            ],
          })
        : html`<p>${p('settling.nothing_open')}</p>`
    }
    ${
      maySettle &&
      html`${
        countOf('task') > 1 && html`<p><a href="${importHref(row.id, 'nghi-van')}">${r('settling.by_reason')}</a></p>`
      }
      ${countOf('unit') > 1 && html`<p><a href="${importHref(row.id, 'don-vi')}">${u('settling.units_at_once')}</a></p>`}`
    }
  </section>`
}

const seen = (review: Review, place: Place | undefined): ui.Content =>
  place &&
  html` <a href="${sourceHref(importHref(review.row.id), place)}"
    >${p('settling.line', { line: String(place.line) })}</a
  >`

const shownNotes = 200

export const anomalies = (review: Review): ui.Content => {
  const list = review.draft.anomalies
  return (
    list.length > 0 &&
    ui.disclosure({
      summary: p('settling.anomalies', { count: list.length }),
      children: html`<p class="hint">${p('settling.anomalies_hint')}</p>
        <ul>
          ${list
            .slice(0, shownNotes)
            .map((note) => html`<li>${note.where}: ${note.what} → ${note.resolution}${seen(review, note.place)}</li>`)}
        </ul>`,
    })
  )
}

/** Never dropped silently: a person looks whether a task hides in it. */
export const notUnderstood = (review: Review): ui.Content => {
  const list = review.draft.notUnderstood
  return (
    list.length > 0 &&
    ui.disclosure({
      summary: p('settling.not_understood', { count: list.length }),
      open: list.length <= 10,
      children: html`<p class="hint">${p('settling.not_understood_hint')}</p>
        <ul>
          ${list.slice(0, shownNotes).map(({ text, place }) => html`<li>${text}${seen(review, place)}</li>`)}
        </ul>`,
    })
  )
}

const pointText = (point: OpenPoint): Text => {
  switch (point.kind) {
    case 'missing':
      return p(`settling.missing_${point.field}`)
    case 'document':
      return p('settling.kind_document')
    case 'task':
      return p('settling.point_task', { task: point.label })
    case 'unit':
      return p('settling.point_unit', { name: point.printed })
    case 'target':
      return p('settling.point_target', { target: point.label })
    default:
      return p('settling.point_conflict', { target: point.targets[0]!.text })
  }
}

/** What keeps the plan from entering into force, each a link to where it is settled. */
export const refusedList = ({ row, points }: Review): ui.Html =>
  ui.notice({
    tone: 'danger',
    title: p('settling.force_not_yet', { count: points.length }),
    body: html`<ul>
      ${points.slice(0, shownNotes).map((point) => html`<li><a href="${pointHref(row.id, point)}">${pointText(point)}</a></li>`)}
    </ul>`,
  })
