// The archive around DOCX and XLSX. Sizes are checked before anything is inflated, and again while it is: what an
// archive says of itself is not to be believed.
import { inflateRawSync } from 'node:zlib'

export type ArchiveLimits = { entries: number; totalBytes: number; entryBytes: number; ratio: number }
export type ArchiveFault = 'broken' | 'encrypted' | 'too_large'

export type Archive = {
  names: string[]
  /** The bytes of a part, or undefined where there is none. */
  read: (name: string) => Uint8Array | undefined
}

type Entry = { method: number; packed: number; size: number; offset: number }

class Fault extends Error {
  readonly fault: ArchiveFault
  constructor(fault: ArchiveFault) {
    super(fault)
    this.fault = fault
  }
}

const endSignature = 0x06054b50
const entrySignature = 0x02014b50
const localSignature = 0x04034b50

const findEnd = (view: DataView): number => {
  const first = Math.max(0, view.byteLength - 65_557)
  for (let at = view.byteLength - 22; at >= first; at -= 1) if (view.getUint32(at, true) === endSignature) return at
  throw new Fault('broken')
}

const readDirectory = (bytes: Uint8Array, view: DataView, limits: ArchiveLimits): Map<string, Entry> => {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > limits.entries) throw new Fault('too_large')
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index += 1) {
    if (view.getUint32(at, true) !== entrySignature) throw new Fault('broken')
    if (view.getUint16(at + 8, true) & 1) throw new Fault('encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength))
    if (entries.has(name)) throw new Fault('broken')
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return entries
}

const ensureSizes = (entries: Map<string, Entry>, limits: ArchiveLimits): void => {
  let total = 0
  for (const { size, packed } of entries.values()) {
    total += size
    // Small parts of repeated XML pack well; only a large one can hurt.
    const bomb = size > 4 * 1024 * 1024 && size > packed * limits.ratio
    if (bomb || size > limits.entryBytes || total > limits.totalBytes) throw new Fault('too_large')
  }
}

const readEntry = (bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array => {
  if (view.getUint32(entry.offset, true) !== localSignature) throw new Fault('broken')
  const start = entry.offset + 30 + view.getUint16(entry.offset + 26, true) + view.getUint16(entry.offset + 28, true)
  const packed = bytes.subarray(start, start + entry.packed)
  const content = entry.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: Math.max(entry.size, 1) })
  if (content.length !== entry.size || ![0, 8].includes(entry.method)) throw new Fault('broken')
  return content
}

/** `refuse` makes the caller's error of what is wrong: no archive, an encrypted one, one that claims too much. */
export const openArchive = (
  bytes: Uint8Array,
  limits: ArchiveLimits,
  refuse: (fault: ArchiveFault) => Error,
): Archive => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const refusing = <Value>(work: () => Value): Value => {
    try {
      return work()
    } catch (error) {
      throw refuse(error instanceof Fault ? error.fault : 'broken')
    }
  }
  const entries = refusing(() => readDirectory(bytes, view, limits))
  refusing(() => ensureSizes(entries, limits))
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name)
      return entry && refusing(() => readEntry(bytes, view, entry))
    },
  }
}
