// The thread in which Typst sets one document: it holds up nobody else's request, and its memory goes when it ends.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'

export type TypesetJob = { template: string; data: string; at: number }

const cuts = ['400Regular', '700Bold', '400Regular_Italic', '700Bold_Italic'] as const

const font = (cut: string): Promise<Buffer> =>
  readFile(fileURLToPath(import.meta.resolve(`@expo-google-fonts/tinos/${cut}/Tinos_${cut}.ttf`)))

const { template, data, at } = workerData as TypesetJob
const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: await Promise.all(cuts.map(font)) }] })
const compiled = compiler.compile({ mainFileContent: template, inputs: { data } })
if (!compiled.result) throw new Error(`typst: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
const pdf = new Uint8Array(compiler.pdf(compiled.result, { pdfStandard: 'a-2b', creationTimestamp: at }))
parentPort!.postMessage(pdf, [pdf.buffer])
