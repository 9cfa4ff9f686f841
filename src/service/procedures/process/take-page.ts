import { findProcessVersionIds, getProcessVersion } from '../../../foundation/workflow/index.ts'
import { today } from '../../../foundation/organisation/index.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { t } from '../pages/texts.ts'
import { cataloguePath } from '../pages/paths.ts'
import { keepsSome } from '../procedure-access.ts'
import { findProcessUses } from './process-uses.ts'

const name = 'procedures.take_process'

/** Takes a published version of a process for the procedures that one keeps and that it fits. */
export async function showTake(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame, params } = context
  if (!keepsSome(actor)) throw forbidden({ action: name })
  const process = await getProcessVersion(db, params.id!)
  const versionIds = await findProcessVersionIds(db, process.processId)
  const uses = await findProcessUses(db, actor, { versionIds, candidate: process })
  const taking = uses.filter(({ last, mayTake, faults }) => last !== process.id && mayTake && !faults.length)
  return ui.staffPage({
    ...frame,
    title: t('procedures.take_title', { number: process.number }),
    lead: process.name,
    crumbs: [{ text: t('procedures.title'), href: cataloguePath }],
    width: 'narrow',
    errors: problem?.errors,
    children: !taking.length
      ? ui.emptyState({ title: t('procedures.take_none'), body: t('procedures.take_none_body') })
      : ui.form({
          action: `${cataloguePath}/quy-trinh/${process.id}`,
          csrf,
          children: [
            html`<p>${t('procedures.take_lead')}</p>
              <ul>
                ${taking.map((use) => html`<li><a href="${use.href}">${use.name}</a></li>`)}
              </ul>`,
            ui.dateInput({
              name: 'from',
              label: t('procedures.take_from'),
              value: typed(problem, name, 'from', today(db).toString()),
              error: errorOf(problem, name, 'from'),
            }),
            ui.button({ text: t('procedures.take') }),
          ],
        }),
  })
}
