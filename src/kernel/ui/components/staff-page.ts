import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { number } from '../values.ts'
import { brandMark } from './brand.ts'
import { htmlDocument } from './document.ts'
import type { FieldErrors } from './error-summary.ts'
import { errorSummary } from './error-summary.ts'
import { buttonForm } from './form.ts'
import { icon } from './icon.ts'
import type { Crumb, NavigationGroup, NavigationItem } from './navigation.ts'
import { breadcrumbs, navigationGroups } from './navigation.ts'
import type { Flash } from './notice.ts'
import { flashMessages } from './notice.ts'

/** The frame around every staff page: who is there, where one can go. The same for all pages of one request. */
export type StaffFrame = {
  homeHref: string
  unit: Text
  navigation: readonly NavigationGroup[]
  search?: { action: string; value?: string }
  notifications?: { href: string; unread: number }
  account?: { name: string; post?: Text; links: readonly NavigationItem[]; signOut: { action: string; csrf: string } }
  otherLanguage?: string
  flash?: readonly Flash[]
}

export type StaffPageProps = StaffFrame & {
  /** Window title and heading. */
  title: Text
  /** The heading, where part of it must not break over two lines: a code. */
  heading?: Content
  /** For the document's head: a feed, a refresh. */
  head?: Content
  /** One or two sentences under the heading. */
  lead?: Content
  /** Badges beside the heading. */
  status?: Content
  /** Buttons at the right of the heading. */
  actions?: Content
  crumbs?: readonly Crumb[]
  tabs?: Content
  errors?: FieldErrors
  /** `narrow` for forms and reading, `wide` for lists and boards. */
  width?: 'narrow' | 'wide'
  children: Content
}

const searchBox = ({ action, value }: NonNullable<StaffFrame['search']>): Html =>
  html`<form class="topbar-search" role="search" action="${action}">
    <label class="visually-hidden" for="global-search">${t('ui.search')}</label>
    <input${attrs({ id: 'global-search', type: 'search', name: 'q', value, placeholder: t('ui.search_everything') })}>
    <button type="submit">${icon('search')}<span class="visually-hidden">${t('ui.search')}</span></button>
  </form>`

const bell = ({ href, unread }: NonNullable<StaffFrame['notifications']>): Html =>
  html`<a class="topbar-link" href="${href}"
    >${icon('bell')}<span class="visually-hidden"
      >${unread > 0 ? t('ui.notifications_unread', { count: unread }) : t('ui.notifications')}</span
    >${unread > 0 && html`<span class="count" aria-hidden="true">${number(unread)}</span>`}</a
  >`

const accountMenu = ({ name, post, links, signOut }: NonNullable<StaffFrame['account']>): Html =>
  html`<details class="account">
    <summary>${icon('person')}<span class="account-name">${name}</span></summary>
    <div class="account-menu">
      <p><strong>${name}</strong>${post && html`<span>${post}</span>`}</p>
      <ul>
        ${links.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}
      </ul>
      ${buttonForm({ ...signOut, text: t('ui.sign_out'), kind: 'secondary', small: true })}
    </div>
  </details>`

const topBar = (frame: StaffFrame): Html =>
  html`<header class="topbar">
    <button type="button" class="topbar-menu" popovertarget="side">
      ${icon('menu')}<span class="visually-hidden">${t('ui.menu')}</span>
    </button>
    <a class="topbar-home" href="${frame.homeHref}"
      >${brandMark()}<span class="topbar-product">${t('ui.product')}</span></a
    >
    <p class="topbar-unit">${frame.unit}</p>
    ${frame.search && searchBox(frame.search)}
    <div class="topbar-end">
      ${frame.otherLanguage !== undefined && html`<a class="topbar-link" href="${frame.otherLanguage}" lang="${(lang) => (lang === 'vi' ? 'en' : 'vi')}">${t('ui.other_language')}</a>`}
      ${frame.notifications && bell(frame.notifications)} ${frame.account && accountMenu(frame.account)}
    </div>
  </header>`

const pageHead = ({ title, heading = title, lead, status, actions }: StaffPageProps): Html =>
  html`<div class="page-head">
    <div class="page-title">
      <div class="page-name">
        <h1>${heading}</h1>
        ${status}
      </div>
      ${lead && html`<div class="lead">${lead}</div>`}
    </div>
    ${actions && html`<div class="page-actions">${actions}</div>`}
  </div>`

/** A page of the staff side: top bar, side navigation, the way here, messages, heading, content. */
export const staffPage = (props: StaffPageProps): Html => {
  const { title, errors, width = 'wide' } = props
  return htmlDocument({
    title,
    audience: 'staff',
    hasErrors: Object.keys(errors ?? {}).length > 0,
    head: props.head,
    body: html`${topBar(props)}
      <div class="frame">
        <nav class="side" id="side" popover${attrs({ 'aria-label': t('ui.main_navigation') })}>
          <button type="button" class="side-close" popovertarget="side" popovertargetaction="hide">
            ${icon('close')}${t('ui.close')}
          </button>
          ${navigationGroups(props.navigation)}
        </nav>
        <main id="main" class="main main-${width}" tabindex="-1">
          ${breadcrumbs(props.crumbs)}${flashMessages(props.flash)}${errorSummary(errors, props.children)}${pageHead(props)}${props.tabs}
          ${props.children}
        </main>
      </div>`,
  })
}
