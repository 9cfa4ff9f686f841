import type { Text } from '../../text/language.ts'
import type { Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { percent } from '../values.ts'

export type ProgressBarProps = {
  /** From 0 to 1; null when there is no data. */
  ratio: number | null
  /** The ratio to be reached, drawn as a mark. */
  target?: number | null
  tone?: 'neutral' | 'success' | 'warning' | 'danger'
}

const share = (ratio: number): string => `${Math.round(Math.min(1, Math.max(0, ratio)) * 1000) / 10}%`

/** How far something is, in words first; the bar repeats it for the eye. */
export const progressBar = ({ ratio, target = null, tone }: ProgressBarProps): Html => {
  const targetText: Text | undefined = target === null ? undefined : t('ui.target', { value: percent(target) })
  return html`<div class="progress">
    <span class="progress-line"
      ><strong>${percent(ratio)}</strong>${targetText && html`<span class="progress-target">${targetText}</span>`}</span
    >
    <svg class="bar" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="100%" />
      ${ratio !== null && html`<rect${attrs({ class: tone ? `fill-${tone}` : 'fill-1', width: share(ratio), height: '100%' })} />`}
      ${target !== null && html`<rect${attrs({ class: 'goal', x: share(target), width: 2, height: '100%' })} />`}
    </svg>
  </div>`
}
