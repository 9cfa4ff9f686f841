import { dateOf } from '../../foundation/calendar/index.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { summaryWithin, type FormProblem } from '../../kernel/http/problem.ts'
import { formatDateTime } from '../../kernel/text/dates.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { getDossier } from '../dossiers/index.ts'
import { bodyOf, findFormsOn, mayPrint } from './make-paper.ts'
import { paperKeys, type PaperKey } from './paper-form.ts'
import { findPapers, type PaperRow } from './paper-queries.ts'
import { t } from './texts.ts'

type Row = { key: PaperKey; papers: PaperRow[]; possible: boolean; may: boolean }

const printButton = (context: SignedInContext, id: string, { key, papers }: Row): ui.Html =>
  ui.buttonForm({
    action: `/ho-so/${id}/phieu/${key}`,
    csrf: context.csrf,
    idempotencyKey: context.key(),
    text: t(papers.length ? 'papers.print_again' : 'papers.print'),
    kind: 'secondary',
    small: true,
    about: t(`papers.form_${key}`),
  })

/** The forms of a dossier: what was printed when by whom, and what can be printed now. */
export async function showPapers(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params } = context
  const dossier = await getDossier(db, actor, params.id!)
  const papers = await findPapers(db, dossier.id)
  const forms = await findFormsOn(db, dateOf(db.now))
  const rows: Row[] = []
  for (const key of paperKeys)
    rows.push({
      key,
      papers: papers.filter((paper) => paper.form_key === key),
      possible: (await bodyOf(db, actor, dossier, key)) !== undefined,
      may: mayPrint(actor, dossier, key),
    })
  return ui.staffPage({
    ...context.frame,
    title: t('papers.title', { code: dossier.code }),
    lead: dossier.procedure.name,
    crumbs: [{ text: dossier.code, href: `/ho-so/${dossier.id}` }],
    errors: summaryWithin(problem),
    children: ui.table({
      caption: t('papers.printings'),
      captionHidden: true,
      columns: [
        {
          header: t('papers.form'),
          rowHeader: true,
          cell: ({ key }) => {
            const form = forms.find((one) => one.form_key === key)
            return html`${t(`papers.form_${key}`)}${form && !form.verified && html` ${ui.statusBadge({ text: t('papers.unverified'), tone: 'warning' })}`}
            ${form && html`<br /><span class="muted">${form.document}</span>`}`
          },
        },
        { header: t('papers.printings'), cell: (row) => printings(dossier.id, row) },
        {
          header: t('papers.to_do'),
          cell: (row) =>
            row.possible && row.may
              ? printButton(context, dossier.id, row)
              : html`<span class="muted">${t(row.possible ? 'papers.not_yours' : 'papers.not_yet')}</span>`,
        },
      ],
      rows,
    }),
  })
}

function paperNumber({ number, year }: PaperRow, href: string | false): ui.Content {
  const text = t('papers.number', { number: `${number}/${year}` })
  return href ? html`<a href="${href}">${text}</a>` : text
}

const printings = (id: string, { papers, may }: Row): ui.Content =>
  papers.length === 0
    ? html`<span class="muted">${t('papers.never')}</span>`
    : papers.map(
        (paper) =>
          html`<div>
            ${paperNumber(paper, may && `/ho-so/${id}/to-in/${paper.id}`)}
            ${paper.printings.map(
              ({ at, by }) =>
                html`<div class="muted">
                  ${t('papers.printed', { at: formatDateTime(Temporal.Instant.from(at)), by: by ?? '' })}
                </div>`,
            )}
          </div>`,
      )
