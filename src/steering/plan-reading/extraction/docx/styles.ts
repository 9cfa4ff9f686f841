import { childAt, childrenNamed, switchAt, valueAt } from '../xml.ts'
import type { Xml } from '../xml.ts'

/** What a paragraph or a run says of its looks; undefined where it says nothing and its style decides. */
export type Look = {
  bold?: boolean | undefined
  italic?: boolean | undefined
  caps?: boolean | undefined
  hidden?: boolean | undefined
  font?: string | undefined
  centred?: boolean | undefined
  headingLevel?: number | undefined
  numbering?: { list: string | undefined; level: number } | undefined
}

export type Style = Look & { name: string }
export type Styles = { paragraph: (id: string | undefined) => Style; run: (id: string | undefined) => Style }

const alignment = (properties: Xml | undefined): boolean | undefined => {
  const value = valueAt(properties, 'jc')
  return value === undefined ? undefined : value === 'center'
}

const outline = (properties: Xml | undefined): number | undefined => {
  const level = Number(valueAt(properties, 'outlineLvl') ?? Number.NaN)
  return level >= 0 && level <= 5 ? level + 1 : undefined
}

const numberingOf = (properties: Xml | undefined): Look['numbering'] => {
  const numbering = childAt(properties, 'numPr')
  if (!numbering) return undefined
  return { list: valueAt(numbering, 'numId'), level: Number(valueAt(numbering, 'ilvl') ?? 0) }
}

/** Reads w:rPr. */
export const runLook = (properties: Xml | undefined): Look => ({
  bold: switchAt(properties, 'b'),
  italic: switchAt(properties, 'i'),
  caps: switchAt(properties, 'caps'),
  hidden: switchAt(properties, 'vanish'),
  font: childAt(properties, 'rFonts')?.attributes['ascii'],
})

/** Reads w:pPr. */
export const paragraphLook = (properties: Xml | undefined): Look => ({
  centred: alignment(properties),
  headingLevel: outline(properties),
  numbering: numberingOf(properties),
})

/** The later one where it says something. */
export const mergeLooks = (...looks: Look[]): Look =>
  Object.assign(
    {},
    ...looks.map((look) => Object.fromEntries(Object.entries(look).filter(([, value]) => value !== undefined))),
  )

const headingOfName = (name: string): number | undefined => {
  const level = Number(/^heading (\d)$/i.exec(name)?.[1] ?? Number.NaN)
  return level >= 1 && level <= 6 ? level : undefined
}

/** Styles with what they inherit; an id that does not exist is the default style. */
export const readStyles = (xml: Xml | undefined): Styles => {
  const byId = new Map(
    xml ? childrenNamed(xml, 'style').map((style) => [style.attributes['styleId'] ?? '', style]) : [],
  )
  const defaults = runLook(childAt(xml, 'docDefaults', 'rPrDefault', 'rPr'))
  const fallback = [...byId].find(
    ([, style]) => style.attributes['type'] === 'paragraph' && style.attributes['default'] === '1',
  )
  const known = new Map<string, Style>()
  const resolve = (id: string, depth: number): Style => {
    const style = byId.get(id)
    if (!style || depth > 20) return { name: '' }
    const found = known.get(id)
    if (found) return found
    const base = valueAt(style, 'basedOn')
    const name = valueAt(style, 'name') ?? ''
    const own = mergeLooks(
      base === undefined ? {} : resolve(base, depth + 1),
      runLook(childAt(style, 'rPr')),
      paragraphLook(childAt(style, 'pPr')),
      { headingLevel: headingOfName(name) },
    )
    known.set(id, { ...own, name })
    return known.get(id)!
  }
  return {
    paragraph: (id) => ({ ...defaults, ...resolve(id ?? fallback?.[0] ?? '', 0) }),
    run: (id) => (id === undefined ? { name: '' } : resolve(id, 0)),
  }
}
