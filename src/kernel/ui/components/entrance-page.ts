import type { Text } from '../../text/language.ts'
import type { Content, Html } from '../html.ts'
import { html } from '../html.ts'
import { t } from '../texts.ts'
import { brandMark } from './brand.ts'
import { htmlDocument } from './document.ts'
import type { FieldErrors } from './error-summary.ts'
import { errorSummary } from './error-summary.ts'

export type EntrancePageProps = {
  title: Text
  /** What the product is, for those who see it for the first time. */
  tagline: Text
  lead?: Content
  errors?: FieldErrors
  children: Content
}

/** Before anybody is signed in: one thing to do, in the middle. */
export const entrancePage = ({ title, tagline, lead, errors, children }: EntrancePageProps): Html =>
  htmlDocument({
    title,
    audience: 'staff',
    hasErrors: Object.keys(errors ?? {}).length > 0,
    body: html`<main id="main" class="entrance" tabindex="-1">
      <p class="entrance-brand">
        ${brandMark()}<span><strong>${t('ui.product')}</strong><span>${tagline}</span></span>
      </p>
      <div class="entrance-card">
        ${errorSummary(errors, children)}
        <h1>${title}</h1>
        ${lead && html`<p class="entrance-lead">${lead}</p>`} ${children}
      </div>
    </main>`,
  })
