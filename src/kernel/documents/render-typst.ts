// Typst sets our own templates in Tinos, which has the measures of Times New Roman. What people wrote goes in as JSON
// through `sys.inputs`: it is shown, never run.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

const cuts = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'] as const

const font = (cut: string): Promise<Buffer> =>
  readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${cut}/Tinos_${cut}.ttf`)))

let compiler: Promise<NodeCompiler> | undefined

// Fifty megabytes of typesetter are loaded when the first document is printed, not when the server starts.
async function makeCompiler(): Promise<NodeCompiler> {
  const typst = await import('@myriaddreamin/typst-ts-node-compiler')
  return typst.NodeCompiler.create({ fontArgs: [{ fontBlobs: await Promise.all(cuts.map(font)) }] })
}

/** @returns PDF/A-2b, tagged; the same bytes for the same data and the same instant */
export async function renderTypst(template: URL, data: object, at: Temporal.Instant): Promise<Uint8Array> {
  const typesetter = await (compiler ??= makeCompiler())
  const mainFileContent = await readFile(template, 'utf8')
  const compiled = typesetter.compile({ mainFileContent, inputs: { data: JSON.stringify(data) } })
  if (!compiled.result) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  const creationTimestamp = Math.floor(at.epochMilliseconds / 1000)
  const pdf = typesetter.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp })
  typesetter.evictCache(0)
  return pdf
}
