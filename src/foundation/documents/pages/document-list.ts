import { canAnywhere } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { parseDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { actions, readerOf } from '../document-access.ts'
import { directions } from '../document.ts'
import { findDocuments, findKinds, type DocumentFilter, type DocumentRow } from '../document-queries.ts'
import { t } from '../texts.ts'
import { directionOptions, directionText, documentLink, kindOptions, numberText } from './document-words.ts'

const pageSize = 50
const path = '/van-ban'

function readPlace(text: string): DocumentFilter['after'] {
  const [, day, id] = /^(\d{4}-\d{2}-\d{2})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text) ?? []
  const issuedOn = day && parseDate(day)
  return issuedOn && id ? { issuedOn, id } : undefined
}

/** The address is the filter; what cannot be understood of it is left out. */
export function readDocumentFilter({ searchParams }: URL): Omit<DocumentFilter, 'limit'> {
  const year = Number(searchParams.get('nam'))
  return {
    words: searchParams.get('q')?.trim().slice(0, 200) || undefined,
    direction: directions.find((direction) => direction === searchParams.get('chieu')),
    kind: searchParams.get('loai')?.slice(0, 40) || undefined,
    year: Number.isInteger(year) && year >= 1945 && year <= 2200 ? year : undefined,
    after: readPlace(searchParams.get('sau') ?? ''),
  }
}

function nextPage(url: URL, rows: readonly DocumentRow[]): string | undefined {
  const last = rows[pageSize - 1]
  if (rows.length <= pageSize || !last) return undefined
  const search = new URLSearchParams(url.search)
  search.set('sau', `${last.issued_on.toString()}_${last.id}`)
  return `${path}?${search.toString()}`
}

const columns: ui.Column<DocumentRow>[] = [
  { header: t('documents.abstract'), rowHeader: true, cell: documentLink },
  { header: t('documents.number'), cell: (row) => numberText(row) },
  { header: t('documents.issued_on'), cell: (row) => ui.date(row.issued_on) },
  { header: t('documents.issuer'), cell: (row) => row.issuer },
  { header: t('documents.direction'), cell: (row) => directionText(row.direction) },
]

/** The documents one may read, newest first. */
export async function showDocuments({ db, actor, frame, url }: SignedInContext): Promise<ui.Html> {
  const filter = readDocumentFilter(url)
  const rows = await findDocuments(db, await readerOf(db, actor), { ...filter, limit: pageSize + 1 })
  const kinds = await findKinds(db)
  const any = t('documents.any')
  return ui.staffPage({
    ...frame,
    title: t('documents.title'),
    actions:
      canAnywhere(actor, actions['documents.register']) &&
      ui.linkButton({ text: t('documents.new'), href: `${path}/moi` }),
    children: [
      ui.filterBar({
        action: path,
        active: ui.chosenFilters(url, [
          { name: 'q', label: t('documents.search') },
          { name: 'chieu', label: t('documents.direction'), text: filter.direction && directionText(filter.direction) },
          {
            name: 'loai',
            label: t('documents.kind'),
            text: kindOptions(kinds).find(({ value }) => value === filter.kind)?.text,
          },
          { name: 'nam', label: t('documents.year') },
        ]),
        clearHref: path,
        fields: [
          ui.textInput({
            name: 'q',
            label: t('documents.search'),
            placeholder: t('documents.search_hint'),
            value: filter.words,
            type: 'search',
          }),
          ui.select({
            name: 'chieu',
            label: t('documents.direction'),
            placeholder: any,
            value: filter.direction,
            options: directionOptions,
          }),
          ui.select({
            name: 'loai',
            label: t('documents.kind'),
            placeholder: any,
            value: filter.kind,
            options: kindOptions(kinds),
          }),
          ui.numberInput({ name: 'nam', label: t('documents.year'), value: filter.year?.toString() }),
        ],
      }),
      ui.table({
        caption: t('documents.title'),
        captionHidden: true,
        columns,
        rows: rows.slice(0, pageSize),
        empty: ui.emptyState({ title: t('documents.none'), body: t('documents.none_body') }),
      }),
      ui.pagination({ next: nextPage(url, rows) }),
    ],
  })
}
