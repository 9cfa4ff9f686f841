import type { PageContext } from '../http/context.ts'
import { publicNavigation } from '../http/public-doors.ts'
import { errorOf, typed, type FormProblem } from '../http/problem.ts'
import { defineTexts } from '../text/catalogue.ts'
import { button } from '../ui/components/button.ts'
import { entrancePage } from '../ui/components/entrance-page.ts'
import { form } from '../ui/components/form.ts'
import { textInput } from '../ui/components/inputs.ts'
import { html, type Content, type Html } from '../ui/html.ts'
import { againField } from './send-again.ts'

const t = defineTexts({
  vi: {
    'sign_in.title': 'Đăng nhập',
    'sign_in.product': 'Quản lý cải cách hành chính',
    'sign_in.login': 'Tên đăng nhập',
    'sign_in.password': 'Mật khẩu',
    'sign_in.submit': 'Đăng nhập',
    'sign_in.citizens': 'Dành cho người dân',
    'sign_in.demo': 'Bản dùng thử: các tài khoản mẫu được in trên màn hình khi khởi động chương trình.',
    'kernel.wrong_login': 'Tên đăng nhập hoặc mật khẩu không đúng.',
    'kernel.too_many_attempts': 'Đã thử sai quá nhiều lần. Hãy đợi 15 phút rồi thử lại.',
    'kernel.demo_only_here': 'Tài khoản dùng thử chỉ mở được trên chính máy đang chạy chương trình.',
    'kernel.one_time_password_over': 'Mật khẩu cấp một lần đã quá 7 ngày. Hãy đề nghị người quản trị cấp lại.',
    'kernel.login_taken': 'Tên đăng nhập này đã có người dùng.',
    'kernel.login_wrong': 'Tên đăng nhập gồm từ 3 chữ cái không dấu, chữ số, dấu chấm hoặc gạch; ví dụ: lan.nt.',
  },
  en: {
    'sign_in.title': 'Sign in',
    'sign_in.product': 'Administrative reform',
    'sign_in.login': 'Login',
    'sign_in.password': 'Password',
    'sign_in.submit': 'Sign in',
    'sign_in.citizens': 'For citizens',
    'sign_in.demo': 'Demo: the sample accounts are printed on the screen where the program was started.',
    'kernel.wrong_login': 'Login or password is wrong.',
    'kernel.too_many_attempts': 'Too many wrong attempts. Wait 15 minutes, then try again.',
    'kernel.demo_only_here': 'Demo accounts open only on the machine that runs the program.',
    'kernel.one_time_password_over': 'This one-time password is older than 7 days. Ask your administrator for another.',
    'kernel.login_taken': 'Somebody already uses this login.',
    'kernel.login_wrong': 'A login has at least 3 plain letters, digits, dots or dashes; for example: lan.nt.',
  },
})

const own = 'sign-in'

/**
 * `demo`: there are demo accounts, and this visitor may use them. `again`: what was typed when the session ended, as
 * `writeSending` wrote it.
 */
type Options = { next: string; demo: boolean; again?: string | undefined; problem?: FormProblem }

export const signInForm = (context: PageContext, { next, again, problem }: Omit<Options, 'demo'>): Html =>
  form({
    action: '/dang-nhap',
    csrf: context.csrf,
    hidden: { next, ...(again !== undefined && { [againField]: again }) },
    children: [
      textInput({
        name: 'login',
        label: t('sign_in.login'),
        value: typed(problem, own, 'login'),
        error: errorOf(problem, own, 'login'),
        autocomplete: 'username',
      }),
      textInput({
        name: 'password',
        type: 'password',
        label: t('sign_in.password'),
        error: errorOf(problem, own, 'password'),
        autocomplete: 'current-password',
      }),
      button({ text: t('sign_in.submit'), kind: 'primary' }),
    ],
  })

const forCitizens = ({ url }: PageContext): Content => {
  const doors = publicNavigation(url)
  return (
    doors.length > 0 &&
    html`<nav aria-label="${t('sign_in.citizens')}">
      <p>
        ${t('sign_in.citizens')}:
        ${doors.map(({ href, text }, at) => html`${at > 0 && ' · '}<a href="${href}">${text}</a>`)}
      </p>
    </nav>`
  )
}

export const signInPage = (context: PageContext, { demo, ...options }: Options): Html =>
  entrancePage({
    title: t('sign_in.title'),
    tagline: t('sign_in.product'),
    errors: options.problem?.errors,
    children: html`${signInForm(context, options)} ${demo && html`<p class="hint">${t('sign_in.demo')}</p>`}
    ${forCitizens(context)}`,
  })
