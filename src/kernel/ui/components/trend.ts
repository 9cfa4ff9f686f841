import { inLanguage } from '../../text/language.ts'
import type { Text } from '../../text/language.ts'
import type { Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { number } from '../values.ts'
import type { FigureText } from './charts.ts'
import { disclosure } from './disclosure.ts'
import { table } from './table.ts'

type Scale = { min: number; max: number }

const round = (value: number): number => Math.round(value * 100) / 100

const heightOf = (value: number, { min, max }: Scale): number =>
  max === min ? 50 : 100 - ((value - min) / (max - min)) * 100

// One stroke for each unbroken run: where there is no data the line is broken, not drawn through zero.
const line = (values: readonly (number | null)[], scale: Scale): string => {
  let pen = 'M'
  const step = 100 / Math.max(1, values.length - 1)
  return values
    .map((value, at) => {
      if (value === null) {
        pen = 'M'
        return ''
      }
      const point = `${pen}${round(at * step)} ${round(heightOf(value, scale))}`
      pen = 'L'
      return point
    })
    .join('')
}

const known = (values: readonly (number | null)[]): number[] => values.filter((value) => value !== null)

/** The course of a figure in the height of a line of text, beside the figure itself. */
export const sparkline = ({
  label,
  values,
  text = number,
}: {
  label: Text
  values: readonly (number | null)[]
  text?: FigureText
}): Html => {
  const all = known(values)
  const scale = { min: Math.min(...all), max: Math.max(...all) }
  const spoken: Text = (lang) =>
    `${inLanguage(label, lang)}: ${inLanguage(t('ui.trend', { first: text(all[0] ?? null), last: text(all.at(-1) ?? null) }), lang)}`
  return html`<svg${attrs({ class: 'sparkline', role: 'img', 'aria-label': spoken, viewBox: '0 0 100 100', preserveAspectRatio: 'none', focusable: 'false' })}><path${attrs({ d: line(values, scale) })}/></svg>`
}

export type TrendProps = {
  caption: Text
  points: readonly { period: Text; value: number | null }[]
  target?: number
  text?: FigureText
  /** Where the scale begins; 0 unless the differences would vanish. */
  min?: number
}

const dash = html`<svg class="dash" viewBox="0 0 20 8" aria-hidden="true" focusable="false">
  <path class="goal-line" d="M0 4H20" />
</svg>`

/** A figure over periods, with its target. */
export const trend = ({ caption, points, target, text = number, min = 0 }: TrendProps): Html => {
  const values = points.map(({ value }) => value)
  const scale = { min, max: Math.max(...known(values), target ?? min, min) }
  const path = line(values, scale)
  const goal = target === undefined ? undefined : round(heightOf(target, scale))
  return html`<figure class="chart trend">
    <figcaption>${caption}</figcaption>
    <div class="trend-plot">
      <p class="trend-scale" aria-hidden="true"><span>${text(scale.max)}</span><span>${text(scale.min)}</span></p>
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${!values.includes(null) && html`<path${attrs({ class: 'area', d: `${path}L100 100L0 100Z` })} />`}
        ${goal !== undefined && html`<path${attrs({ class: 'goal-line', d: `M0 ${goal}H100` })} />`}
        <path${attrs({ class: 'line', d: path })} />
      </svg>
      <p class="trend-ends">
        <span>${points[0]?.period}</span
        >${target !== undefined && html`<span>${dash}${t('ui.target', { value: text(target) })}</span>`}<span
          >${points.at(-1)?.period}</span
        >
      </p>
    </div>
    ${disclosure({
      summary: t('ui.figures'),
      children: table({
        caption,
        captionHidden: true,
        columns: [
          { header: t('ui.period'), cell: ({ period }) => period, rowHeader: true },
          { header: t('ui.value'), cell: ({ value }) => text(value), numeric: true },
        ],
        rows: points,
      }),
    })}
  </figure>`
}
