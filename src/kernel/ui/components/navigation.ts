import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { number } from '../values.ts'
import { icon } from './icon.ts'

export type Crumb = { text: Text; href: string }

/** The way here, without the page itself: its heading says that. */
export const breadcrumbs = (crumbs: readonly Crumb[] | undefined): Content =>
  crumbs !== undefined &&
  crumbs.length > 0 &&
  html`<nav class="breadcrumbs" ${attrs({ 'aria-label': t('ui.breadcrumbs') })}>
    <ol>
      ${crumbs.map(({ text, href }) => html`<li><a href="${href}">${text}</a></li>`)}
    </ol>
  </nav>`

export type NavigationItem = {
  text: Text
  href: string
  current?: boolean
  /** How many wait there. */
  count?: number
}
export type NavigationGroup = { title?: Text; items: readonly NavigationItem[] }

const entry = ({ text, href, current, count }: NavigationItem): Html =>
  html`<li><a${attrs({ href, 'aria-current': current && 'page' })}><span>${text}</span>${count !== undefined && count > 0 && html` <span class="count">${number(count)}</span>`}</a></li>`

export const navigationGroups = (groups: readonly NavigationGroup[]): Content =>
  groups.map(
    ({ title, items }) =>
      html`<div class="nav-group">
        ${title && html`<h2>${title}</h2>`}
        <ul>
          ${items.map(entry)}
        </ul>
      </div>`,
  )

/** Parts of one page or list, as links: each has an address and works without script. */
export const tabs = (items: readonly NavigationItem[], label: Text = t('ui.views')): Html =>
  html`<nav class="tabs" ${attrs({ 'aria-label': label })}>
    <ul>
      ${items.map(entry)}
    </ul>
  </nav>`

export type PaginationProps = { previous?: string; next?: string; shown?: Content }

/** Lists are paged by key, so there is a page before and a page after, and no page 512. */
export const pagination = ({ previous, next, shown }: PaginationProps): Content =>
  (previous !== undefined || next !== undefined || shown !== undefined) &&
  html`<nav class="pagination" ${attrs({ 'aria-label': t('ui.pages') })}>
    <p>${shown}</p>
    ${previous !== undefined && html`<a class="button button-secondary button-small" rel="prev" href="${previous}">${icon('back')}${t('ui.previous')}</a>`}
    ${next !== undefined && html`<a class="button button-secondary button-small" rel="next" href="${next}">${t('ui.next')}${icon('forward')}</a>`}
  </nav>`
