import type { Html } from '../html.ts'
import { html } from '../html.ts'

/** The mark: a ring that stands open, with the star of the bronze drum inside. Drawn in `assets/mark.svg` too. */
export const brandMark = (): Html =>
  html`<svg class="mark" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <path class="mark-ring" d="M21.6 4.2A13 13 0 1 0 27.8 10.4" />
    <path class="mark-star" d="M16 8.5L17.9 14.1L23.5 16L17.9 17.9L16 23.5L14.1 17.9L8.5 16L14.1 14.1Z" />
  </svg>`
