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

export function pointHref(id: string, point: OpenPoint): string {
  switch (point.kind) {
    case 'missing':
      return importHref(id, point.field === 'tasks' ? 'nhiem-vu' : 'thong-tin')
    case 'document':
      return importHref(id, 'thong-tin')
    case 'task':
      return itemHref(id, 'nhiem-vu', point.index)
    case 'target':
      return itemHref(id, 'chi-tieu', point.index)
    case 'unit':
      return itemHref(id, 'don-vi', point.index)
    case 'conflict':
      return itemHref(id, 'mau-thuan', point.targets[0]!)
  }
}
