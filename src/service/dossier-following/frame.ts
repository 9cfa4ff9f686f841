import type { PageContext } from '../../kernel/http/context.ts'
import { publicNavigation, registerPublicDoor } from '../../kernel/http/public-doors.ts'
import type { CitizenFrame } from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { t } from './texts.ts'

export const followPath = '/theo-doi'
export const followName = 'dossier_following.follow'

registerPublicDoor({ href: followPath, text: t('following.title'), order: 20 })

export function followFrame({ url, lang }: PageContext): CitizenFrame {
  const other = new URL(followPath, url)
  other.searchParams.set('lang', lang === 'vi' ? 'en' : 'vi')
  return {
    homeHref: followPath,
    authority: t('following.title'),
    navigation: publicNavigation(url),
    otherLanguage: `${other.pathname}${other.search}`,
    footer: html`<p>${t('following.footer')}</p>`,
  }
}
