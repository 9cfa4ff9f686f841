import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { conflictHref, importHref, targetHref } from '../addresses.ts'
import type { DraftTarget } from '../draft.ts'
import { conflictOf } from '../settling/choose-binding.ts'
import { getReview } from '../settling/get-review.ts'
import { findPassage } from '../source/passage.ts'
import { formState } from './form-values.ts'
import { itemPage } from './item-frame.ts'
import { i } from './item-texts.ts'
import { marksOf, passageView } from './passage-view.ts'
import { x } from './target-texts.ts'
import { targetValue } from './target-value.ts'
import { p } from './texts.ts'

/** Each passage is a statement; a plan that contradicts itself more often than this has its other places in the list. */
const mostPassages = 4

const optionText =
  (target: DraftTarget): Text =>
  (lang) =>
    `${inLanguage(targetValue(target), lang)} · ${target.text}`

/** Two or more values of one target, each beside its words: which of them binds? */
export async function showConflict(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params } = context
  const review = await getReview(db, actor, params.id!)
  const group = conflictOf(review.draft, params.targetId!)
  if (!group) throw notFound()
  const targets = group.map((index) => review.draft.targets[index]!)
  const { row } = review
  const form = formState(problem, 'plan_settling.choose_binding')
  const href = conflictHref(row.id, targets[0]!.id)
  const passages = []
  for (const { place, text } of targets.slice(0, mostPassages)) {
    const passage = place ? await findPassage(db, row.id, place, [], 1) : null
    passages.push(passageView(passage, marksOf(place, text), importHref(row.id)))
  }
  return itemPage(context, review, {
    title: x('settling.conflict_title'),
    list: { text: p('settling.targets'), part: 'chi-tieu' },
    href,
    position: { kind: 'conflict', index: group[0]! },
    problem,
    passage: passages,
    children: html`<p class="lead">${x('settling.conflict_lead')}</p>
      ${
        review.maySettle &&
        ui.form({
          action: href,
          csrf: context.csrf,
          idempotencyKey: context.key(),
          hidden: { version: String(row.version) },
          children: html`${ui.radios({
            name: 'binding',
            label: x('settling.conflict_which'),
            error: form.error('binding'),
            value: form.value('binding'),
            choices: [
              ...targets.map((target) => ({
                value: target.id,
                text: optionText(target),
                hint: html`<a href="${targetHref(row.id, target.id)}">${x('settling.conflict_again')}</a>`,
              })),
              { value: 'all', text: x('settling.conflict_all') },
            ],
          })}
          ${ui.button({ text: i('settling.save_next'), accesskey: 's' })}`,
        })
      }`,
  })
}
