import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { button } from './button.ts'
import { icon } from './icon.ts'

export type FilterBarProps = {
  /** The list's own address: filters are part of it, so that a filtered list can be sent to a colleague. */
  action: string
  fields: Content
  /** Kept while filtering, such as the order. */
  hidden?: Readonly<Record<string, string | undefined>>
  /** What is filtered now, each with the address of the list without it. */
  active?: readonly { text: Text; removeHref: string }[]
  clearHref?: string
}

const activeFilters = ({ active = [], clearHref }: FilterBarProps): Content =>
  active.length > 0 &&
  html`<div class="filters-active">
    <span class="muted">${t('ui.filter_active')}:</span>
    ${active.map(
      ({ text, removeHref }) =>
        html`<a class="tag" href="${removeHref}"
          ><span class="visually-hidden">${t('ui.filter_remove')} </span>${text}${icon('close')}</a
        >`,
    )}
    ${clearHref !== undefined && html`<a href="${clearHref}">${t('ui.filter_clear')}</a>`}
  </div>`

/** Narrows a list; a GET form, so that the result has an address. */
export const filterBar = (props: FilterBarProps): Html =>
  html`<form class="filters" action="${props.action}" role="search" ${attrs({ 'aria-label': t('ui.filter') })}>
    ${Object.entries(props.hidden ?? {}).map(([name, value]) => value !== undefined && html`<input${attrs({ type: 'hidden', name, value })}>`)}
    ${props.fields} ${button({ text: t('ui.filter'), kind: 'secondary' })} ${activeFilters(props)}
  </form>`
