import { fold } from '../../../kernel/text/vietnamese.ts'

/** A key for a new line, from its name; none of those that are there already. */
export function itemKey(name: string, taken: Iterable<string>): string {
  const known = new Set(taken)
  const base =
    fold(name)
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '') || 'muc'
  let key = base
  for (let count = 2; known.has(key); count++) key = `${base}-${count}`
  return key
}
