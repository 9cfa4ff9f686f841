import * as ui from '../../../kernel/ui/index.ts'
import { attrs, html } from '../../../kernel/ui/index.ts'
import { t } from '../texts.ts'

/** Looks for something by words; what is found is on the page that it leads to. */
export const findForm = (action: string, fields: ui.Content): ui.Html =>
  html`<form${attrs({ class: 'filters', action, role: 'search', 'aria-label': t('handling.find') })}>
    <div class="filters-fields">${fields} ${ui.button({ text: t('handling.find'), kind: 'secondary' })}</div>
  </form>`
