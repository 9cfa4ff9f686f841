import { Readable } from 'node:stream'
import { reader } from '../database/transaction.ts'
import type { Services } from '../http/context.ts'
import { AppError } from '../errors.ts'
import { fileStore } from './file-store.ts'
import { getFile, type KeptFile } from './keep-file.ts'
import { fileKinds } from './kinds.ts'
import { FileStoreFailure, type ByteRange, type OpenedContent } from './stored.ts'

async function openContent(
  { config }: Services,
  { sha256, name }: KeptFile,
  range?: ByteRange,
): Promise<OpenedContent> {
  const content = await fileStore(config).open(sha256, range)
  if (!content) throw new Error(`the content of ${name} (${sha256}) is missing`)
  return content
}

/** The content of a kept file, already open; fails when it is missing or its store does not answer. */
export async function openFile(services: Services, id: string): Promise<{ file: KeptFile; stream: Readable }> {
  const file = await getFile(reader(services.database), id)
  const { stream } = await openContent(services, file)
  return { file, stream }
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

/** One range, as programs that show a long document ask for it; `beyond` when it begins after the end. */
function readRange(header: string | null, size: number): ByteRange | 'beyond' | undefined {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (!from && !to) return undefined
  const first = from ? Number(from) : Math.max(0, size - Number(to))
  const last = from && to ? Math.min(Number(to), size - 1) : size - 1
  if (first >= size || (!from && to === '0')) return 'beyond'
  return first > last ? undefined : { first, last }
}

const rangeHeaders = (range: ByteRange | undefined, size: number): Record<string, string> =>
  range ? { 'Content-Range': `bytes ${range.first}-${range.last}/${size}` } : {}

/**
 * Answers a request with a file. The kernel has no route that opens any file to anybody: the module that owns the
 * record decides who may have it, and calls this. `inline` shows PDF, PNG and JPEG in the browser; `range` is the
 * header of that name. A store that does not answer is a refusal to come back to (503).
 */
export async function fileResponse(
  services: Services,
  file: KeptFile,
  { inline = false, range: asked = null }: { inline?: boolean; range?: string | null } = {},
): Promise<Response> {
  const range = readRange(asked, file.size)
  if (range === 'beyond')
    return new Response(null, { status: 416, headers: { 'Content-Range': `bytes */${file.size}` } })
  const { stream, size } = await openContent(services, file, range).catch((error) => {
    throw error instanceof FileStoreFailure ? new AppError('kernel.files_unreachable', 503) : error
  })
  const disposition = inline && shownInline.includes(file.mediaType) ? 'inline' : 'attachment'
  return new Response(Readable.toWeb(stream) as ReadableStream, {
    status: range ? 206 : 200,
    headers: {
      ...rangeHeaders(range, file.size),
      'Accept-Ranges': 'bytes',
      'Content-Type': file.mediaType,
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(disposition, file.name),
      'Content-Security-Policy': policyOf(file.mediaType),
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'private, no-store',
    },
  })
}
