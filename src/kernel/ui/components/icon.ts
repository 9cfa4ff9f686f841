import type { Html } from '../html.ts'
import { html, raw } from '../html.ts'

// Drawn on a grid of 16, strokes of 1.5, so that they sit on a line of text.
const shapes = {
  menu: 'M2 4h12M2 8h12M2 12h12',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.4 10.4L14 14',
  bell: 'M8 2a4 4 0 0 1 4 4c0 3.5 1.5 5 1.5 5h-11S4 9.5 4 6a4 4 0 0 1 4-4M6.5 13.5h3',
  person: 'M8 8.5a3 3 0 1 0 0-6a3 3 0 0 0 0 6M2.5 14c.6-2.7 2.8-4 5.5-4s4.9 1.3 5.5 4',
  back: 'M10 3L5 8l5 5',
  forward: 'M6 3l5 5l-5 5',
  down: 'M3.5 6l4.5 4.5L12.5 6',
  success: 'M2.5 8.5l3.5 3.5L13.5 4.5',
  info: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13M8 7.2v4M8 4.6v.3',
  warning: 'M8 2.5L14.5 13.5h-13L8 2.5M8 6.8v3M8 11.6v.2',
  danger: 'M8 .8L15.2 8L8 15.2L.8 8ZM8 4.6v4M8 11v.2',
  neutral: 'M8 1.5a6.5 6.5 0 1 1 0 13a6.5 6.5 0 0 1 0-13',
  file: 'M4 1.5h5.5L13 5v9.5H4zM9.5 1.5V5H13',
  empty: 'M2 9l2-6h8l2 6v4.5H2zM2 9h3.5l1 2h3l1-2H14',
} as const

export type IconName = keyof typeof shapes

/** Decoration beside words, never instead of them: hidden from screen readers. */
export const icon = (name: IconName): Html =>
  html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
    <path d="${raw(shapes[name])}" />
  </svg>`
