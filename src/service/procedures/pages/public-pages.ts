// What citizens see of the catalogue: plain, large, without signing in. Internal procedures and drafts are not here.
import { notFound } from '../../../kernel/errors.ts'
import type { VisitorContext } from '../../../kernel/http/context.ts'
import { publicNavigation, registerPublicDoor } from '../../../kernel/http/public-doors.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, today } from '../../../foundation/organisation/index.ts'
import { findFields, findProcedures } from '../find-procedures.ts'
import { codeText, readCode } from '../procedure-code.ts'
import { findPublicVersion } from '../procedure-version.ts'
import { contentView } from './content-view.ts'
import { t } from './texts.ts'
import { fieldText, shortTerm } from './words.ts'
import { publicPath } from './paths.ts'

registerPublicDoor({ href: publicPath, text: t('procedures.public_title'), order: 10 })

const most = 50

const frameOf = ({ url, lang }: VisitorContext): ui.CitizenFrame => {
  const other = new URL(url)
  other.searchParams.set('lang', lang === 'vi' ? 'en' : 'vi')
  return {
    homeHref: publicPath,
    authority: t('procedures.public_title'),
    navigation: publicNavigation(url),
    otherLanguage: `${other.pathname}${other.search}`,
    footer: html`<p>${t('procedures.public_footer')}</p>`,
  }
}

/** Finding a procedure in one's own words. */
export async function showPublicList(context: VisitorContext): Promise<ui.Html> {
  const { db, url } = context
  const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const fieldId = url.searchParams.get('linh-vuc')?.slice(0, 60) || undefined
  const rows = await findProcedures(db, { q, fieldId, kind: 'public', limit: most })
  const fields = await findFields(db)
  return ui.citizenPage({
    ...frameOf(context),
    title: t('procedures.public_find'),
    children: [
      html`<form class="form" action="${publicPath}" role="search">
        ${ui.textInput({ name: 'q', label: t('procedures.public_what'), value: q, type: 'search', hint: t('procedures.public_hint') })}
        ${ui.select({ name: 'linh-vuc', label: t('procedures.field_column'), placeholder: t('procedures.any'), value: fieldId, options: fields.map((field) => ({ value: field.id, text: fieldText(field) })) })}
        ${ui.button({ text: t('procedures.public_search') })}
      </form>`,
      rows.length === 0
        ? html`<p>${t('procedures.none')}. ${t('procedures.public_none')}</p>`
        : html`<ul>
            ${rows.map((row) => html`<li><a href="${publicPath}/${row.code}">${row.name}</a><br /><span class="muted">${fieldText(row.fieldNames)} · ${shortTerm(row)}</span></li>`)}
          </ul>`,
    ],
  })
}

/** One procedure in force today, by its code. */
export async function showPublicProcedure(context: VisitorContext): Promise<ui.Html> {
  const { db, params } = context
  const code = readCode(params.code ?? '')
  const version = code && (await findPublicVersion(db, code.code, today(db)))
  if (!version) throw notFound('procedures.not_found')
  return ui.citizenPage({
    ...frameOf(context),
    title: version.name,
    lead: html`${codeText(version)} · ${t('procedures.announced_by', { number: version.decisionNumber })} ·
    ${ui.date(version.validFrom)}`,
    crumbs: [{ text: t('procedures.title'), href: publicPath }],
    children: contentView(version, await findTiers(db, today(db)), (key) => `${publicPath}/${version.code}/tep/${key}`),
  })
}
