import { html, type Content, type Html } from '../html.ts'

/** A part of a page under a heading that names it, also for whoever hears the page; `id` is its place in the address. */
export const section = ({ id, title, children }: { id: string; title: Content; children: Content }): Html =>
  html`<section class="section" aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    ${children}
  </section>`
