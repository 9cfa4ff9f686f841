import { z } from 'zod'
import { action, page, type Route } from '../http/route.ts'
import { changePasswordAction, showAccount } from './account-page.ts'
import { changePassword, changePasswordInput } from './change-password.ts'
import { endOne, endOneInput, endOthers } from './end-sessions.ts'

export const accountRoutes: readonly Route[] = [
  page('/tai-khoan', (context) => showAccount(context)),
  action({
    path: '/tai-khoan/phien/:id/ket-thuc',
    name: 'kernel.end_session',
    input: endOneInput,
    run: endOne,
    next: () => ({ to: '/tai-khoan', said: 'account.ended_said' }),
  }),
  action({
    path: '/tai-khoan/phien-khac/ket-thuc',
    name: 'kernel.end_other_sessions',
    input: z.object({}),
    run: endOthers,
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
