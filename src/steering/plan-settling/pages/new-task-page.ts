import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref, taskHref } from '../addresses.ts'
import { blankTask } from '../settling/arrange-tasks.ts'
import { getReview } from '../settling/get-review.ts'
import { findPassage } from '../source/passage.ts'
import { formState } from './form-values.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { passageView } from './passage-view.ts'
import { taskInputsExcept } from './task-fields-view.ts'
import { p } from './texts.ts'

const addAction = 'plan_settling.add_task'

/** A task that reading did not find, below the one of the address; `0` begins the list. */
export async function showNewTask(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const above = Number(context.params.after)
  const index = review.draft.tasks.findIndex(({ seq }) => seq === above)
  const task = review.draft.tasks[index]
  if (!review.maySettle || (!task && above !== 0)) throw notFound()
  const place = task?.places.text ?? null
  const passage = place && (await findPassage(context.db, review.row.id, place))
  const form = formState(problem, addAction)
  const blank = { ...blankTask(0), area: task?.area ?? null, areaKey: task?.areaKey ?? null, goal: task?.goal ?? null }
  const href = `${taskHref(review.row.id, above)}/them`
  return itemPage(context, review, {
    title: i('settling.new_task'),
    list: { text: p('settling.tasks'), part: 'nhiem-vu' },
    href,
    position: { kind: 'task', index: Math.max(0, index) },
    problem,
    passage: passageView(
      passage,
      { rows: place?.row === undefined ? [] : [place.row], cells: [] },
      importHref(review.row.id),
    ),
    children: ui.form({
      action: href,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { version: String(review.row.version) },
      children: html`${taskInputsExcept(blank, form, new Set())}
      ${ui.button({ text: i('settling.new_task'), accesskey: 's' })}`,
    }),
  })
}
