import type { PageContext } from '../../../kernel/http/context.ts'
import { errorOf, typed, type FormProblem } from '../../../kernel/http/problem.ts'
import { defineTexts } from '../../../kernel/text/catalogue.ts'
import * as ui from '../../../kernel/ui/index.ts'

const t = defineTexts({
  vi: {
    'set_up.title': 'Lập cơ quan đầu tiên',
    'set_up.product': 'Quản lý cải cách hành chính',
    'set_up.lead':
      'Trang này chỉ mở được một lần. Sau bước này, người quản trị đăng nhập để thêm đơn vị, người dùng và nhập kế hoạch.',
    'set_up.place': 'Tên tỉnh, xã, phường hoặc sở',
    'set_up.place_hint': 'Ví dụ: tỉnh An Bình, xã Tân Lập, Sở Nội vụ',
    'set_up.kind': 'Loại',
    'set_up.kind_province': 'Ủy ban nhân dân tỉnh, thành phố',
    'set_up.kind_commune': 'Ủy ban nhân dân xã',
    'set_up.kind_ward': 'Ủy ban nhân dân phường',
    'set_up.kind_department': 'Sở, ban, ngành',
    'set_up.name': 'Họ và tên',
    'set_up.post': 'Chức vụ',
    'set_up.login': 'Tên đăng nhập',
    'set_up.password': 'Mật khẩu',
    'set_up.password_hint': 'Ít nhất 12 ký tự.',
    'set_up.submit': 'Lập cơ quan và đăng nhập',
    'set_up.link_used':
      'Đường dẫn này không còn dùng được. Hãy xem đường dẫn mới trên màn hình khi khởi động chương trình.',
    'set_up.password_short': 'Mật khẩu cần ít nhất 12 ký tự.',
  },
  en: {
    'set_up.title': 'Found the first authority',
    'set_up.product': 'Administrative reform',
    'set_up.lead':
      'This page opens once. After it, the administrator signs in to add units and people and to import plans.',
    'set_up.place': 'Name of the province, commune, ward or department',
    'set_up.place_hint': 'For example: tỉnh An Bình, xã Tân Lập, Sở Nội vụ',
    'set_up.kind': 'Kind',
    'set_up.kind_province': "People's Committee of a province",
    'set_up.kind_commune': "People's Committee of a commune",
    'set_up.kind_ward': "People's Committee of a ward",
    'set_up.kind_department': 'Department',
    'set_up.name': 'Full name',
    'set_up.post': 'Post',
    'set_up.login': 'Login',
    'set_up.password': 'Password',
    'set_up.password_hint': 'At least 12 characters.',
    'set_up.submit': 'Found it and sign in',
    'set_up.link_used': 'This link no longer works. See the new one on the screen where the program was started.',
    'set_up.password_short': 'The password needs at least 12 characters.',
  },
})

export const setUpKinds = ['province', 'commune', 'ward', 'department'] as const

const action = 'organisation.set_up'

export function setUpPage(context: PageContext, code: string, problem?: FormProblem): ui.Html {
  const line = (name: string) => ({
    name,
    value: typed(problem, action, name),
    error: errorOf(problem, action, name),
  })
  return ui.entrancePage({
    title: t('set_up.title'),
    tagline: t('set_up.product'),
    lead: t('set_up.lead'),
    errors: problem?.errors,
    children: ui.form({
      action: '/thiet-lap',
      csrf: context.csrf,
      hidden: { ma: code },
      children: [
        ui.radios({
          ...line('kind'),
          label: t('set_up.kind'),
          choices: setUpKinds.map((kind) => ({ value: kind, text: t(`set_up.kind_${kind}`) })),
        }),
        ui.textInput({ ...line('place'), label: t('set_up.place'), hint: t('set_up.place_hint') }),
        ui.textInput({ ...line('personName'), label: t('set_up.name'), autocomplete: 'name' }),
        ui.textInput({ ...line('post'), label: t('set_up.post') }),
        ui.textInput({ ...line('login'), label: t('set_up.login'), autocomplete: 'username' }),
        ui.textInput({
          ...line('password'),
          value: '',
          type: 'password',
          label: t('set_up.password'),
          hint: t('set_up.password_hint'),
          autocomplete: 'new-password',
        }),
        ui.button({ text: t('set_up.submit') }),
      ],
    }),
  })
}
