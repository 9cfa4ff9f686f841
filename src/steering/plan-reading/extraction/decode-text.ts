import { fromTcvn3, fromVni, vietnameseShare } from './legacy-vietnamese.ts'
import { RefusedFile } from './refusal.ts'

export type Decoded = { text: string; encoding: string; remarks: string[] }

const startsWith = (bytes: Uint8Array, ...signature: number[]): boolean =>
  signature.every((byte, index) => bytes[index] === byte)

const decode = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes)

/** UTF-16 without a mark: half of the bytes of Vietnamese text are then 00, 01 or 1E, always on the same side. */
const guessUtf16 = (bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined => {
  const sample = bytes.subarray(0, 4096)
  const high = [0, 0]
  sample.forEach((byte, index) => {
    if (byte === 0x00 || byte === 0x01 || byte === 0x1e) high[index % 2]! += 1
  })
  const half = sample.length / 2
  if (half < 2) return undefined
  if (high[1]! > 0.9 * half && high[0]! < 0.2 * half) return 'utf-16le'
  if (high[0]! > 0.9 * half && high[1]! < 0.2 * half) return 'utf-16be'
  return undefined
}

const decodeUtf8 = (bytes: Uint8Array): Decoded | undefined => {
  const text = decode(bytes, 'utf-8')
  const broken = text.match(/\ufffd/g)?.length ?? 0
  if (broken === 0) return { text, encoding: 'utf-8', remarks: [] }
  // A few letters that were lost on the way do not make it another encoding; those letters stay visible as �.
  const marked = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  if (broken > marked / 50) return undefined
  return { text, encoding: 'utf-8', remarks: [`${broken} ký tự không đọc được`] }
}

/** The single-byte encodings have no mark of their own: the one that yields Vietnamese syllables is right. */
const decodeLegacy = (bytes: Uint8Array): Decoded => {
  const latin = Array.from({ length: Math.ceil(bytes.length / 8192) }, (_, chunk) =>
    String.fromCharCode(...bytes.subarray(chunk * 8192, (chunk + 1) * 8192)),
  ).join('')
  const readings = [
    { encoding: 'windows-1258', text: decode(bytes, 'windows-1258').normalize('NFC') },
    { encoding: 'tcvn3', text: fromTcvn3(latin) },
    { encoding: 'vni', text: fromVni(latin) },
  ].map((reading) => ({ ...reading, share: vietnameseShare(reading.text) }))
  const best = readings.reduce((one, other) => (other.share > one.share ? other : one))
  if (best.share < 0.5) throw new RefusedFile('plan_reading.unknown_kind')
  return { text: best.text, encoding: best.encoding, remarks: [`Đã chuyển mã ${best.encoding} sang Unicode`] }
}

const decodeAny = (bytes: Uint8Array): Decoded => {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) {
    return decodeUtf8(bytes) ?? { text: decode(bytes, 'utf-8'), encoding: 'utf-8', remarks: [] }
  }
  if (startsWith(bytes, 0xff, 0xfe)) return { text: decode(bytes, 'utf-16le'), encoding: 'utf-16le', remarks: [] }
  if (startsWith(bytes, 0xfe, 0xff)) return { text: decode(bytes, 'utf-16be'), encoding: 'utf-16be', remarks: [] }
  const utf16 = guessUtf16(bytes)
  if (utf16) return { text: decode(bytes, utf16), encoding: utf16, remarks: [] }
  return decodeUtf8(bytes) ?? decodeLegacy(bytes)
}

/**
 * Bytes of a text file as text. Reads UTF-8, UTF-16, Windows-1258 and the converted TCVN 3 (ABC) and VNI;
 * refuses what is no text (plan_reading.unknown_kind).
 */
export const decodeText = (bytes: Uint8Array): Decoded => {
  const decoded = decodeAny(bytes)
  const controls = decoded.text.match(/[^\P{Cc}\s]/gu)?.length ?? 0
  if (controls > decoded.text.length / 200) throw new RefusedFile('plan_reading.unknown_kind')
  return decoded
}
