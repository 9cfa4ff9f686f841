import type { PageContext } from '../../kernel/http/context.ts'
import type { CitizenFrame } from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { t } from './texts.ts'

export const followPath = '/theo-doi'
export const followName = 'dossier_following.follow'

export function followFrame({ url, lang }: PageContext): CitizenFrame {
  const other = new URL(followPath, url)
  other.searchParams.set('lang', lang === 'vi' ? 'en' : 'vi')
  return {
    homeHref: followPath,
    authority: t('following.title'),
    navigation: [
      { text: t('following.title'), href: followPath, current: true },
      { text: t('following.procedures'), href: '/thu-tuc-hanh-chinh' },
    ],
    otherLanguage: `${other.pathname}${other.search}`,
    footer: html`<p>${t('following.footer')}</p>`,
  }
}
