import { getDocumentProxy, getResolvedPDFJS } from 'unpdf'
import { limits } from '../limits.ts'
import { RefusedFile } from '../refusal.ts'
import type { PageContent } from './geometry.ts'
import { glyphsOf } from './glyphs.ts'
import type { Font } from './glyphs.ts'
import { rulingsOf } from './page-rulings.ts'
import { wordsOf } from './words.ts'

type Document = Awaited<ReturnType<typeof getDocumentProxy>>
type Page = Awaited<ReturnType<Document['getPage']>>

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

const fontOf = (page: Page, id: string): Font | undefined => {
  try {
    const font: unknown = page.commonObjs.get(id)
    return typeof font === 'object' && font !== null && 'name' in font ? (font as Font) : undefined
  } catch {
    return undefined
  }
}

const readPage = async (document: Document, number: number, codes: Record<string, number>): Promise<PageContent> => {
  const page = await document.getPage(number)
  const { width, height, transform } = page.getViewport({ scale: 1 })
  const operators = await page.getOperatorList()
  const glyphs = glyphsOf(operators, codes, transform, (id) => fontOf(page, id))
  const content = {
    page: number,
    width,
    height,
    fragments: wordsOf(glyphs),
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
