import type { SignedInContext } from '../../../kernel/http/context.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findPeople, type ListedPerson } from '../people/people-list.ts'
import { findUnit } from '../units/unit-queries.ts'
import { personLink, unitLink } from './shared.ts'
import { p } from './texts.ts'

const pageSize = 50

const idOf = (url: URL, name: string): string | undefined => {
  const value = url.searchParams.get(name) ?? ''
  return isUuid(value) ? value : undefined
}

const columns: ui.Column<ListedPerson>[] = [
  { header: p('organisation.person'), rowHeader: true, cell: (person) => personLink(person.id, person.name) },
  { header: p('organisation.title'), cell: (person) => person.title },
  {
    header: p('organisation.unit'),
    cell: (person) => [unitLink(person.unitId, person.unitName), person.authorityName && `, ${person.authorityName}`],
  },
  {
    header: p('organisation.has_account'),
    cell: (person) => p(person.hasAccount ? 'organisation.yes' : 'organisation.no'),
  },
]

export async function showPeople(context: SignedInContext): Promise<ui.Html> {
  const { db, url } = context
  const unitId = idOf(url, 'don-vi')
  const unit = unitId ? await findUnit(db, unitId) : undefined
  const words = normalise(url.searchParams.get('ten') ?? '')
  const rows = await findPeople(db, {
    unitPath: unit?.path,
    words: words || undefined,
    after: idOf(url, 'sau'),
    limit: pageSize + 1,
  })
  const shown = rows.slice(0, pageSize)
  const next = new URL(url)
  next.searchParams.set('sau', shown.at(-1)?.id ?? '')
  const first = new URL(url)
  first.searchParams.delete('sau')
  return ui.staffPage({
    ...context.frame,
    title: p('organisation.page_people'),
    children: html`${ui.filterBar({
      action: '/can-bo',
      hidden: { 'don-vi': unit?.id },
      fields: ui.textInput({ name: 'ten', label: p('organisation.find_person'), type: 'search', value: words }),
      active: unit ? [{ text: unit.shortName, removeHref: `/can-bo?ten=${encodeURIComponent(words)}` }] : [],
      clearHref: '/can-bo',
    })}
    ${ui.table({
      caption: p('organisation.page_people'),
      captionHidden: true,
      columns,
      rows: shown,
      empty: ui.emptyState({ title: p('organisation.nobody_found') }),
    })}
    ${ui.pagination({
      previous: url.searchParams.has('sau') ? `${first.pathname}${first.search}` : undefined,
      next: rows.length > pageSize ? `${next.pathname}${next.search}` : undefined,
    })}`,
  })
}
