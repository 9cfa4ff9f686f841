import type { SignedInContext } from '../../../kernel/http/context.ts'
import { forbidden } from '../../../kernel/errors.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findPostingRules } from '../keeping/set-posting-rule.ts'
import { mayKeepWords } from '../procedure-access.ts'
import { postingPath } from './paths.ts'
import { t } from './texts.ts'

export const postingRulePath = `${postingPath}/thoi-han`

/** Within how many working days procedures must be posted, since when and by which document. */
export async function showPostingRules(
  { db, actor, csrf, frame }: SignedInContext,
  problem?: FormProblem,
): Promise<ui.Html> {
  if (!mayKeepWords(actor)) throw forbidden({ action: 'procedures.keep' })
  const bind = (name: string) => fieldOf(problem, 'procedures.set_posting_rule', name)
  return ui.staffPage({
    ...frame,
    title: t('procedures.posting_rules'),
    crumbs: [{ text: t('procedures.posting'), href: postingPath }],
    width: 'narrow',
    errors: summaryWithin(problem),
    children: [
      ui.table({
        caption: t('procedures.posting_rules'),
        captionHidden: true,
        columns: [
          { header: t('procedures.rule_from'), rowHeader: true, cell: ({ validFrom }) => ui.date(validFrom) },
          { header: t('procedures.rule_days'), numeric: true, cell: ({ workingDays }) => ui.number(workingDays) },
          { header: t('procedures.source'), cell: ({ source }) => source },
        ],
        rows: await findPostingRules(db),
      }),
      html`<h2>${t('procedures.new_rule')}</h2>`,
      ui.form({
        action: postingRulePath,
        csrf,
        children: [
          ui.fieldRow([
            ui.dateInput({ ...bind('validFrom'), label: t('procedures.rule_from') }),
            ui.numberInput({ ...bind('workingDays'), label: t('procedures.rule_days') }),
          ]),
          ui.textInput({ ...bind('source'), label: t('procedures.source'), hint: t('procedures.source_hint') }),
          ui.button({ text: t('procedures.set_rule'), kind: 'secondary' }),
        ],
      }),
    ],
  })
}
