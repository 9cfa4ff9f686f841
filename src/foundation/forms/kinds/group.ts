import * as ui from '../../../kernel/ui/index.ts'
import type { Field } from '../form-definition.ts'
import { t } from '../texts.ts'

/** A repeating group: one box of fields for each; a button that sends the form adds or removes one. */
export const groupInput = (
  field: Field,
  path: string,
  { rows, error, row, stepTo }: { rows: number; error: ui.Content; row: (at: number) => ui.Content; stepTo?: string },
): ui.Html =>
  ui.html`<section class="field" aria-labelledby="${`${path}-title`}" ${ui.attrs({ id: path, tabindex: -1 })}>
    <h3 id="${`${path}-title`}">${field.label}${!field.required && ui.html` <span class="optional">${t('forms.optional')}</span>`}</h3>
    ${field.hint && ui.html`<p class="hint">${field.hint}</p>`}
    ${error && ui.html`<p class="error-message">${error}</p>`}
    <input type="hidden" name="${`${path}.rows`}" value="${rows}" />
    ${Array.from({ length: rows }, (_, at) =>
      ui.fieldCard({
        legend: t('forms.row', { label: field.label, at: at + 1 }),
        children: [
          row(at),
          ui.button({
            text: t('forms.remove_row'),
            about: `${field.label} ${at + 1}`,
            kind: 'secondary',
            small: true,
            name: 'step',
            value: `remove:${path}:${at}`,
            formaction: stepTo,
          }),
        ],
      }),
    )}
    ${rows === 0 && ui.html`<p class="hint">${t('forms.no_rows')}</p>`}
    ${ui.button({ text: t('forms.add_row'), about: field.label, kind: 'secondary', name: 'step', value: `add:${path}`, formaction: stepTo })}
  </section>`
