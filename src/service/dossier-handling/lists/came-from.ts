// The list somebody opened a dossier from goes along in the address of each page and form of that dossier, so that two
// tabs have two lists. Of what an address tells only these lists of ours are believed.
import { localPath } from '../../../kernel/http/local-path.ts'

const listName = 'tu'
const lists = ['/ho-so', '/ho-so/tim']
const longest = 1000

/** The list that the address names, with the place of the dossier in it; undefined where there is none of ours. */
export function listOf(url: URL): URL | undefined {
  const told = url.searchParams.get(listName) ?? ''
  if (!told.startsWith('/') || told.length > longest) return undefined
  const path = localPath(told, url.href)
  const list = path === undefined ? undefined : new URL(path, url.origin)
  return list && lists.includes(list.pathname) ? list : undefined
}

const inside = ({ pathname, search }: URL): string => pathname + search

function withList(path: string, list: string, more: Record<string, string> = {}): string {
  const [before = '', query = ''] = path.split('?')
  const search = new URLSearchParams(query)
  for (const [name, value] of Object.entries(more)) search.set(name, value)
  if (list && list.length <= longest) search.set(listName, list)
  const text = search.toString()
  return text ? `${before}?${text}` : before
}

/** A dossier as it is opened from the list at that address. */
export const openedFrom = (id: string, list: string): string => withList(`/ho-so/${id}`, list)

/** Another page or form of the dossier that `url` is about: the list goes along. */
export function keepingList(url: URL, path: string): string {
  const list = listOf(url)
  return list ? withList(path, inside(list)) : path
}

const doneName = 'xong'

/** The dossier again, after something of it has been done. */
export function afterAction(url: URL, id: string): string {
  const list = listOf(url)
  return withList(`/ho-so/${id}`, list ? inside(list) : '', { [doneName]: '1' })
}

export const isAfterAction = (url: URL): boolean => url.searchParams.get(doneName) === '1'

/** Sent along by a form that asks with GET, whose own address loses its query. */
export const listField = (url: URL): { name: string; value: string } | undefined => {
  const list = listOf(url)
  return list && { name: listName, value: inside(list) }
}
