import * as ui from '../../../kernel/ui/index.ts'
import { attrs, html } from '../../../kernel/ui/index.ts'
import { listField } from '../lists/came-from.ts'
import { t } from '../texts.ts'

/** Looks for something by words; what is found is on the page that it leads to. `url`: the page it stands on. */
export function findForm(url: URL, action: string, fields: ui.Content): ui.Html {
  const list = listField(url)
  return html`<form${attrs({ class: 'filters', action, role: 'search', 'aria-label': t('handling.find') })}>
    ${list && html`<input${attrs({ type: 'hidden', ...list })}>`}
    <div class="filters-fields">${fields} ${ui.button({ text: t('handling.find'), kind: 'secondary' })}</div>
  </form>`
}
