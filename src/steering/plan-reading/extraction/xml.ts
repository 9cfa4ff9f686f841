// Office parts as small trees. Names come without their prefix: producers choose their own.
import { SaxesParser } from 'saxes'
import { RefusedFile } from './refusal.ts'

export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] }

/** No office program nests deeper; a hostile file would otherwise exhaust the stack of whoever walks the tree. */
const deepest = 400

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const decodePart = (bytes: Uint8Array): string => {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be'
  return new TextDecoder(utf16 || 'utf-8').decode(bytes)
}

/**
 * Parses a part. Children of the first element called `container` go to `onChild` one by one and are not kept, so that
 * a long document never stands in memory as a whole. Throws RefusedFile (broken).
 */
export const readXml = (bytes: Uint8Array, container?: string, onChild?: (child: Xml) => void): Xml => {
  const parser = new SaxesParser({ position: false })
  const root: Xml = { name: '', attributes: {}, children: [] }
  const open: Xml[] = [root]
  parser.on('error', () => {
    throw new RefusedFile('plan_reading.broken')
  })
  parser.on('opentag', (tag) => {
    const attributes = Object.fromEntries(
      Object.entries(tag.attributes).map(([name, value]) => [localName(name), String(value)]),
    )
    if (open.length > deepest) throw new RefusedFile('plan_reading.broken')
    open.push({ name: localName(tag.name), attributes, children: [] })
  })
  parser.on('text', (text) => {
    open.at(-1)!.children.push(text)
  })
  parser.on('cdata', (text) => {
    open.at(-1)!.children.push(text)
  })
  parser.on('closetag', () => {
    const closed = open.pop()!
    const parent = open.at(-1)!
    if (onChild && parent.name === container) onChild(closed)
    else parent.children.push(closed)
  })
  parser.write(decodePart(bytes)).close()
  return root.children.find((child): child is Xml => typeof child !== 'string') ?? root
}

export const elementsOf = (xml: Xml): Xml[] => xml.children.filter((child): child is Xml => typeof child !== 'string')

export const childrenNamed = (xml: Xml, name: string): Xml[] => elementsOf(xml).filter((child) => child.name === name)

/** The element at the end of a path of child names. */
export const childAt = (xml: Xml | undefined, ...path: string[]): Xml | undefined =>
  path.reduce<Xml | undefined>((at, name) => at && elementsOf(at).find((child) => child.name === name), xml)

/** The `val` of the element at the end of a path. */
export const valueAt = (xml: Xml | undefined, ...path: string[]): string | undefined =>
  childAt(xml, ...path)?.attributes['val']

export const textOf = (xml: Xml): string =>
  xml.children.map((child) => (typeof child === 'string' ? child : textOf(child))).join('')

/** A switch such as <w:b/>: absent says nothing, present without a value is on. */
export const switchAt = (xml: Xml | undefined, name: string): boolean | undefined => {
  const element = childAt(xml, name)
  return element && !['0', 'false', 'off', 'none'].includes(element.attributes['val'] ?? '')
}
