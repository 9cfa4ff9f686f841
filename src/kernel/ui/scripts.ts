// Scripts that a page may load: custom elements of our own, as they are written. What they import, ours or a
// library's, is served beside them under its own hash; types are stripped, nothing is bundled or built.
import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { addAsset } from './assets.ts'
import { html, type Html } from './html.ts'

export type ScriptAsset = { src: string; imports: readonly string[] }

const known = new Map<string, ScriptAsset>()

// Comments that fill whole lines: a library's are most of its weight. Our own files lose theirs with them.
const bare = (source: string): string =>
  source
    .replace(/^[ \t]*\/\*[^]*?\*\/[ \t]*$/gm, '')
    .replace(/^[ \t]*\/\/.*$/gm, '')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n{2,}/g, '\n')

const importing = /(\bfrom\s*|\bimport\s*)'([^']+)'/g

/** Puts a module and what it imports among the assets. Throws when the imports go in a circle. */
export function scriptAsset(file: URL, above: readonly string[] = []): ScriptAsset {
  if (above.includes(file.href)) throw new Error(`scripts import each other in a circle: ${file.href}`)
  const ready = known.get(file.href)
  if (ready) return ready
  const text = readFileSync(file, 'utf8')
  const source = bare(file.pathname.endsWith('.ts') ? stripTypeScriptTypes(text) : text)
  const imports = new Set<string>()
  const linked = source.replace(importing, (_, before: string, name: string) => {
    const target = new URL(name.startsWith('.') ? new URL(name, file) : import.meta.resolve(name))
    const asset = scriptAsset(target, [...above, file.href])
    for (const src of [asset.src, ...asset.imports]) imports.add(src)
    return `${before}'${asset.src}'`
  })
  const name = file.pathname.replace(/^.*\//, '').replace(/\.\w+$/, '.js')
  const made = {
    src: addAsset(name, 'text/javascript; charset=utf-8', Buffer.from(linked), true),
    imports: [...imports],
  }
  known.set(file.href, made)
  return made
}

/** Loads it where it stands; what it imports is fetched at the same time, not one after the other. */
export const script = ({ src, imports }: ScriptAsset): Html =>
  html`${imports.map((href) => html`<link rel="modulepreload" href="${href}" />`)}
    <script type="module" src="${src}"></script>`
