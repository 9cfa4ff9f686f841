import type { SignedInContext } from '../http/context.ts'
import { errorOf, type FormProblem } from '../http/problem.ts'
import type { Text } from '../text/language.ts'
import {
  button,
  buttonForm,
  dateTime,
  form,
  html,
  notice,
  staffPage,
  statusBadge,
  table,
  textInput,
} from '../ui/index.ts'
import type { Column, Html } from '../ui/index.ts'
import { t } from './account-texts.ts'
import { shortestPassword } from './change-password.ts'
import { deviceOf } from './device.ts'
import { findOpenSessions, type OpenSession } from './session.ts'

export const changePasswordAction = 'kernel.change_password'

function deviceText(userAgent: string): Text {
  const { browser, system } = deviceOf(userAgent)
  if (browser && system) return t('account.device_of', { browser, system })
  return browser ?? system ?? t('account.device_unknown')
}

const sessionColumns = ({ session, csrf }: SignedInContext): Column<OpenSession>[] => [
  { header: t('account.device'), rowHeader: true, cell: (row) => deviceText(row.user_agent) },
  { header: t('account.address'), cell: (row) => row.address },
  { header: t('account.signed_in_at'), cell: (row) => dateTime(row.created_at) },
  { header: t('account.seen_at'), cell: (row) => dateTime(row.seen_at) },
  {
    header: t('account.end'),
    cell: (row) =>
      row.id === session.id
        ? statusBadge({ text: t('account.this_device'), tone: 'info' })
        : buttonForm({
            action: `/tai-khoan/phien/${row.id}/ket-thuc`,
            csrf,
            text: t('account.end'),
            about: t('account.end_about', { device: deviceText(row.user_agent) }),
            small: true,
          }),
  },
]

const sessionList = (context: SignedInContext, sessions: readonly OpenSession[]): Html =>
  html`<section>
    <h2>${t('account.sessions')}</h2>
    <p>${t('account.sessions_lead')}</p>
    ${table({ caption: t('account.sessions'), captionHidden: true, columns: sessionColumns(context), rows: sessions })}
    ${
      sessions.length > 1 &&
      buttonForm({ action: '/tai-khoan/phien-khac/ket-thuc', csrf: context.csrf, text: t('account.end_others') })
    }
  </section>`

// What was typed is not put back: a password does not travel to the browser.
const passwordForm = ({ csrf, session }: SignedInContext, problem: FormProblem | undefined): Html => {
  const field = (name: string, label: Text, autocomplete: string, hint?: Text) =>
    textInput({
      name,
      label,
      hint,
      type: 'password',
      autocomplete,
      error: errorOf(problem, changePasswordAction, name),
    })
  const fields = [
    field('currentPassword', t('account.current_password'), 'current-password'),
    field(
      'newPassword',
      t('account.new_password'),
      'new-password',
      t('account.new_password_hint', { least: shortestPassword }),
    ),
    field('newPasswordAgain', t('account.new_password_again'), 'new-password'),
    button({ text: t('account.change_password') }),
  ]
  return html`<section>
    <h2>${t('account.change_password')}</h2>
    ${
      session.demo
        ? notice({ title: t('kernel.demo_password_fixed') })
        : html`<p>${t('account.change_password_lead')}</p>
            ${form({ action: '/tai-khoan/mat-khau', csrf, children: fields })}`
    }
  </section>`
}

export async function showAccount(context: SignedInContext, problem?: FormProblem): Promise<Html> {
  const sessions = await findOpenSessions(context.db, context.actor.accountId)
  return staffPage({
    ...context.frame,
    title: t('account.title'),
    errors: problem?.errors,
    children: context.session.mustChangePassword
      ? [notice({ tone: 'warning', title: t('account.must_change') }), passwordForm(context, problem)]
      : [sessionList(context, sessions), passwordForm(context, problem)],
  })
}
