import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { brandMark } from './brand.ts'
import { htmlDocument } from './document.ts'
import type { FieldErrors } from './error-summary.ts'
import { errorSummary } from './error-summary.ts'
import type { Crumb, NavigationItem } from './navigation.ts'
import { breadcrumbs } from './navigation.ts'
import type { Flash } from './notice.ts'
import { flashMessages } from './notice.ts'

/** The frame around every page for citizens. */
export type CitizenFrame = {
  homeHref: string
  /** Whose site it is: `Tỉnh …`, `Xã …`. */
  authority: Text
  navigation: readonly NavigationItem[]
  account?: Content
  otherLanguage?: string
  /** Who answers for the site, the telephone to call: there on every page, in the same place. */
  footer: Content
  flash?: readonly Flash[]
}

export type CitizenPageProps = CitizenFrame & {
  title: Text
  lead?: Content
  crumbs?: readonly Crumb[]
  errors?: FieldErrors
  children: Content
}

const link = ({ text, href, current }: NavigationItem): Html =>
  html`<li><a${attrs({ href, 'aria-current': current && 'page' })}>${text}</a></li>`

const header = (frame: CitizenFrame): Html =>
  html`<header class="masthead">
    <div class="column">
      <a class="masthead-home" href="${frame.homeHref}"
        >${brandMark()}<span
          ><span class="masthead-authority">${frame.authority}</span
          ><span class="masthead-product">${t('ui.product')}</span></span
        ></a
      >
      <div class="masthead-end">
        ${frame.account}${frame.otherLanguage !== undefined && html`<a href="${frame.otherLanguage}" lang="${(lang) => (lang === 'vi' ? 'en' : 'vi')}">${t('ui.other_language')}</a>`}
      </div>
    </div>
    <nav class="masthead-nav" ${attrs({ 'aria-label': t('ui.main_navigation') })}>
      <ul class="column">
        ${frame.navigation.map(link)}
      </ul>
    </nav>
  </header>`

/** A page for citizens: plain, large, system fonts, nothing to download but a small stylesheet. */
export const citizenPage = (props: CitizenPageProps): Html => {
  const { title, lead, errors } = props
  return htmlDocument({
    title,
    audience: 'citizen',
    hasErrors: Object.keys(errors ?? {}).length > 0,
    body: html`${header(props)}
      <main id="main" class="column main" tabindex="-1">
        ${breadcrumbs(props.crumbs)}${flashMessages(props.flash)}${errorSummary(errors, props.children)}
        <h1>${title}</h1>
        ${lead && html`<div class="lead">${lead}</div>`} ${props.children}
      </main>
      <footer class="footer"><div class="column">${props.footer}</div></footer>`,
  })
}
