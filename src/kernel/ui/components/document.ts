import { inLanguage } from '../../text/language.ts'
import type { Text } from '../../text/language.ts'
import { stylesheet } from '../assets.ts'
import type { Content, Html } from '../html.ts'
import { attrs, html, raw } from '../html.ts'
import { t } from '../texts.ts'

export type DocumentProps = {
  title: Text
  audience: 'staff' | 'citizen'
  /** A page that came back with errors says so first in the window's title. */
  hasErrors?: boolean
  head?: Content
  body: Content
}

const doctype = raw('<!doctype html>')

/** The outermost shell. Pages use `staffPage` or `citizenPage`. */
export const htmlDocument = ({ title, audience, hasErrors, head, body }: DocumentProps): Html => {
  const full: Text = (lang) => `${inLanguage(title, lang)} · ${inLanguage(t('ui.product'), lang)}`
  const { href, preload, icon } = stylesheet(audience)
  return html`${doctype}
    <html lang="${(lang) => lang}" ${attrs({ class: audience })}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${hasErrors ? t('ui.title_error', { title: full }) : full}</title>
        ${preload.map((font) => html`<link rel="preload" href="${font}" as="font" type="font/woff2" crossorigin />`)}
        <link rel="stylesheet" href="${href}" />
        <link rel="icon" href="${icon}" type="image/svg+xml" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#main">${t('ui.skip')}</a>${body}
      </body>
    </html>`
}
