// What citizens see of the catalogue: plain, large, without signing in. Internal procedures and drafts are not here.
import { notFound } from '../../../kernel/errors.ts'
import type { VisitorContext } from '../../../kernel/http/context.ts'
import { publicNavigation, registerPublicDoor } from '../../../kernel/http/public-doors.ts'
import { namePlaceOf, onePage, withParts } from '../../../kernel/http/list-address.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, today, type Tier } from '../../../foundation/organisation/index.ts'
import { countByGroup, findFields, findProcedures, type Field, type ProcedureFilter } from '../find-procedures.ts'
import { codeText, readCode } from '../procedure-code.ts'
import { findPublicVersion } from '../procedure-version.ts'
import { saysNothing } from '../procedure-search.ts'
import { contentView } from './content-view.ts'
import { t } from './texts.ts'
import { fieldText, shortTerm } from './words.ts'
import { publicPath } from './paths.ts'

registerPublicDoor({ href: publicPath, text: t('procedures.public_title'), order: 10 })

const pageSize = 50

type Groups = Awaited<ReturnType<typeof countByGroup>>

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

/** What there is, by field and by tier, each a list of its own. */
function ways(url: URL, groups: Groups, fields: readonly Field[], tiers: readonly Tier[]): ui.Html {
  const links = (title: Text, name: string, items: readonly { value: string; text: Text; count: number }[]) =>
    html`<section>
      <h2>${title}</h2>
      <ul>
        ${items
          .filter(({ count }) => count > 0)
          .map(
            ({ value, text, count }) =>
              html`<li>
                <a href="${withParts(url, { [name]: value })}">${text}</a> <span class="muted">(${count})</span>
              </li>`,
          )}
      </ul>
    </section>`
  const countOf = (key: 'fieldId' | 'tier', value: string) => groups.find((group) => group[key] === value)?.count ?? 0
  return html`${links(
    t('procedures.by_field'),
    'linh-vuc',
    fields.map((field) => ({ value: field.id, text: fieldText(field), count: countOf('fieldId', field.id) })),
  )}
  ${links(
    t('procedures.by_tier'),
    'cap',
    tiers.map(({ code, name }) => ({ value: code, text: name, count: countOf('tier', code) })),
  )}`
}

/** How many there are, where that is known; always a heading, so that what was found is not read as more of the above. */
const resultHeading = (list: { isBrowsed: boolean; groups: Groups; isWhole: boolean; count: number }): ui.Html => {
  const all = list.groups.filter(({ tier }) => tier !== null).reduce((sum, { count }) => sum + count, 0)
  const title = list.isBrowsed
    ? t('procedures.public_all', { count: all })
    : list.isWhole
      ? t('procedures.public_found', { count: list.count })
      : t('procedures.public_list')
  return html`<h2>${title}</h2>`
}

/** Finding a procedure in one's own words, or by looking around. */
export async function showPublicList(context: VisitorContext): Promise<ui.Html> {
  const { db, url } = context
  const get = (name: string, most: number) => url.searchParams.get(name)?.trim().slice(0, most) || undefined
  const [q, fieldId, tier] = [get('q', 200), get('linh-vuc', 60), get('cap', 60)]
  const filter: ProcedureFilter = { q, fieldId, tier, kind: 'public' }
  const rows = await findProcedures(db, { ...filter, after: namePlaceOf(url), limit: pageSize + 1 })
  const fields = await findFields(db)
  const tiers = await findTiers(db, today(db))
  const isBrowsed = !q && !fieldId && !tier && !url.searchParams.has('sau')
  const groups = isBrowsed ? await countByGroup(db, filter) : []
  const { shown, pages, more } = onePage(url, rows, pageSize, ({ name, versionId: id }) => ({ name, id }))
  return ui.citizenPage({
    ...frameOf(context),
    title: t('procedures.public_find'),
    children: [
      html`<form class="form" action="${publicPath}" role="search">
        ${ui.textInput({ name: 'q', label: t('procedures.public_what'), value: q, type: 'search', hint: t('procedures.public_hint') })}
        ${ui.select({ name: 'linh-vuc', label: t('procedures.field_column'), placeholder: t('procedures.any'), value: fieldId, options: fields.map((field) => ({ value: field.id, text: fieldText(field) })) })}
        ${ui.select({ name: 'cap', label: t('procedures.tier_column'), placeholder: t('procedures.any'), value: tier, options: tiers.map(({ code, name }) => ({ value: code, text: name })) })}
        ${ui.button({ text: t('procedures.public_search') })}
      </form>`,
      isBrowsed && ways(url, groups, fields, tiers),
      rows[0]?.isNear && ui.notice({ tone: 'info', title: t('procedures.near_only', { q: q ?? '' }) }),
      rows.length === 0
        ? html`<p>
            ${t('procedures.none')}. ${saysNothing(q) ? t('procedures.type_words') : t('procedures.public_none')}
          </p>`
        : html`${resultHeading({ isBrowsed, groups, isWhole: !more && !url.searchParams.has('sau'), count: shown.length })}
            <ul>
              ${shown.map((row) => html`<li>${row.isNear && html`<strong>${t('procedures.near')}:</strong> `}<a href="${publicPath}/${row.code}">${row.name}</a><br /><span class="muted">${fieldText(row.fieldNames)} · ${shortTerm(row)}</span></li>`)}
            </ul>`,
      q ? more && html`<p class="muted">${t('procedures.more_found', { count: pageSize })}</p>` : pages,
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
    lead: t('procedures.public_lead', {
      code: codeText(version),
      number: version.decisionNumber,
      day: (lang) => formatDate(version.validFrom, lang),
    }),
    crumbs: [{ text: t('procedures.title'), href: publicPath }],
    children: contentView(version, await findTiers(db, today(db)), (key) => `${publicPath}/${version.code}/tep/${key}`),
  })
}
