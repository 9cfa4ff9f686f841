import { once } from 'node:events'
import type { ReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { reader } from '../database/transaction.ts'
import type { Services } from '../http/context.ts'
import { getFile, type KeptFile } from './keep-file.ts'
import { fileKinds } from './kinds.ts'
import { readContent } from './store.ts'

/** The content of a kept file, already open; fails when it is missing on the disk. */
export async function openContent({ config }: Services, { sha256 }: Pick<KeptFile, 'sha256'>): Promise<ReadStream> {
  const stream = readContent(config.dataDirectory, sha256)
  await once(stream, 'open')
  return stream
}

export async function openFile(services: Services, id: string): Promise<{ file: KeptFile; stream: ReadStream }> {
  const file = await getFile(reader(services.database), id)
  return { file, stream: await openContent(services, file) }
}

/** Shown by the browser itself, without any program of ours. */
const shownInline: readonly string[] = [fileKinds.pdf.mediaType, fileKinds.png.mediaType, fileKinds.jpeg.mediaType]

// The browsers' own PDF viewers do not start in a sandbox; they run nothing of the document in our name.
const policyOf = (mediaType: string): string =>
  mediaType === fileKinds.pdf.mediaType
    ? "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    : "default-src 'none'; sandbox; frame-ancestors 'self'"

const encode = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)

const withoutMarks = (name: string): string =>
  name.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D')

/** RFC 6266 with the extended name of RFC 5987, and a plain one for programs that know no better. */
export const contentDisposition = (kind: 'inline' | 'attachment', name: string): string => {
  const plain = withoutMarks(name).replace(/[^\w .()-]/g, '_')
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encode(name)}`
}

/**
 * Answers a request with a file. The kernel has no route that opens any file to anybody: the module that owns the
 * record decides who may have it, and calls this. `inline` shows PDF, PNG and JPEG in the browser.
 */
export async function fileResponse(
  services: Services,
  file: KeptFile,
  { inline = false }: { inline?: boolean } = {},
): Promise<Response> {
  const stream = await openContent(services, file)
  const disposition = inline && shownInline.includes(file.mediaType) ? 'inline' : 'attachment'
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    headers: {
      'Content-Type': file.mediaType,
      'Content-Length': String(file.size),
      'Content-Disposition': contentDisposition(disposition, file.name),
      'Content-Security-Policy': policyOf(file.mediaType),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
