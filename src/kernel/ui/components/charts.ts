// Charts that a server draws: an SVG for the eye, always with its figures as a table, in the same order.
import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html } from '../html.ts'
import { t } from '../texts.ts'
import { number, percent } from '../values.ts'
import type { Tone } from './tone.ts'

export type ChartItem = {
  label: Text
  /** null is no data, which is not zero. */
  value: number | null
  /** The records behind the figure. */
  href?: string
  tone?: Tone
}

/** How a figure is written: `number` unless the caller says `percent` or `money`. */
export type FigureText = (value: number | null) => Text

const figures: FigureText = (value) => number(value)

const round = (value: number): number => Math.round(value * 100) / 100

const linked = (text: Content, href: string | undefined): Content =>
  href === undefined ? text : html`<a href="${href}">${text}</a>`

const fill = (at: number, tone: Tone | undefined): string => `fill-${tone ?? (at % 6) + 1}`

export type BarChartProps = {
  caption: Text
  items: readonly ChartItem[]
  text?: FigureText
  /** The value at the right end; the largest one unless given. */
  max?: number
  target?: number
}

/** Horizontal bars in the rows of a table: the chart is its own table of figures, at any width. */
export const barChart = ({ caption, items, text = figures, max, target }: BarChartProps): Html => {
  const end = max ?? Math.max(...items.map(({ value }) => value ?? 0), target ?? 0, Number.MIN_VALUE)
  const width = (value: number): string => `${round(Math.min(100, Math.max(0, (value / end) * 100)))}%`
  const bar = (value: number | null, tone: Tone | undefined): Html =>
    html`<svg class="bar" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="100%" />
      ${
        value !== null && html`<rect${attrs({ class: fill(0, tone), width: width(value), height: '100%' })} />`
      }${target !== undefined && html`<rect${attrs({ class: 'goal', x: width(target), width: 2, height: '100%' })} />`}
    </svg>`
  return html`<figure class="chart">
    <figcaption>${caption}</figcaption>
    <table class="bars" ${attrs({ 'aria-label': caption })}>
      <tbody>
        ${items.map(
          ({ label, value, href, tone }) =>
            html`<tr>
              <th scope="row">${label}</th>
              <td>${bar(value, tone)}</td>
              <td class="numeric">${linked(text(value), href)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
    ${target !== undefined && html`<p class="bars-goal">${t('ui.target', { value: text(target) })}</p>`}
  </figure>`
}

const sumOf = (items: readonly ChartItem[]): number => items.reduce((sum, { value }) => sum + (value ?? 0), 0)

const swatch = (at: number, tone: Tone | undefined): Html =>
  html`<svg class="swatch" aria-hidden="true" focusable="false">
    <rect${attrs({ class: fill(at, tone), width: '100%', height: '100%' })} />
  </svg>`

const shareTable = (caption: Text, items: readonly ChartItem[], text: FigureText): Html => {
  const total = sumOf(items)
  const share = (value: number | null): Text => percent(value === null || total === 0 ? null : value / total)
  return html`<table class="legend" ${attrs({ 'aria-label': caption })}>
    <thead>
      <tr>
        <td></td>
        <th scope="col" class="numeric">${t('ui.quantity')}</th>
        <th scope="col" class="numeric">${t('ui.share')}</th>
      </tr>
    </thead>
    <tbody>
      ${items.map(
        ({ label, value, href, tone }, at) =>
          html`<tr>
            <th scope="row">${swatch(at, tone)}${label}</th>
            <td>${linked(text(value), href)}</td>
            <td>${share(value)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

export type ShareChartProps = { caption: Text; items: readonly ChartItem[]; text?: FigureText }

/** Parts of a whole in one bar. */
export const stackedBar = ({ caption, items, text = figures }: ShareChartProps): Html => {
  const total = sumOf(items)
  let from = 0
  const part = ({ value, tone }: ChartItem, at: number): Html => {
    const width = total === 0 ? 0 : ((value ?? 0) / total) * 100
    const rect = html`<rect${attrs({ class: fill(at, tone), x: `${round(from)}%`, width: `${round(width)}%`, height: '100%' })} />`
    from += width
    return rect
  }
  return html`<figure class="chart">
    <figcaption>${caption}</figcaption>
    <svg class="bar bar-tall" aria-hidden="true" focusable="false">
      <rect class="track" width="100%" height="100%" />
      ${items.map(part)}
    </svg>
    ${shareTable(caption, items, text)}
  </figure>`
}

/** Parts of a whole as a ring, the sum in its middle. For at most six parts; more are read better as bars. */
export const donut = ({ caption, items, text = figures }: ShareChartProps): Html => {
  const total = sumOf(items)
  let from = 0
  // A radius of 15.9155 makes a circumference of 100, so a length on the ring is a percentage.
  const arc = ({ value, tone }: ChartItem, at: number): Content => {
    const length = total === 0 ? 0 : ((value ?? 0) / total) * 100
    const ring = html`<circle${attrs({ class: fill(at, tone), cx: 21, cy: 21, r: 15.9155, 'stroke-dasharray': `${round(length)} ${round(100 - length)}`, 'stroke-dashoffset': round(25 - from) })} />`
    from += length
    return length > 0 && ring
  }
  return html`<figure class="chart">
    <figcaption>${caption}</figcaption>
    <div class="donut">
      <svg viewBox="0 0 42 42" aria-hidden="true" focusable="false">
        <circle class="ring" cx="21" cy="21" r="15.9155" />
        ${items.map(arc)}
        <text x="21" y="23.5">${text(total)}</text>
      </svg>
      ${shareTable(caption, items, text)}
    </div>
  </figure>`
}
