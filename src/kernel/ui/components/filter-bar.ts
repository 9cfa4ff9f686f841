import { inLanguage, type Text } from '../../text/language.ts'
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

type ChosenFilter = { name: string; label: Text; text?: Text | undefined }

/** What of a list's address narrows it, each with the address without it, which begins on the first page again. */
export const chosenFilters = (url: URL, filters: readonly ChosenFilter[]): NonNullable<FilterBarProps['active']> =>
  filters
    .filter(({ name }) => url.searchParams.get(name)?.trim())
    .map(({ name, label, text = url.searchParams.get(name)! }) => {
      const others = [...url.searchParams].filter(([other, value]) => value && ![name, 'sau', 'lang'].includes(other))
      const rest = new URLSearchParams(others)
      return {
        text: (lang) => `${inLanguage(label, lang)}: ${inLanguage(text, lang)}`,
        removeHref: rest.size ? `${url.pathname}?${rest.toString()}` : url.pathname,
      }
    })

/** Two fields fit above a list on a phone; more would push it off the first screen. */
const mostUnfolded = 2

function fieldsOf({ fields, active = [] }: FilterBarProps): Html {
  const all = html`<div class="filters-fields">${fields} ${button({ text: t('ui.filter'), kind: 'secondary' })}</div>`
  if (!Array.isArray(fields) || fields.filter(Boolean).length <= mostUnfolded) return all
  return html`<details${attrs({ class: 'filters-folded', open: active.length > 0 })}><summary>${t('ui.filter')}</summary>${all}</details>`
}

/** Narrows a list; a GET form, so that the result has an address. Many fields fold away on a phone until one is set. */
export const filterBar = (props: FilterBarProps): Html =>
  html`<form class="filters" action="${props.action}" role="search" ${attrs({ 'aria-label': t('ui.filter') })}>
    ${Object.entries(props.hidden ?? {}).map(([name, value]) => value !== undefined && html`<input${attrs({ type: 'hidden', name, value })}>`)}
    ${fieldsOf(props)} ${activeFilters(props)}
  </form>`
