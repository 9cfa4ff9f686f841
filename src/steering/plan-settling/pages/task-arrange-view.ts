// Rows that were torn apart or run together are put right here, out of the way of the usual work.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { taskHref } from '../addresses.ts'
import type { Review } from '../settling/get-review.ts'
import { formState } from './form-values.ts'
import { i } from './item-texts.ts'

/** A first guess where one row holds two tasks: at the sign between two sentences that is nearest to the middle. */
export function halves(text: string): [string, string] {
  const ends = [...text.matchAll(/\n+|[;.]\s+(?=[\p{Lu}\p{Ll}-])/gu)].map(({ index, [0]: sign }) => index + sign.length)
  const middle = text.length / 2
  const cut = ends.toSorted((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0] ?? text.length
  return [text.slice(0, cut).replace(/[;\s]+$/, ''), text.slice(cut).trim()]
}

const splitAction = 'plan_settling.split_task'

export function arrangeForms(
  { csrf, key }: SignedInContext,
  review: Review,
  index: number,
  problem: FormProblem | undefined,
): ui.Html {
  const task = review.draft.tasks[index]!
  const next = review.draft.tasks[index + 1]
  const form = formState(problem, splitAction)
  const [first, second] = halves(task.text)
  const base = taskHref(review.row.id, task.seq)
  const common = { csrf, hidden: { version: String(review.row.version) } }
  return ui.disclosure({
    summary: i('settling.arrange'),
    open: problem?.action === splitAction,
    children: html`${ui.form({
      ...common,
      action: `${base}/tach`,
      idempotencyKey: key(),
      children: html`<p class="hint">${i('settling.split_hint')}</p>
        ${ui.textarea({ name: 'first', label: i('settling.first_half'), rows: 2, value: form.value('first', first), error: form.error('first') })}
        ${ui.textarea({ name: 'second', label: i('settling.second_half'), rows: 2, value: form.value('second', second), error: form.error('second') })}
        ${ui.button({ text: i('settling.split'), kind: 'secondary' })}`,
    })}
    ${next && html`<p class="hint">${i('settling.merge_next', { text: next.text })}</p>`}
    ${ui.buttonGroup([
      next && ui.buttonForm({ ...common, action: `${base}/gop`, idempotencyKey: key(), text: i('settling.merge') }),
      ui.linkButton({ text: i('settling.add_below'), kind: 'secondary', href: `${base}/them` }),
      ui.buttonForm({ ...common, action: `${base}/bo`, idempotencyKey: key(), text: i('settling.drop_task') }),
    ])}`,
  })
}
