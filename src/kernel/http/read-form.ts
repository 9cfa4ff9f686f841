import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { AppError } from '../errors.ts'
import { receiveFile, uploadLimit, type Upload } from '../files/receive.ts'

/** What a form sent: a name with several values holds a list. Text is NFC; line ends are \n. */
export type FormValues = Record<string, string | string[]>
export type SubmittedForm = { values: FormValues; files: Record<string, Upload[]> }

const bodyLimit = 2 * 1024 * 1024
const fieldLimit = 5000

const clean = (value: string): string => value.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', '')

function add(values: FormValues, name: string, value: string): void {
  const known = values[name]
  values[name] = known === undefined ? clean(value) : [...(Array.isArray(known) ? known : [known]), clean(value)]
}

async function readUrlEncoded(request: Request): Promise<SubmittedForm> {
  const length = Number(request.headers.get('content-length') ?? 0)
  if (length > bodyLimit) throw new AppError('kernel.form_too_large', 413)
  const text = await request.text()
  if (text.length > bodyLimit) throw new AppError('kernel.form_too_large', 413)
  const values: FormValues = Object.create(null)
  for (const [name, value] of new URLSearchParams(text)) add(values, name, value)
  return { values, files: {} }
}

async function readMultipart(request: Request, type: string, directory: string): Promise<SubmittedForm> {
  const values: FormValues = Object.create(null)
  const arriving: Promise<{ field: string; upload: Upload }>[] = []
  const files: Record<string, Upload[]> = Object.create(null)
  const busboy = new Busboy({
    headers: { 'content-type': type },
    limits: { fields: fieldLimit, fieldSize: bodyLimit, files: 50, fileSize: uploadLimit + 1, parts: fieldLimit },
  })
  busboy.on('field', (name, value) => add(values, name, value))
  busboy.on('file', (field, stream, name) => {
    const arrived = receiveFile(stream, name ?? '', directory).then((upload) => ({ field, upload }))
    arriving.push(arrived)
    arrived.catch(() => stream.resume())
  })
  await new Promise<void>((resolve, reject) => {
    busboy.on('finish', resolve)
    busboy.on('error', () => reject(new AppError('kernel.form_broken', 400)))
    const source = Readable.fromWeb(request.body as ReadableStream)
    source.on('error', reject)
    source.pipe(busboy)
  })
  for (const { field, upload } of await Promise.all(arriving))
    // A file field left empty arrives as a file without a name and content.
    if (upload.size > 0 || upload.name !== 'tep') (files[field] ??= []).push(upload)
  return { values, files }
}

const typeOf = (request: Request): string => request.headers.get('content-type') ?? ''

export const isUrlEncoded = (request: Request): boolean =>
  typeOf(request).startsWith('application/x-www-form-urlencoded')

/** Reads the body of a form, files streamed to the waiting room below `directory`. */
export async function readForm(request: Request, directory: string): Promise<SubmittedForm> {
  const type = typeOf(request)
  if (type.startsWith('multipart/form-data') && request.body) return readMultipart(request, type, directory)
  if (isUrlEncoded(request)) return readUrlEncoded(request)
  if (!type) return { values: {}, files: {} }
  throw new AppError('kernel.form_broken', 415)
}
