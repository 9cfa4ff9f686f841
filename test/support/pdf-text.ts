import { extractText, getDocumentProxy } from 'unpdf'

/** All words of a PDF on one line, for what a reader would look for in it. */
export const pdfText = async (pdf: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(pdf), { mergePages: true })).text.replace(/\s+/g, ' ')

/** The first page line by line, as it is read from the top. */
export async function pdfLines(pdf: Uint8Array): Promise<string[]> {
  const page = await (await getDocumentProxy(pdf)).getPage(1)
  const lines = new Map<number, string>()
  for (const item of (await page.getTextContent()).items) {
    if (!('str' in item)) continue
    const y = Math.round(item.transform[5] as number)
    lines.set(y, (lines.get(y) ?? '') + item.str)
  }
  return [...lines].toSorted(([a], [b]) => b - a).map(([, text]) => text.trim())
}
