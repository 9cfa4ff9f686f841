// Pages are written as tagged templates. Whatever is put in is escaped unless it is Html itself; what stands at the start
// of a link attribute is checked for its scheme as well. Texts wait for the reader's language until the page is rendered.
import type { Lang, Text } from '../text/language.ts'
import { escape, safeHref } from './escape.ts'

/** What a template accepts. `false`, `null` and `undefined` leave nothing, lists are joined. */
export type Content = Html | Text | number | bigint | false | null | undefined | readonly Content[]

type Template = { strings: readonly string[]; isLink: readonly boolean[] }

const linkNames = new Set(['href', 'src', 'action', 'formaction'])
const startsLink = /\s(?:href|src|action|formaction)=["']$/
const startsUnquoted = /=\s*$/
const startsCode = /<(?:script|style)\b[^>]*>[^<]*$/i

// Within a tag, an odd number of quotes leaves one open.
const isQuoted = (before: string): boolean => {
  const tag = before.slice(before.lastIndexOf('<'))
  return (tag.match(/"/g)?.length ?? 0) % 2 === 1
}

const templates = new WeakMap<TemplateStringsArray, Template>()

// Looked at once per place in the code: a template that could not be escaped safely does not run at all.
const analyse = (source: TemplateStringsArray): Template => {
  const isLink: boolean[] = []
  let before = ''
  for (const [at, text] of source.slice(0, -1).entries()) {
    before += text
    if (startsUnquoted.test(text) && !isQuoted(before))
      throw new Error(`put quotes around the value after ${text.slice(-40)}`)
    if (startsCode.test(before)) throw new Error(`no values inside script or style: ${before.slice(-40)}`)
    if (text === '' && isLink[at - 1]) throw new Error('a link is one value, checked as a whole')
    isLink.push(startsLink.test(text))
  }
  return { strings: source.map((text) => text.replace(/\n\s+/g, '\n')), isLink }
}

/** A piece of a page that is safe to send. Only `html` and `raw` make one. */
export class Html {
  readonly #template: Template
  readonly #values: readonly Content[]

  constructor(template: Template, values: readonly Content[]) {
    this.#template = template
    this.#values = values
  }

  /** What was put into it, in the order of the page. */
  static valuesOf(piece: Html): readonly Content[] {
    return piece.#values
  }

  static write(piece: Html, lang: Lang): string {
    const { strings, isLink } = piece.#template
    let out = strings[0]!
    for (let i = 0; i < piece.#values.length; i++) {
      const value = piece.#values[i]
      out += isLink[i] ? escape(safeHref(write(value, lang, false))) : write(value, lang, true)
      out += strings[i + 1]!
    }
    return out
  }
}

const write = (value: Content, lang: Lang, escaped: boolean): string => {
  if (typeof value === 'string') return escaped ? escape(value) : value
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Html) return Html.write(value, lang)
  if (typeof value === 'function') return write(value(lang), lang, escaped)
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  let out = ''
  for (const item of value) out += write(item, lang, escaped)
  return out
}

export const html = (source: TemplateStringsArray, ...values: Content[]): Html => {
  let template = templates.get(source)
  if (!template) {
    template = analyse(source)
    templates.set(source, template)
  }
  return new Html(template, values)
}

/** Every piece of which a page is made, in its order: for what stands above and speaks of what stands below. */
export function* piecesIn(content: Content): Generator<Html> {
  if (Array.isArray(content)) for (const item of content as readonly Content[]) yield* piecesIn(item)
  if (!(content instanceof Html)) return
  yield content
  yield* piecesIn(Html.valuesOf(content))
}

/** Markup from a source we wrote ourselves. Never for anything a person typed. */
export const raw = (markup: string): Html => new Html({ strings: [markup], isLink: [] }, [])

export type AttributeValue = Text | number | boolean | null | undefined

/** Attributes with the space before each: `true` leaves the bare name, `false` and `undefined` nothing. */
export const attrs = (values: Record<string, AttributeValue>): Html => {
  const strings = ['']
  const isLink: boolean[] = []
  const kept: Content[] = []
  for (const [name, value] of Object.entries(values)) {
    if (value === false || value === null || value === undefined) continue
    // Names come from code; `on…` and `style` would be dead under the content security policy anyway.
    if (!/^[a-z][a-z0-9-]*$/i.test(name) || /^(?:on|style$)/i.test(name)) throw new Error(`not an attribute: ${name}`)
    if (value === true) {
      strings[strings.length - 1] += ` ${name}`
      continue
    }
    strings[strings.length - 1] += ` ${name}="`
    strings.push('"')
    isLink.push(linkNames.has(name))
    kept.push(value)
  }
  return new Html({ strings, isLink }, kept)
}

/** Class names that hold. */
export const classes = (...names: (string | false | null | undefined)[]): string => names.filter(Boolean).join(' ')

/** The page as bytes on the wire will say it. */
export const render = (page: Content, lang: Lang): string => write(page, lang, true)
