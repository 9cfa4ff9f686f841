import { z } from 'zod'
import { id } from '../http/fields.ts'
import { action, page, type Route } from '../http/route.ts'
import { changePasswordAction, showAccount } from './account-page.ts'
import { changePassword, changePasswordInput } from './change-password.ts'
import { endOtherSessions, endSession } from './session.ts'

export const accountRoutes: readonly Route[] = [
  page('/tai-khoan', (context) => showAccount(context)),
  action({
    path: '/tai-khoan/phien/:id/ket-thuc',
    name: 'kernel.end_session',
    input: z.object({ id: id() }),
    run: (tx, actor, input) => endSession(tx, actor.accountId, input.id),
    next: () => ({ to: '/tai-khoan', said: 'account.ended_said' }),
  }),
  action({
    path: '/tai-khoan/phien-khac/ket-thuc',
    name: 'kernel.end_other_sessions',
    input: z.object({}),
    run: (tx, actor, _, { session }) => endOtherSessions(tx, actor.accountId, session.id),
    next: () => ({ to: '/tai-khoan', said: 'account.others_ended_said' }),
  }),
  action({
    path: '/tai-khoan/mat-khau',
    name: changePasswordAction,
    secret: true,
    input: changePasswordInput,
    run: changePassword,
    next: () => ({ to: '/tai-khoan', said: 'account.password_changed_said' }),
    again: showAccount,
  }),
]
