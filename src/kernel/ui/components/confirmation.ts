import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'
import { button, buttonGroup, linkButton } from './button.ts'
import type { FormProps } from './form.ts'
import { form } from './form.ts'
import { notice } from './notice.ts'

export type ConfirmationProps = Omit<FormProps, 'children'> & {
  /** What will happen, and whether it can be undone. */
  consequence: Content
  /** Says the deed: `Thu hồi hồ sơ`, not `Đồng ý`. */
  confirmText: Text
  cancelHref: string
  danger?: boolean
  /** A reason to be given, a date to be chosen. */
  fields?: Content
}

/** The page before something that cannot be taken back: a page, not a box, so it works everywhere and can be read twice. */
export const confirmation = (props: ConfirmationProps): Html => {
  const { consequence, confirmText, cancelHref, danger, fields, ...rest } = props
  return form({
    ...rest,
    children: html`${notice({ tone: 'warning', title: t('ui.important'), body: consequence })}${fields}${buttonGroup([
      button({ text: confirmText, kind: danger ? 'danger' : 'primary' }),
      linkButton({ text: t('ui.cancel'), kind: 'plain', href: cancelHref }),
    ])}`,
  })
}
