import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { fromOldFont } from '../legacy-vietnamese.ts'
import { limits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'
import type { Fragment, PageContent } from './geometry.ts'
import { rulingsOf } from './page-rulings.ts'

type Document = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Document['getPage']>>
type Item = Awaited<ReturnType<Page['getTextContent']>>['items'][number]

const open = async (bytes: Uint8Array): Promise<Document> => {
  try {
    // Pictures are not looked at: a scan of 300 pages would otherwise be decoded page by page.
    return await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      maxImageSize: 1,
      isEvalSupported: false,
      useSystemFonts: false,
    })
  } catch (error) {
    const encrypted = error instanceof Error && error.name === 'PasswordException'
    throw new RefusedFile(encrypted ? 'plan_reading.encrypted' : 'plan_reading.broken')
  }
}

const fontName = (page: Page, id: string): string => {
  try {
    const font: unknown = page.commonObjs.get(id)
    return typeof font === 'object' && font !== null && 'name' in font ? String(font.name) : ''
  } catch {
    return ''
  }
}

const readFragment = (page: Page, item: Item, viewport: readonly number[]): Fragment | undefined => {
  if (!('str' in item) || item.str.trim() === '') return undefined
  const [a, b, c, d, e, f] = item.transform as [number, number, number, number, number, number]
  const [va, vb, vc, vd, ve, vf] = viewport as unknown as [number, number, number, number, number, number]
  const along = { x: va * a + vc * b, y: vb * a + vd * b }
  // Text that does not run from left to right is a stamp or a watermark.
  if (Math.abs(along.y) > 0.2 * Math.abs(along.x) || along.x <= 0) return undefined
  const left = va * e + vc * f + ve
  const font = fontName(page, item.fontName)
  return {
    text: fromOldFont(item.str, font),
    left,
    right: left + item.width,
    y: vb * e + vd * f + vf,
    size: Math.hypot(va * c + vc * d, vb * c + vd * d),
    bold: /bold|black|heavy|-bd\b/i.test(font),
    italic: /italic|oblique/i.test(font),
  }
}

const readPage = async (document: Document, number: number, codes: Record<string, number>): Promise<PageContent> => {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  // The operators come first: reading them loads the fonts, whose names tell bold from plain.
  const operators = await page.getOperatorList()
  const { items } = await page.getTextContent()
  const content = {
    page: number,
    width,
    height,
    fragments: items.flatMap((item) => readFragment(page, item, transform) ?? []),
    rulings: rulingsOf(operators, codes, transform),
  }
  page.cleanup()
  return content
}

/** Text and lines of every page. Throws RefusedFile: broken, encrypted, too_large. */
export const readPages = async (bytes: Uint8Array): Promise<PageContent[]> => {
  const { OPS } = await getResolvedPDFJS()
  const document = await open(bytes)
  if (document.numPages > limits.pages) throw new RefusedFile('plan_reading.too_large', { pages: document.numPages })
  const pages: PageContent[] = []
  try {
    for (let number = 1; number <= document.numPages; number += 1) pages.push(await readPage(document, number, OPS))
  } catch (error) {
    throw error instanceof RefusedFile ? error : new RefusedFile('plan_reading.broken')
  } finally {
    await document.cleanup().catch(() => undefined)
  }
  return pages
}
