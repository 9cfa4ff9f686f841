import { canAnywhere } from '../../kernel/access/actor.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { dossierActions, paperLimit } from '../dossiers/index.ts'
import { fillPath } from './pages/applicant-fields.ts'
import { intakePath } from './pages/intake-page.ts'
import { showReceipt } from './pages/receipt-page.ts'
import { showFilled, showIntake, showIntakeAgain } from './pages/show-intake.ts'
import { fillInput, intakeInput } from './receiving/intake-input.ts'
import { receiveIntake } from './receiving/receive-intake.ts'
import { t } from './texts.ts'

export const intakeRoutes: readonly Route[] = [
  page(intakePath, showIntake),
  action({
    path: intakePath,
    name: 'dossier_intake.receive',
    input: intakeInput,
    fileLimit: paperLimit,
    run: receiveIntake,
    next: ({ id }) => `${intakePath}/${id}`,
    again: showIntakeAgain,
  }),
  action({
    path: fillPath,
    name: 'dossier_intake.fill',
    input: fillInput,
    fileLimit: paperLimit,
    // Saves nothing, so that it ends as a form that comes back; what it looks up is recorded when it is shown.
    run: async (_, actor): Promise<never> => {
      if (!canAnywhere(actor, dossierActions['dossiers.receive'])) throw forbidden({ action: 'dossiers.receive' })
      throw new AppError('dossier_intake.filled', 200)
    },
    next: () => intakePath,
    again: showFilled,
  }),
  page(`${intakePath}/:id`, showReceipt),
]

export const intakeDoors: readonly Door[] = [
  {
    href: intakePath,
    text: t('intake.title'),
    group: 'work',
    order: 10,
    show: (actor) => canAnywhere(actor, dossierActions['dossiers.receive']),
  },
]
