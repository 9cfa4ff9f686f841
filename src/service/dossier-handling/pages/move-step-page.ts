import { findSteps, leads, mayGive } from '../../../foundation/workflow/index.ts'
import { findUnitChoices, roleName, type Role } from '../../../foundation/organisation/index.ts'
import { scopesOf } from '../../../kernel/access/actor.ts'
import { AppError, forbidden, notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { getDossier } from '../../dossiers/index.ts'
import { keepingList } from '../lists/came-from.ts'
import { listCrumb } from './after-action.ts'
import { t } from '../texts.ts'

/** A province has more; whoever leads it moves a step within the commune first. */
const most = 500

/** A step that nobody of its unit can do, to another unit that the actor leads and where somebody can. */
export async function showMoveStep(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params, url } = context
  const dossier = await getDossier(db, actor, params.id!)
  const step = (await findSteps(db, dossier.id)).find(({ id }) => id === params.stepId)
  if (!step || step.closed_at) throw notFound('workflow.step_not_found')
  if (!leads(actor, step.unit_path)) throw forbidden({ action: 'workflow.assign' })
  if (!step.of_nobody) throw new AppError('workflow.somebody_can')
  const units = (
    await findUnitChoices(db, { within: scopesOf(actor, mayGive), withRole: step.role, limit: most })
  ).filter(({ value }) => value !== step.unit_id)
  const name = 'dossier_handling.move_step'
  return ui.staffPage({
    ...context.frame,
    title: t('handling.move_step'),
    lead: `${dossier.code} · ${step.name} · ${step.unit_in_place}`,
    width: 'narrow',
    crumbs: [listCrumb(url), { text: dossier.code, href: keepingList(url, `/ho-so/${dossier.id}`) }],
    errors: problem?.errors,
    children: units.length
      ? ui.form({
          action: keepingList(url, `/ho-so/${dossier.id}/buoc/${step.id}/chuyen-don-vi`),
          csrf: context.csrf,
          hidden: { version: String(step.version) },
          children: [
            ui.select({
              name: 'unitId',
              label: t('handling.move_to'),
              hint: t('handling.move_hint'),
              options: units,
              value: typed(problem, name, 'unitId'),
              error: errorOf(problem, name, 'unitId'),
            }),
            ui.button({ text: t('handling.move_button') }),
          ],
        })
      : ui.notice({ tone: 'warning', title: t('handling.move_nowhere', { role: roleName(step.role as Role) }) }),
  })
}
