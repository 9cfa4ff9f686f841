import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { icon } from './icon.ts'
import type { Tone } from './tone.ts'

export type StatTileProps = {
  label: Text
  value: Content
  /** The records behind the figure. A figure that cannot be opened is one to be argued over. */
  href: string
  note?: Content
  tone?: Tone
}

export const statTile = ({ label, value, href, note, tone = 'neutral' }: StatTileProps): Html =>
  html`<div class="stat stat-${tone}">
    <p class="stat-label">${label}</p>
    <p class="stat-value">
      <a href="${href}">${value}<span class="visually-hidden"> ${label}</span></a>
    </p>
    ${note && html`<p class="stat-note">${tone !== 'neutral' && icon(tone)}<span>${note}</span></p>`}
  </div>`

export const statTiles = (tiles: readonly StatTileProps[]): Html =>
  html`<div class="stats">${tiles.map(statTile)}</div>`
