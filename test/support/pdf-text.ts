import { extractText, getDocumentProxy } from 'unpdf'

/** All words of a PDF on one line, for what a reader would look for in it. */
export const pdfText = async (pdf: Uint8Array): Promise<string> =>
  (await extractText(await getDocumentProxy(pdf), { mergePages: true })).text.replace(/\s+/g, ' ')
