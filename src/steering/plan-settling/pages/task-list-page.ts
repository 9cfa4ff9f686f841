import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Task } from '../../plan-reading/index.ts'
import { importHref, taskHref } from '../addresses.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { numberOf } from '../settling/typed-task.ts'
import { i } from './item-texts.ts'
import { l } from './list-texts.ts'
import { pageOf } from './page-of.ts'
import { r } from './reason-texts.ts'
import { reviewPage } from './review-frame.ts'
import { deadlineCell, fieldLabel, readText } from './task-fields-view.ts'
import type { TaskFieldName } from '../settling/task-fields.ts'

const perPage = 80

/** Which cells are doubted, by name. */
export const doubtBadges = (task: Pick<Task, 'doubts'>): ui.Content =>
  [...new Set(task.doubts.map(({ field }) => field))].map(
    (field) => html`${ui.statusBadge({ text: fieldLabel(field as TaskFieldName), tone: 'warning' })} `,
  )

const onlyOpen = ({ url }: SignedInContext): boolean => url.searchParams.get('mo') === '1'

const columns = ({ row }: Review): readonly ui.Column<Task>[] => [
  {
    header: i('settling.text'),
    rowHeader: true,
    cell: (task) =>
      html`<a id="n${task.seq}" href="${taskHref(row.id, task.seq)}?tu-bang"
        >${numberOf(task) && `${numberOf(task)}. `}${task.text}</a
      >`,
  },
  { header: i('settling.lead'), cell: readText.lead },
  { header: i('settling.coordinate'), cell: readText.coordinate },
  { header: i('settling.outputs'), cell: readText.outputs },
  { header: i('settling.deadline'), cell: (task) => deadlineCell(task.deadline) },
  { header: i('settling.budget_vnd'), numeric: true, cell: readText.budget },
  { header: l('settling.doubts'), cell: doubtBadges },
]

/** All tasks as they stand in the draft. */
export async function showTasks(context: SignedInContext): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const { row, draft } = review
  const open = onlyOpen(context)
  const hasOpen = draft.tasks.some(({ doubts }) => doubts.length)
  const tasks = open ? draft.tasks.filter(({ doubts }) => doubts.length) : draft.tasks
  const { shown, pagination } = pageOf(context.url, tasks, perPage)
  const address = importHref(row.id, 'nhiem-vu')
  return reviewPage(context, review, {
    part: 'nhiem-vu',
    actions:
      review.maySettle &&
      ui.linkButton({
        text: i('settling.new_task'),
        kind: 'secondary',
        href: `${address}/${draft.tasks.at(-1)?.seq ?? 0}/them`,
      }),
    children: html`<p>
        ${
          open
            ? html`<a href="${address}">${l('settling.show_all', { count: draft.tasks.length })}</a>`
            : html`<a href="${address}?mo=1">${l('settling.show_open')}</a>`
        }${hasOpen && html` · <a href="${importHref(row.id, 'nghi-van')}">${r('settling.by_reason')}</a>`}
      </p>
      ${ui.table({
        caption: l('settling.tasks_caption'),
        captionHidden: true,
        rows: shown,
        columns: columns(review),
        empty: ui.emptyState({
          title: open ? l('settling.none_open') : l('settling.no_tasks'),
          body: l('settling.no_tasks_body'),
        }),
      })}
      ${pagination}`,
  })
}
