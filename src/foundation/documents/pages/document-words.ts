import { formatDate } from '../../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { directions, type Direction } from '../document.ts'
import type { DocumentRow, KindRow } from '../document-queries.ts'
import { t } from '../texts.ts'

export const kindText =
  (row: Pick<DocumentRow, 'kind_vi' | 'kind_en'>): Text =>
  (lang) =>
    lang === 'vi' ? row.kind_vi : row.kind_en

export const directionText = (direction: string): Text => t(`documents.direction_${direction as Direction}`)

export const numberText = (row: Pick<DocumentRow, 'number'>): Text => row.number || t('documents.without_number')

export const documentLink = (row: DocumentRow): ui.Html =>
  html`<a href="/van-ban/${row.id}">${row.abstract}</a><br /><span class="muted">${kindText(row)}</span>`

/** Number, day and what it is about, in one line to choose by. */
export const documentText =
  ({ number, issued_on, abstract }: Pick<DocumentRow, 'number' | 'issued_on' | 'abstract'>): Text =>
  (lang) =>
    `${inLanguage(numberText({ number }), lang)} · ${formatDate(issued_on, lang)} · ${abstract.slice(0, 100)}`

export const kindOptions = (kinds: readonly KindRow[]): ui.Option[] =>
  kinds.map((kind) => ({ value: kind.code, text: (lang) => (lang === 'vi' ? kind.name_vi : kind.name_en) }))

export const directionOptions: ui.Option[] = directions.map((value) => ({ value, text: directionText(value) }))
