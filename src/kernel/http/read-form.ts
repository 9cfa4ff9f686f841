import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy'
import { AppError } from '../errors.ts'
import { receiveFile, uploadLimit, type Upload } from '../files/receive.ts'

/** What a form sent: a name with several values holds a list. Text is NFC; line ends are \n. */
export type FormValues = Record<string, string | string[]>
export type SubmittedForm = {
  values: FormValues
  files: Record<string, Upload[]>
  /** The first file that was larger than the form takes; it is not kept, the rest of the form is. */
  tooLarge?: AppError
}

const bodyLimit = 2 * 1024 * 1024
const fieldLimit = 5000

const broken = (): AppError => new AppError('kernel.form_broken', 400)
const tooLarge = (): AppError => new AppError('kernel.form_too_large', 413)

const clean = (value: string): string => value.normalize('NFC').replaceAll('\r\n', '\n').replaceAll('\0', '')

/** Gathers fields up to what a form may hold in all. */
function gather() {
  const values: FormValues = Object.create(null)
  let count = 0
  let size = 0
  const add = (name: string, value: string): void => {
    count += 1
    size += name.length + value.length
    if (count > fieldLimit || size > bodyLimit) throw tooLarge()
    const known = values[name]
    if (Array.isArray(known)) known.push(clean(value))
    else values[name] = known === undefined ? clean(value) : [known, clean(value)]
  }
  return { values, add }
}

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.length
    if (size > bodyLimit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

async function readUrlEncoded(request: Request): Promise<SubmittedForm> {
  const { values, add } = gather()
  for (const [name, value] of new URLSearchParams(await readText(request))) add(name, value)
  return { values, files: {} }
}

function openBusboy(type: string, fileLimit: number): BusboyInstance {
  try {
    return new Busboy({
      headers: { 'content-type': type },
      limits: { fields: fieldLimit, fieldSize: bodyLimit, files: 50, fileSize: fileLimit + 1 },
    })
  } catch {
    throw broken()
  }
}

type Arrived = { field: string; upload: Upload }

const removeAll = (arrived: readonly PromiseSettledResult<Arrived>[]): Promise<unknown> =>
  Promise.all(
    arrived.flatMap((one) => (one.status === 'fulfilled' ? [rm(one.value.upload.path, { force: true })] : [])),
  )

const poured = (source: Readable, into: BusboyInstance): Promise<void> =>
  new Promise((resolve, reject) => {
    into.on('finish', resolve)
    into.on('error', reject)
    source.on('error', reject)
    source.pipe(into)
  })

async function readMultipart(
  request: Request,
  type: string,
  directory: string | null,
  fileLimit: number,
): Promise<SubmittedForm> {
  const { values, add } = gather()
  const arriving: Promise<Arrived>[] = []
  const streams: BusboyFileStream[] = []
  const busboy = openBusboy(type, fileLimit)
  // What is too much is read to its end and dropped: a browser that cannot finish sending shows no answer at all.
  let refused: unknown
  let oversized: AppError | undefined
  const refuse = (error: unknown): void => {
    refused ??= error
  }
  busboy.on('field', (name, value, nameCut, valueCut) => {
    if (nameCut || valueCut) return refuse(tooLarge())
    try {
      if (!refused) add(name, value)
    } catch (error) {
      refuse(error)
    }
  })
  busboy.on('file', (field, stream, name) => {
    // A body that breaks off makes the stream fail at once; without a listener that would end the process.
    stream.on('error', () => {})
    if (refused || directory === null) {
      stream.resume()
      return
    }
    streams.push(stream)
    const arrived = receiveFile(stream, name ?? '', directory, fileLimit).then((upload) => ({ field, upload }))
    arriving.push(arrived)
    arrived.catch((error) => {
      if (error instanceof AppError && error.code === 'kernel.file_too_large')
        oversized ??= new AppError(error.code, error.status, error.details, field)
      else refuse(error)
      stream.resume()
    })
  })
  for (const limit of ['fieldsLimit', 'filesLimit'] as const) busboy.on(limit, () => refuse(tooLarge()))
  await poured(Readable.fromWeb(request.body as ReadableStream), busboy).catch(() => {
    refuse(broken())
    for (const stream of streams) stream.destroy(broken())
  })
  const arrived = await Promise.allSettled(arriving)
  if (refused) {
    await removeAll(arrived)
    throw refused
  }
  const files: Record<string, Upload[]> = Object.create(null)
  for (const one of arrived) {
    if (one.status === 'rejected') continue
    const { field, upload } = one.value
    // A file field left empty arrives as a file without a name and content.
    if (upload.size > 0 || upload.name !== 'tep') (files[field] ??= []).push(upload)
    else await rm(upload.path, { force: true })
  }
  return oversized ? { values, files, tooLarge: oversized } : { values, files }
}

const typeOf = (request: Request): string => request.headers.get('content-type') ?? ''

const isUrlEncoded = (request: Request): boolean => typeOf(request).startsWith('application/x-www-form-urlencoded')

/**
 * Reads the body of a form, files streamed to the waiting room below `directory`. With `null` files are read past: of
 * somebody who is not signed in nothing is put on the disk. `fileLimit`: bytes of one file.
 */
export async function readForm(
  request: Request,
  directory: string | null,
  fileLimit = uploadLimit,
): Promise<SubmittedForm> {
  const type = typeOf(request)
  if (type.startsWith('multipart/form-data') && request.body) return readMultipart(request, type, directory, fileLimit)
  if (isUrlEncoded(request)) return readUrlEncoded(request)
  if (!type) return { values: {}, files: {} }
  throw new AppError('kernel.form_broken', 415)
}
