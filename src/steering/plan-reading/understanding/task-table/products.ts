// Tables whose column of products holds the tasks themselves: the column called tasks then only names groups of them,
// merged over many rows. The text of the task is its product.
import { cachedTraits } from './columns/cell-fit.ts'
import { has, textOf, withField } from './line.ts'
import type { Line } from './line.ts'

const isWork = (line: Line): boolean => has(line, 'lead') || has(line, 'deadline')

const isTaskLike = (text: string): boolean => {
  const { action, words } = cachedTraits(text)
  return action || words >= 7
}

/** True where most products stand beside a blank task cell and read like tasks. */
export const productsAreTasks = (lines: readonly Line[]): boolean => {
  const products = lines.filter((line) => has(line, 'output') && isWork(line))
  const lonely = products.filter((line) => !has(line, 'text'))
  return (
    lonely.length >= 4 &&
    2 * lonely.length > products.length &&
    2 * lonely.filter((line) => isTaskLike(textOf(line, 'output'))).length > lonely.length
  )
}

const listOfProducts = (text: string): boolean =>
  text.split(/[;\n]/).filter((part) => cachedTraits(part.trim()).product).length > 1

export const withProductsAsTasks = (lines: readonly Line[]): Line[] => {
  const usual = lines.filter((line) => has(line, 'output')).length
  return lines.map((line) => {
    if (!has(line, 'output') || usual === 0) return has(line, 'text') ? { ...line, endsGroup: true } : line
    const { output, text } = line.fields
    const named = withField(withField(withField(line, 'text', output), 'output', undefined), 'group', text)
    const moved = { ...named, doubts: named.doubts.filter(({ field }) => field !== 'outputs') }
    if (!text || !listOfProducts(output!.text)) return moved
    const reason = 'Cột sản phẩm của bảng này thường ghi nhiệm vụ, nhưng ô này giống danh sách sản phẩm.'
    return { ...moved, doubts: [...moved.doubts, { field: 'text', reason, choices: [output!.text, text.text] }] }
  })
}
