import type { Text } from '../text/language.ts'
import { attrs, html, type Content, type Html } from '../ui/html.ts'
import { brandMark } from '../ui/components/brand.ts'
import { htmlDocument } from '../ui/components/document.ts'
import { staffPage, type StaffFrame } from '../ui/components/staff-page.ts'
import type { FormValues } from './read-form.ts'
import { t as uiText } from '../ui/texts.ts'
import { t } from './texts.ts'

// Whatever could not be done, nothing that was typed is lost: it stands on the page that says so.
const typedValues = (values: FormValues, open: boolean): Html | false => {
  const kept = Object.entries(values).filter(
    ([name, value]) => !name.startsWith('_') && value !== '' && !/password/i.test(name),
  )
  return (
    kept.length > 0 &&
    html`<details${attrs({ open })}>
      <summary>${t('kernel.problem_typed')}</summary>
      <dl>
        ${kept.map(
          ([name, value]) =>
            html`<dt>${name}</dt>
              <dd class="preserve">${Array.isArray(value) ? value.join('; ') : value}</dd>`,
        )}
      </dl>
    </details>`
  )
}

const content = (sentence: Text, back: string | null, values: FormValues, way: Content): Html =>
  html`<p class="lead">${sentence}</p>
    ${way} ${typedValues(values, !way)}
    <p>
      ${back && html`<a class="button button-secondary" href="${back}">${t('kernel.back')}</a> `}<a href="/"
        >${t('kernel.home')}</a
      >
    </p>`

/** `way`: what can be done about it at once. */
export function problemPage(
  sentence: Text,
  options: {
    frame?: StaffFrame | undefined
    back?: string | null
    values?: FormValues
    way?: Content
    isMissing?: boolean
  } = {},
): Html {
  const title = t(options.isMissing ? 'kernel.missing_title' : 'kernel.problem_title')
  const children = content(sentence, options.back ?? null, options.values ?? {}, options.way)
  if (options.frame) return staffPage({ ...options.frame, title, width: 'narrow', children })
  return htmlDocument({
    title,
    audience: 'citizen',
    body: html`<header class="masthead">
        <div class="column">
          <a class="masthead-home" href="/"
            >${brandMark()}<span class="masthead-authority">${uiText('ui.product')}</span></a
          >
        </div>
      </header>
      <main id="main" class="column main" tabindex="-1">
        <h1>${title}</h1>
        ${children}
      </main>`,
  })
}
