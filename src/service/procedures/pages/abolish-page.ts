import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { ensureMayKeep } from '../procedure-access.ts'
import { findVersions, isLive } from '../procedure-version.ts'
import { decisionFields } from './decision-fields.ts'
import { t } from './texts.ts'
import { cataloguePath } from './paths.ts'

/** Ends a procedure by a decision. */
export async function showAbolish(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame, params } = context
  const version = (await findVersions(db, params.id!)).find(isLive)
  if (!version) throw notFound('procedures.not_found')
  ensureMayKeep(actor, version.authorityPath)
  return ui.staffPage({
    ...frame,
    title: t('procedures.abolish'),
    lead: html`${version.name} · ${version.code}`,
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: version.name, href: `${cataloguePath}/${version.procedureId}` },
    ],
    width: 'narrow',
    errors: problem?.errors,
    children: [
      ui.notice({ tone: 'warning', title: t('procedures.abolish_note') }),
      ui.form({
        action: `${cataloguePath}/${version.procedureId}/bai-bo`,
        csrf,
        multipart: true,
        children: [
          decisionFields(problem, 'procedures.abolish', 'procedures.abolish_from'),
          ui.button({ text: t('procedures.abolish'), kind: 'danger' }),
        ],
      }),
    ],
  })
}
