import type { Text } from '../../text/language.ts'
import type { Html } from '../html.ts'
import { attrs, classes, html } from '../html.ts'
import { t } from '../texts.ts'

/** Where one is in a task of several pages. `current` counts from 1; on a phone only the current step is spelt out. */
export const steps = ({ names, current }: { names: readonly Text[]; current: number }): Html =>
  html`<ol class="steps">
      ${names.map((name, at) => {
        const done = at + 1 < current
        return html`<li${attrs({ class: classes(done && 'step-done') || undefined, 'aria-current': at + 1 === current && 'step' })}><span>${name}${done && html`<span class="visually-hidden"> (${t('ui.step_done')})</span>`}</span></li>`
      })}
    </ol>
    <p class="steps-now" aria-hidden="true">
      ${t('ui.step_of', { step: current, total: names.length })}: ${names[current - 1]}
    </p>`
