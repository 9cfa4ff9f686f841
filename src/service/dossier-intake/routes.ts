import { anchorOf } from '../../foundation/forms/index.ts'
import { canAnywhere, type Actor } from '../../kernel/access/actor.ts'
import { AppError, forbidden } from '../../kernel/errors.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { dossierActions, hasReception, paperLimit } from '../dossiers/index.ts'
import { showGroupList } from './group/group-list-page.ts'
import {
  resumePath,
  salvageIntake,
  saveDraftPath,
  saveIntakeDraft,
  saveIntakeDraftInput,
} from './drafts/intake-draft.ts'
import { showGroup } from './group/group-page.ts'
import { groupPath, reckonPath } from './group/group-fee-fields.ts'
import { groupInput, receiveGroup } from './group/receive-group.ts'
import { fillPath } from './pages/applicant-fields.ts'
import { intakePath } from './pages/intake-page.ts'
import { showReceipt } from './pages/receipt-page.ts'
import { showStart } from './pages/search-page.ts'
import { showFilled, showIntake, showIntakeAgain } from './pages/show-intake.ts'
import {
  callNext,
  callNextInput,
  queueActions,
  setQueue,
  setQueueInput,
  takeTicket,
  takeTicketInput,
} from './queue/queue.ts'
import { kioskRoutes } from './queue/kiosk-routes.ts'
import { revokeKiosk, revokeKioskInput } from './queue/kiosk.ts'
import { boardPath, showBoard, showTickets, ticketPath } from './queue/queue-pages.ts'
import { receives } from './places.ts'
import { fillInput, intakeForm } from './receiving/intake-input.ts'
import { typeForm, typeFormInput } from './typing/type-form.ts'
import { showTyping } from './typing/type-form-page.ts'
import { receiveIntake } from './receiving/receive-intake.ts'
import { t } from './texts.ts'

/** Saves nothing, so that it ends as a form that comes back; what it looks up is recorded when it is shown. */
const comesBack = async (_: unknown, actor: Actor): Promise<never> => {
  if (!canAnywhere(actor, dossierActions['dossiers.receive'])) throw forbidden({ action: 'dossiers.receive' })
  throw new AppError('dossier_intake.filled', 200)
}

export const intakeRoutes: readonly Route[] = [
  page(intakePath, showIntake),
  action({
    path: intakePath,
    name: 'dossier_intake.receive',
    input: intakeForm,
    fileLimit: paperLimit,
    run: receiveIntake,
    salvage: salvageIntake,
    next: ({ id }) => `${intakePath}/${id}`,
    again: showIntakeAgain,
  }),
  action({
    path: fillPath,
    name: 'dossier_intake.fill',
    input: fillInput,
    fileLimit: paperLimit,
    run: comesBack,
    salvage: salvageIntake,
    next: () => intakePath,
    again: showFilled,
  }),
  action({
    path: saveDraftPath,
    name: 'dossier_intake.save_draft',
    input: saveIntakeDraftInput,
    fileLimit: paperLimit,
    run: saveIntakeDraft,
    salvage: salvageIntake,
    next: (draft, { step }) => {
      const to = resumePath(draft)
      return step === 'save' ? { to, said: 'intake.said_draft_saved' } : to + anchorOf(step)
    },
    again: showIntakeAgain,
  }),
  action({
    path: `${intakePath}/goi-so`,
    name: 'dossier_intake.call_next',
    input: callNextInput,
    run: callNext,
    next: (number) => ({ to: intakePath, said: 'intake.said_called', params: { number } }),
    again: showStart,
  }),
  page(ticketPath, (context: SignedInContext) => showTickets(context)),
  action({
    path: ticketPath,
    name: 'dossier_intake.take_ticket',
    input: takeTicketInput,
    run: takeTicket,
    next: ({ number }, { unitId }) => `${ticketPath}?don-vi=${unitId}&so=${number}`,
    again: showTickets,
  }),
  action({
    path: `${ticketPath}/cai-dat`,
    name: 'dossier_intake.set_queue',
    input: setQueueInput,
    run: setQueue,
    next: (_, { unitId }) => ({ to: `${ticketPath}?don-vi=${unitId}`, said: 'intake.said_queue_set' }),
    again: showTickets,
  }),
  action({
    path: `${ticketPath}/dong-may`,
    name: 'dossier_intake.revoke_kiosk',
    input: revokeKioskInput,
    run: revokeKiosk,
    next: () => ({ to: ticketPath, said: 'intake.said_kiosk_shut' }),
    again: showTickets,
  }),
  ...kioskRoutes,
  page(boardPath, showBoard),
  page(groupPath, (context: SignedInContext) => showGroup(context)),
  action({
    path: groupPath,
    name: 'dossier_intake.receive_group',
    input: groupInput,
    run: receiveGroup,
    next: (id) => `${groupPath}/${id}`,
    again: showGroup,
  }),
  action({
    path: reckonPath,
    name: 'dossier_intake.reckon_group',
    input: fillInput,
    run: comesBack,
    next: () => groupPath,
    again: showGroup,
  }),
  page('/ho-so/:id/to-khai', (context: SignedInContext) => showTyping(context)),
  action({
    path: '/ho-so/:id/to-khai',
    name: 'dossier_intake.type_form',
    input: typeFormInput,
    fileLimit: paperLimit,
    run: typeForm,
    next: (_, { id }) => ({ to: `/ho-so/${id}#to-khai`, said: 'intake.said_typed' }),
    again: showTyping,
  }),
  page(`${groupPath}/:id`, showGroupList),
  page(`${intakePath}/:id`, showReceipt),
]

export const intakeDoors: readonly Door[] = [
  {
    href: intakePath,
    text: t('intake.title'),
    group: 'work',
    order: 10,
    show: receives,
  },
  {
    href: ticketPath,
    text: t('intake.take_number'),
    group: 'work',
    order: 52,
    show: (actor) =>
      receives(actor) || (canAnywhere(actor, queueActions['dossier_intake.set_queue']) && hasReception(actor)),
  },
]
