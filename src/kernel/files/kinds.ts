// What a file is, is read from its content; its name may only agree. Whatever is not listed here (programs, macros,
// web pages) is not taken.
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import { fileTypeFromFile } from 'file-type'

type Kind = { mediaType: string; extensions: readonly string[] }

const office = 'application/vnd.openxmlformats-officedocument'

export const fileKinds = {
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'] },
  docx: { mediaType: `${office}.wordprocessingml.document`, extensions: ['docx'] },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extensions: ['xlsx'] },
  doc: { mediaType: 'application/msword', extensions: ['doc'] },
  xls: { mediaType: 'application/vnd.ms-excel', extensions: ['xls'] },
  odt: { mediaType: 'application/vnd.oasis.opendocument.text', extensions: ['odt'] },
  ods: { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', extensions: ['ods'] },
  png: { mediaType: 'image/png', extensions: ['png'] },
  jpeg: { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'] },
  tiff: { mediaType: 'image/tiff', extensions: ['tif', 'tiff'] },
  zip: { mediaType: 'application/zip', extensions: ['zip'] },
  xml: { mediaType: 'application/xml', extensions: ['xml', 'bpmn'] },
  csv: { mediaType: 'text/csv', extensions: ['csv'] },
  text: { mediaType: 'text/plain', extensions: ['txt', 'md'] },
} as const satisfies Record<string, Kind>

export type FileKind = keyof typeof fileKinds

const kinds = Object.entries<Kind>(fileKinds) as [FileKind, Kind][]

const extensionOf = (name: string): string => extname(name).slice(1).toLowerCase()

/** The kind that a name claims; undefined for a name without a known ending. */
export const claimedKind = (name: string): FileKind | undefined =>
  kinds.find(([, { extensions }]) => extensions.includes(extensionOf(name)))?.[0]

async function firstBytes(path: string, count: number): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(count), 0, count, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

// Old Vietnamese encodings are no valid UTF-8 and still text; what text never holds are control characters.
function looksLikeText(bytes: Buffer): boolean {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (isUtf16) return true
  return !bytes.some((byte) => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d].includes(byte))
}

// Old Word and Excel files share their container with installers: what lies inside tells them apart.
async function oldOfficeKind(path: string): Promise<FileKind | undefined> {
  const streams: [FileKind, Buffer][] = [
    ['doc', Buffer.from('WordDocument', 'utf16le')],
    ['xls', Buffer.from('Workbook', 'utf16le')],
  ]
  let tail = Buffer.alloc(0)
  for await (const chunk of createReadStream(path)) {
    const window = Buffer.concat([tail, chunk as Buffer])
    const found = streams.find(([, name]) => window.includes(name))
    if (found) return found[0]
    tail = window.subarray(-32)
  }
  return undefined
}

/** The kind that the content is, whatever its name; undefined for what we do not take. */
export async function sniffKind(path: string, name: string): Promise<FileKind | undefined> {
  const found = await fileTypeFromFile(path)
  if (found?.ext === 'cfb') return oldOfficeKind(path)
  if (found) return kinds.find(([, { extensions }]) => extensions.includes(found.ext))?.[0]
  if (!looksLikeText(await firstBytes(path, 65_536))) return undefined
  // Text is text: which text, only its name can say.
  const claimed = claimedKind(name)
  return claimed === 'csv' || claimed === 'xml' ? claimed : 'text'
}

/** Does the ending of the name fit? A name without an ending claims nothing. */
export const nameFits = (name: string, kind: FileKind): boolean =>
  extensionOf(name) === '' || (fileKinds[kind].extensions as readonly string[]).includes(extensionOf(name))
