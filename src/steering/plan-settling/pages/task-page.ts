import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Place, Task } from '../../plan-reading/index.ts'
import { importHref, taskHref } from '../addresses.ts'
import { questionOf } from '../settling/doubt-choice.ts'
import { getReview, type Review } from '../settling/get-review.ts'
import { tasksSharingArea } from '../settling/shared-area.ts'
import { taskFieldNames, type TaskFieldName } from '../settling/task-fields.ts'
import { numberOf, offersOf } from '../settling/typed-task.ts'
import { findPassage } from '../source/passage.ts'
import { formState, type FormState } from './form-values.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { passageView } from './passage-view.ts'
import { questionView } from './question-view.ts'
import { arrangeForms } from './task-arrange-view.ts'
import { fieldLabel, isWrong, offerWords, readText, taskInputs, taskInputsExcept } from './task-fields-view.ts'
import { p } from './texts.ts'

const saveAction = 'plan_settling.save_task'
const confirmAction = 'plan_settling.confirm_task'

/** One task on its way: the row of the document, and beside it what was understood, the doubtful first. */
export async function showTask(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const review = await getReview(context.db, context.actor, context.params.id!)
  const index = review.draft.tasks.findIndex(({ seq }) => String(seq) === context.params.seq)
  const task = review.draft.tasks[index]
  if (!task) throw notFound()
  const doubted = placesOf(
    task,
    task.doubts.map(({ field }) => field),
  )
  const place = doubted[0] ?? task.places.text ?? null
  const rows = rowsOf(task, place)
  const passage = place && (await findPassage(context.db, review.row.id, place, rows))
  return itemPage(context, review, {
    title: titleOfTask(task),
    list: { text: p('settling.tasks'), part: 'nhiem-vu' },
    href: taskHref(review.row.id, task.seq),
    position: { kind: 'task', index },
    problem,
    passage: passageView(passage, { rows, cells: doubted }, importHref(review.row.id)),
    children: review.maySettle
      ? html`${taskForm(context, review, task, problem)} ${arrangeForms(context, review, index, problem)}`
      : taskFacts(task),
  })
}

const titleOfTask = (task: Task): Text => {
  const no = numberOf(task)
  return no ? i('settling.task_no', { no }) : i('settling.task_without_no')
}

const placesOf = (task: Task, fields: readonly string[]): Place[] =>
  fields.flatMap((field) => task.places[field as keyof Task['places']] ?? [])

/** All rows of the table over which the task spreads. */
const rowsOf = (task: Task, place: Place | null): number[] =>
  Object.values(task.places)
    .filter((one) => one.block === place?.block && one.row !== undefined)
    .map((one) => one.row!)

const questions = (review: Review, task: Task, form: FormState): ui.Content => {
  const sharing = tasksSharingArea(review.draft, task).length
  return doubtedFields(task).map(
    (field) =>
      html`${questionView({
        question: questionOf(task.doubts, field)!,
        label: fieldLabel(field),
        read: readText[field](task),
        offers: offersOf(task, field).map(offerWords),
        inputs: taskInputs[field](task, form),
        form,
      })}
      ${
        field === 'area' &&
        sharing > 0 &&
        ui.checkbox({
          name: 'sharedArea',
          label: i('settling.shared_area', { count: sharing }),
          checked: form.checked('sharedArea', true),
        })
      }`,
  )
}

const doubtedFields = (task: Task): TaskFieldName[] =>
  taskFieldNames.filter((field) => questionOf(task.doubts, field) !== undefined)

/** What is doubtful stands open with its buttons; what was read clearly is one press away. */
function taskForm(context: SignedInContext, review: Review, task: Task, problem: FormProblem | undefined): ui.Html {
  const form = formState(problem, saveAction, confirmAction)
  const action = taskHref(review.row.id, task.seq)
  const doubted = new Set(doubtedFields(task))
  const back = form.checked('fromList', context.url.searchParams.has('tu-bang'))
  const rest = taskInputsExcept(task, form, doubted)
  const isWrongInRest = taskFieldNames.some((field) => !doubted.has(field) && isWrong(form, field))
  const buttons = ui.buttonGroup([
    ui.button({ text: i(back ? 'settling.save' : 'settling.save_next'), accesskey: 's' }),
    task.doubts.length > 0 &&
      ui.button({
        text: i('settling.confirm'),
        kind: 'secondary',
        formaction: `${action}/xac-nhan`,
        accesskey: 'd',
      }),
  ])
  return ui.form({
    action,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    hidden: { version: String(review.row.version), ...(back && { fromList: 'true' }) },
    children: doubted.size
      ? html`<h2>${i('settling.doubtful_first')}</h2>
          ${questions(review, task, form)} ${buttons}
          ${ui.disclosure({ summary: i('settling.the_rest'), open: isWrongInRest, children: rest })}`
      : html`${rest} ${buttons}`,
  })
}

/** For those who may look and not settle. */
const taskFacts = (task: Task): ui.Html =>
  ui.descriptionList(
    taskFieldNames.map((field) => ({
      term: fieldLabel(field),
      value: html`${readText[field](task)}${questionOf(task.doubts, field)?.reasons.map(
        (reason) => html` ${ui.statusBadge({ text: reason, tone: 'warning' })}`,
      )}`,
    })),
  )
