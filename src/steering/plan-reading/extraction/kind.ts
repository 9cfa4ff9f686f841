// What a file is, by its first bytes and never by its name.
import { openArchive } from './zip.ts'
import type { Archive } from './zip.ts'

export type FileKind =
  | { kind: 'docx' | 'xlsx'; archive: Archive }
  | { kind: 'pdf' | 'xls' | 'text' }
  /** Word before 2007, RTF, a web page saved by Word: readable once LibreOffice has converted it. */
  | { kind: 'legacy' }
  | { kind: 'encrypted' | 'picture' | 'unknown' | 'empty' }

const starts = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const pictures: number[][] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0x00],
  [0x4d, 0x4d, 0x00, 0x2a],
  [0x42, 0x4d],
]

const asBuffer = (bytes: Uint8Array): Buffer => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** The container of Office before 2007; OOXML with a password lies in one too. Its streams have UTF-16 names. */
const tellCompound = (bytes: Uint8Array): FileKind => {
  const has = (name: string) => asBuffer(bytes).includes(Buffer.from(name, 'utf16le'))
  if (has('EncryptedPackage')) return { kind: 'encrypted' }
  if (has('WordDocument')) return { kind: 'legacy' }
  return { kind: has('Workbook') ? 'xls' : 'unknown' }
}

const tellArchive = (bytes: Uint8Array): FileKind => {
  const archive = openArchive(bytes)
  const has = (pattern: RegExp) => archive.names.some((name) => pattern.test(name))
  if (has(/^word\/.*\.xml$/)) return { kind: 'docx', archive }
  if (has(/^xl\/.*\.xml$/)) return { kind: 'xlsx', archive }
  return { kind: has(/^content\.xml$/) ? 'legacy' : 'unknown' }
}

/** Throws RefusedFile where an archive is broken, encrypted or too large. */
export const tellKind = (bytes: Uint8Array): FileKind => {
  const head = asBuffer(bytes.subarray(0, 1024)).toString('latin1')
  if (bytes.length === 0) return { kind: 'empty' }
  if (head.includes('%PDF-')) return { kind: 'pdf' }
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04) || starts(bytes, 0x50, 0x4b, 0x05, 0x06)) return tellArchive(bytes)
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return tellCompound(bytes)
  if (/^\s*(?:\{\\rtf|<!doctype html|<html|mime-version:)/i.test(head)) return { kind: 'legacy' }
  if (pictures.some((signature) => starts(bytes, ...signature)) || head.slice(4, 8) === 'ftyp')
    return { kind: 'picture' }
  return { kind: 'text' }
}
