// The page at /tiep-nhan: without a procedure the search, with one its form; and the form again after a problem.
import { AppError } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { fillApplicant } from '../receiving/fill-applicant.ts'
import { t } from '../texts.ts'
import { focusAfterFilling } from './applicant-fields.ts'
import { intakePage, versionShown } from './intake-page.ts'
import { searchPage } from './search-page.ts'

const notInForce = (): ui.Html => ui.notice({ tone: 'warning', title: t('intake.not_in_force') })

export async function showIntake(context: SignedInContext): Promise<ui.Html | Response> {
  if (!context.url.searchParams.get('thu-tuc')) return searchPage(context)
  const shown = await versionShown(context)
  return shown ? intakePage(context, shown.version, {}) : searchPage(context, notInForce())
}

/** What was typed stays, whatever became of the procedure meanwhile. */
export async function showIntakeAgain(context: SignedInContext, problem: FormProblem): Promise<ui.Html> {
  const shown = await versionShown(context, problem)
  if (!shown) throw new AppError('dossiers.procedure_not_in_force', 409)
  return intakePage(context, shown.version, { problem })
}

/** Nothing was saved: the same form, with more in it. */
export async function showFilled(context: SignedInContext, problem: FormProblem): Promise<ui.Html> {
  const shown = await versionShown(context, problem)
  if (!shown) throw new AppError('dossiers.procedure_not_in_force', 409)
  if (problem.status !== 200) return intakePage(context, shown.version, { problem })
  const { values, unreadable, earlier } = await fillApplicant(context, shown.version, problem.values)
  return intakePage(context, shown.version, {
    problem,
    values,
    errors: unreadable ? { card: t('dossier_intake.card_unreadable') } : {},
    focus: unreadable ? undefined : focusAfterFilling({ values, errors: {} }),
    told:
      earlier && ui.notice({ title: t('intake.filled_earlier', { code: earlier }), body: t('intake.filled_recorded') }),
  })
}
