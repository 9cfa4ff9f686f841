import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Place, SourceDocument } from '../../plan-reading/index.ts'
import { placeId } from '../addresses.ts'
import { isHead } from '../source/passage.ts'
import { pageOfPlace, textPages, type TextPart } from '../source/text-pages.ts'
import { l } from './list-texts.ts'
import { tableRow } from './passage-view.ts'

const partOf =
  (current: Place | null | undefined) =>
  (part: TextPart): ui.ExcerptPart => {
    if (part.kind === 'paragraph') {
      const { line } = part
      return {
        line: {
          id: placeId(line.index),
          text: line.text,
          strong: line.bold || line.headingLevel !== undefined,
          current: true,
          marked: current?.block === line.index && current.row === undefined,
        },
      }
    }
    const { table, rows } = part
    const here = current?.block === table.index ? current : null
    const marks = { rows: here?.row === undefined ? [] : [here.row], cells: here ? [here] : [] }
    return {
      rows: rows.map(({ row, index }) => ({
        ...tableRow(row, index, marks),
        id: placeId(table.index, index),
        header: isHead(row),
      })),
    }
  }

/** One page of the whole text; `?o=b12r3` opens the one that holds that place, `?trang=2` the second. */
export function textView(source: SourceDocument, url: URL, current?: Place | null): ui.Html {
  const pages = textPages(source)
  const wanted = url.searchParams.get('trang')
  const place = url.searchParams.get('o') ?? (current ? placeId(current.block, current.row) : '')
  const at = wanted
    ? Math.min(Math.max(0, Math.trunc(Number(wanted)) - 1 || 0), pages.length - 1)
    : pageOfPlace(pages, place)
  return html`${ui.excerpt({
    title: l('settling.the_text'),
    where: l('settling.part_of', { at: at + 1, total: pages.length }),
    parts: pages[at]!.map(partOf(current)),
  })}
  ${
    pages.length > 1 &&
    ui.pagination({
      previous: at > 0 ? `?trang=${at}` : undefined,
      next: at + 1 < pages.length ? `?trang=${at + 2}` : undefined,
      shown: l('settling.part_of', { at: at + 1, total: pages.length }),
    })
  }`
}
