// Everything a browser fetches beside the page: read once, named by its content, so that it may be kept for ever.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export type AssetFile = {
  type: string
  body: Buffer
  /** Present when smaller than `body`. */
  brotli?: Buffer
  gzip?: Buffer
}

export const assetsPath = '/assets/'

const read = (name: string): string => readFileSync(new URL(`assets/${name}`, import.meta.url), 'utf8')

// Subsets as the font's own stylesheet cuts them. Weights 400 and 600 of two scripts: 67 KB, the staff's only.
const scripts = {
  vietnamese:
    'U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,U+0323,U+0329,U+1EA0-1EF9,U+20AB',
  latin:
    'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD',
} as const

const files = new Map<string, AssetFile>()

export const addAsset = (name: string, type: string, body: Buffer, compress: boolean): string => {
  const hash = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const path = assetsPath + name.replace(/\.(\w+)$/, `.${hash}.$1`)
  files.set(
    path,
    compress ? { type, body, brotli: brotliCompressSync(body), gzip: gzipSync(body, { level: 9 }) } : { type, body },
  )
  return path
}

const minify = (css: string): string =>
  css
    .replace(/\/\*[^]*?\*\//g, '')
    .replace(/\s*\n\s*/g, '\n')
    .replace(/([{;,])\n/g, '$1')
    .replace(/;?\n?}/g, '}')
    .trim()

const fontFile = (script: keyof typeof scripts, weight: number): string => {
  const name = `be-vietnam-pro-${script}-${weight}-normal.woff2`
  const url = import.meta.resolve(`@fontsource/be-vietnam-pro/files/${name}`)
  return addAsset(name, 'font/woff2', readFileSync(new URL(url)), false)
}

const fonts = ([400, 600] as const).flatMap((weight) =>
  (['vietnamese', 'latin'] as const).map((script) => ({ script, weight, path: fontFile(script, weight) })),
)

const fontFaces = fonts
  .map(
    ({ script, weight, path }) =>
      `@font-face{font-family:'Be Vietnam Pro';font-weight:${weight};font-display:swap;src:url(${path}) format('woff2');unicode-range:${scripts[script]}}`,
  )
  .join('\n')

// A table of few columns becomes cards on a phone, one of many already on a tablet; on paper both stay tables.
const stacking = (): string => {
  const cards = read('stacking.css')
  const early = cards.replaceAll('.stacks', '.stacks-early')
  return `@media screen and (max-width:40rem){${cards}}@media screen and (max-width:70rem){${early}}`
}

// One after the other instead of in @layer: a browser of before 2022 ignores a layer with all that is in it, and
// citizens have such browsers. Every rule is one class strong, so the later file wins as a later layer would.
const shared = ['tokens.css', 'base.css', 'forms.css', 'components.css', 'data.css', 'charts.css']
const sheet = (audience: 'staff' | 'citizen', head = ''): string => {
  const parts = [head, ...shared.map(read), stacking(), read(`${audience}.css`), read('print.css')]
  return addAsset(`${audience}.css`, 'text/css; charset=utf-8', Buffer.from(minify(parts.join('\n'))), true)
}

const icon = addAsset('mark.svg', 'image/svg+xml', Buffer.from(read('mark.svg').trim()), true)

const preload = fonts.filter(({ weight }) => weight === 400).map(({ path }) => path)
const sheets = {
  staff: { href: sheet('staff', fontFaces), preload, icon },
  citizen: { href: sheet('citizen'), preload: [], icon },
}

export const stylesheet = (audience: keyof typeof sheets) => sheets[audience]

/** By path, to be served with `cache-control: public, max-age=31536000, immutable`. */
export const assetFiles = (): ReadonlyMap<string, AssetFile> => files
