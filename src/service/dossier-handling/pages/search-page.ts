import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { foundAtOnce, searchDossiers } from '../../dossiers/index.ts'
import { placeOf, placeText, withParts } from '../lists/list-address.ts'
import { endedTable } from './ended-table.ts'
import { findForm } from './find-form.ts'
import { paged } from './paged.ts'
import { t } from '../texts.ts'

/** Anything of a dossier, in one box: code, serial, name, number, telephone, procedure, words of the abstract. */
export async function showSearch(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  const q = url.searchParams.get('q')?.trim().slice(0, 200) ?? ''
  const wide = url.searchParams.get('rong') === '1'
  const place = placeOf(url.searchParams.get('sau'))
  const after = place?.at ? { at: place.at, id: place.id } : undefined
  const rows = q ? await searchDossiers(db, actor, q, { wide, after }) : []
  const shown = rows.slice(0, foundAtOnce)
  const last = shown.at(-1)
  const more = rows.length > foundAtOnce && last ? placeText(last.filed_at, last.id) : undefined
  return ui.staffPage({
    ...context.frame,
    title: t('handling.search'),
    crumbs: [{ text: t('handling.dossiers'), href: '/ho-so' }],
    children: html`${findForm(
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
    ${q && endedTable(shown)} ${paged(url, more)}
    ${last && !wide && !more && html`<p><a href="${withParts(url, { rong: '1' })}">${t('handling.search_wide')}</a></p>`}`,
  })
}
