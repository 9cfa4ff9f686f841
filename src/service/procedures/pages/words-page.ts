import type { SignedInContext } from '../../../kernel/http/context.ts'
import { forbidden, notFound } from '../../../kernel/errors.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { mayKeepWords } from '../procedure-access.ts'
import { findWords } from '../words/everyday-words.ts'
import { t } from './texts.ts'
import { cataloguePath } from './paths.ts'

/** Everyday words and what the catalogue says for them. */
export async function showWords({ db, actor, csrf, frame }: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  if (!mayKeepWords(actor)) throw forbidden({ action: 'procedures.keep' })
  const rows = await findWords(db, 300)
  const bind = (name: string) => fieldOf(problem, 'procedures.add_word', name)
  return ui.staffPage({
    ...frame,
    title: t('procedures.words'),
    lead: t('procedures.words_lead'),
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    width: 'narrow',
    errors: summaryWithin(problem),
    children: [
      ui.form({
        action: `${cataloguePath}/tu-ngu`,
        csrf,
        children: [
          ui.fieldRow([
            ui.textInput({ ...bind('phrase'), label: t('procedures.people_say') }),
            ui.textInput({
              ...bind('meaning'),
              label: t('procedures.catalogue_says'),
              hint: t('procedures.meaning_hint'),
              optional: true,
            }),
          ]),
          ui.textInput({ ...bind('source'), label: t('procedures.source'), optional: true }),
          ui.button({ text: t('procedures.add_word'), kind: 'secondary' }),
        ],
      }),
      ui.table({
        caption: t('procedures.words'),
        captionHidden: true,
        columns: [
          { header: t('procedures.people_say'), rowHeader: true, cell: ({ phrase }) => phrase },
          {
            header: t('procedures.catalogue_says'),
            cell: ({ meaning }) => meaning || html`<span class="muted">${t('procedures.passed_over')}</span>`,
          },
          {
            header: t('procedures.source'),
            cell: ({ source, changedBy, changedAt }) =>
              changedAt
                ? html`${source}<br /><span class="muted">${changedBy} · ${ui.date(changedAt)}</span>`
                : t('procedures.source_built_in'),
          },
          {
            header: t('procedures.arrange'),
            cell: ({ id, phrase }) =>
              ui.linkButton({
                href: `${cataloguePath}/tu-ngu/${id}/bo`,
                kind: 'secondary',
                text: t('procedures.move_remove'),
                about: phrase,
                small: true,
              }),
          },
        ],
        rows,
      }),
    ],
  })
}

/** Asks before a word is gone, for everybody who looks for it. */
export async function askRemoveWord({ db, actor, csrf, frame, params }: SignedInContext): Promise<ui.Html> {
  if (!mayKeepWords(actor)) throw forbidden({ action: 'procedures.keep' })
  const row = (await findWords(db, 3000)).find(({ id }) => id === params.id)
  if (!row) throw notFound()
  const back = `${cataloguePath}/tu-ngu`
  return ui.staffPage({
    ...frame,
    title: t('procedures.remove_it'),
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: t('procedures.words'), href: back },
    ],
    width: 'narrow',
    children: ui.confirmation({
      action: `${back}/${row.id}/bo`,
      csrf,
      consequence: t('procedures.remove_word', { phrase: row.phrase }),
      confirmText: t('procedures.remove_it'),
      cancelHref: back,
      danger: true,
    }),
  })
}
