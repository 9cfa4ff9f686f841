// The products that one cell names.
import { fold } from '../../../../kernel/text/vietnamese.ts'
import { cachedTraits } from './columns/cell-fit.ts'
import { itemsOf } from './items.ts'

const upperFirst = (text: string): string => text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

const clean = (text: string): string =>
  upperFirst(
    text
      .replace(/^[\s\-–+•.,;]+|[\s.,;]+$/gu, '')
      .replace(/\s+/g, ' ')
      .trim(),
  )

const beginsProduct = (text: string): boolean => cachedTraits(text.trim()).product

/** A comma or "và" parts two products only where both sides begin like one: "Kế hoạch, báo cáo kết quả". */
const splitInside = (text: string): string[] => {
  const parts: string[] = []
  let from = 0
  for (const match of text.matchAll(/\s*[,/]\s*(?:và\s+)?|\s+và\s+/gu)) {
    const left = text.slice(from, match.index)
    const right = text.slice(match.index + match[0].length)
    const depth = text.slice(0, match.index).split('(').length - text.slice(0, match.index).split(')').length
    if (depth > 0 || !beginsProduct(left) || !beginsProduct(right)) continue
    // "Văn bản, báo cáo đề xuất …": a bare noun before the comma shares what follows with the next one.
    const shares = fold(left).split(' ').length <= 2 && fold(right).split(' ').length > 5 && !match[0].includes('và')
    if (shares && !/^(?:Kế hoạch|Quyết định|Giấy mời|Công văn)/u.test(left.trim())) continue
    parts.push(left)
    from = match.index + match[0].length
  }
  return [...parts, text.slice(from)]
}

export const splitOutputs = (cell: string): string[] => {
  const list = itemsOf(cell)
  const parts = list && list.lead === '' ? list.items : cell.split(/;|\n|(?<=\p{Ll})\.\s+(?=\p{Lu})/u)
  return parts
    .flatMap((part) => part.split(';'))
    .flatMap(splitInside)
    .map(clean)
    .filter((part) => /[\p{L}\p{N}]/u.test(part))
}
