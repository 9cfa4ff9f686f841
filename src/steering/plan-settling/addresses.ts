// Where everything of an import is found. Tasks and targets have addresses that stay whatever is added around them.
import type { Place } from '../plan-reading/index.ts'
import type { OpenPoint } from './open-points.ts'

export const importHref = (id: string, part = ''): string => `/ke-hoach/nhap/${id}${part && `/${part}`}`

export const taskHref = (id: string, seq: number): string => importHref(id, `nhiem-vu/${seq}`)
export const targetHref = (id: string, targetId: string): string => importHref(id, `chi-tieu/${targetId}`)
export const conflictHref = (id: string, targetId: string): string => importHref(id, `mau-thuan/${targetId}`)
export const unitHref = (id: string, index: number): string => importHref(id, `don-vi/${index + 1}`)

/** The anchor of a place in the whole text: a block, or a row of its table. */
export const placeId = (block: number, row?: number): string => (row === undefined ? `b${block}` : `b${block}r${row}`)

/** The whole text, opened at the page that holds the place. */
export const sourceHref = (base: string, place?: Place | null): string => {
  if (!place) return `${base}/van-ban`
  const id = placeId(place.block, place.row)
  return `${base}/van-ban?o=${id}#${id}`
}

/** Where a point is settled. */
export function pointHref(id: string, point: OpenPoint): string {
  if (point.kind === 'task') return taskHref(id, point.seq)
  if (point.kind === 'unit') return unitHref(id, point.index)
  if (point.kind === 'target') return targetHref(id, point.id)
  if (point.kind === 'conflict') return conflictHref(id, point.targets[0]!.id)
  return importHref(id, point.kind === 'missing' && point.field === 'tasks' ? 'nhiem-vu' : 'thong-tin')
}
