// Where everything of an import is found. Numbers in addresses count from 1, as people do.
import type { Place } from '../plan-reading/index.ts'
import type { OpenPoint } from './open-points.ts'

export type Item = 'nhiem-vu' | 'chi-tieu' | 'don-vi' | 'mau-thuan' | 'trach-nhiem' | 'bao-cao'

export const importHref = (id: string, part = ''): string => `/ke-hoach/nhap/${id}${part && `/${part}`}`

export const itemHref = (id: string, item: Item, index: number): string => importHref(id, `${item}/${index + 1}`)

/** The anchor of a place in the whole text: a block, or a row of its table. */
export const placeId = (block: number, row?: number): string => (row === undefined ? `b${block}` : `b${block}r${row}`)

/** The whole text, opened at the page that holds the place. */
export const sourceHref = (base: string, place?: Place | null): string => {
  if (!place) return `${base}/van-ban`
  const id = placeId(place.block, place.row)
  return `${base}/van-ban?o=${id}#${id}`
}

const itemOf = { task: 'nhiem-vu', target: 'chi-tieu', unit: 'don-vi', conflict: 'mau-thuan' } as const

/** Where a point is settled. */
export function pointHref(id: string, point: OpenPoint): string {
  if (point.kind === 'missing' && point.field === 'tasks') return importHref(id, 'nhiem-vu')
  if (point.kind === 'missing' || point.kind === 'document') return importHref(id, 'thong-tin')
  return itemHref(id, itemOf[point.kind], point.kind === 'conflict' ? point.targets[0]! : point.index)
}
