import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf, withParts } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { foundAtOnce, searchDossiers } from '../../dossiers/index.ts'
import { endedTable } from './ended-table.ts'
import { findForm } from './find-form.ts'
import { t } from '../texts.ts'

/** Anything of a dossier, in one box: code, serial, name, number, telephone, procedure, words of the abstract. */
export async function showSearch(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const wide = url.searchParams.get('rong') === '1'
  const rows = q ? await searchDossiers(db, actor, q, { wide, after: placeOf(url) }) : []
  const { shown, pages, more } = onePage(url, rows, foundAtOnce, (row) => ({ at: row.filed_at, id: row.id }))
  return ui.staffPage({
    ...context.frame,
    title: t('handling.search'),
    crumbs: [{ text: t('handling.dossiers'), href: '/ho-so' }],
    children: html`${findForm(
      url,
      '/ho-so/tim',
      ui.textInput({
        name: 'q',
        label: t('handling.search_for'),
        hint: t('handling.search_hint'),
        type: 'search',
        value: q,
        width: 'medium',
      }),
    )}
    ${q && endedTable(shown, t('handling.nothing_found_why'), () => url.pathname + url.search)} ${pages}
    ${shown.length > 0 && !wide && !more && html`<p><a href="${withParts(url, { rong: '1' })}">${t('handling.search_wide')}</a></p>`}`,
  })
}
