// What stands around one item on its way: where one is on the round of open points, and the way on.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref, pointHref } from '../addresses.ts'
import { aroundPoint, type Position } from '../open-points.ts'
import type { Review } from '../settling/get-review.ts'
import { titleOf } from './review-frame.ts'
import { i } from './item-texts.ts'

export type ItemPageProps = {
  title: Text
  status?: ui.Content
  /** The list the item belongs to. */
  list: { text: Text; part: string }
  /** Where the item itself is shown, whatever was sent to it. */
  href: string
  position: Position
  /** The passage of the document. */
  passage: ui.Content
  problem: FormProblem | undefined
  errors?: ui.FieldErrors | undefined
  children: ui.Content
}

const wayOn = ({ row, points }: Review, position: Position): ui.Html => {
  const { previous, next, at } = aroundPoint(points, position)
  return html`<nav class="button-group" aria-label="${i('settling.round')}">
    ${at !== null && html`<span class="muted">${i('settling.point_of', { at: at + 1, total: points.length })}</span>`}
    ${
      previous &&
      ui.linkButton({
        text: i('settling.previous'),
        href: pointHref(row.id, previous),
        kind: 'secondary',
        small: true,
        accesskey: 'b',
      })
    }
    ${
      next &&
      ui.linkButton({
        text: i('settling.next'),
        href: pointHref(row.id, next),
        kind: 'secondary',
        small: true,
        accesskey: 'n',
      })
    }
  </nav>`
}

/** Somebody else changed the draft meanwhile: what was typed stands below, the newer state is one press away. */
const changedMeanwhile = (problem: FormProblem | undefined, href: string): ui.Content =>
  problem?.status === 409 &&
  ui.notice({
    tone: 'warning',
    title: i('settling.changed_title'),
    body: html`${i('settling.changed_body')} <a href="${href}">${i('settling.changed_link')}</a>`,
  })

export const itemPage = (context: SignedInContext, review: Review, props: ItemPageProps): ui.Html =>
  ui.staffPage({
    ...context.frame,
    title: props.title,
    status: props.status,
    crumbs: [
      { text: titleOf(review), href: importHref(review.row.id) },
      { text: props.list.text, href: importHref(review.row.id, props.list.part) },
    ],
    actions: wayOn(review, props.position),
    errors: props.errors ?? props.problem?.errors,
    children: [changedMeanwhile(props.problem, props.href), ui.beside(props.passage, props.children)],
  })
