import type { Text } from '../../text/language.ts'
import { noData } from '../../text/numbers.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'

export type Description = {
  term: Text
  value: Content
  /** Where this one answer can be changed. */
  change?: { href: string; text?: Text }
}

const isBlank = (value: Content): boolean => value === null || value === undefined || value === false || value === ''

/** Facts of one record; also the "check your answers" page before something is sent. */
export const descriptionList = (items: readonly Description[]): Html =>
  html`<dl class="descriptions">
    ${items.map(
      ({ term, value, change }) =>
        html`<div>
          <dt>${term}</dt>
          <dd>${isBlank(value) ? noData : value}</dd>
          ${
            change &&
            html`<dd>
              <a href="${change.href}">${change.text ?? t('ui.change')}<span class="visually-hidden"> ${term}</span></a>
            </dd>`
          }
        </div>`,
    )}
  </dl>`
