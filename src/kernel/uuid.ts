import { randomFillSync } from 'node:crypto'

const bytes = new Uint8Array(16)
let last = 0
let counter = 0

/** UUID version 7 (RFC 9562), rising within a process: rows made in order stay in order. */
export function uuidv7(milliseconds: number = Date.now()): string {
  randomFillSync(bytes)
  if (milliseconds > last) {
    last = milliseconds
    counter = ((bytes[6]! & 0x07) << 8) | bytes[7]!
  } else {
    counter += 1
    if (counter > 0xfff) {
      last += 1
      counter = 0
    }
  }
  const time = last
  bytes[0] = Math.floor(time / 2 ** 40)
  bytes[1] = Math.floor(time / 2 ** 32)
  bytes[2] = Math.floor(time / 2 ** 24)
  bytes[3] = Math.floor(time / 2 ** 16)
  bytes[4] = Math.floor(time / 2 ** 8)
  bytes[5] = time
  bytes[6] = 0x70 | (counter >> 8)
  bytes[7] = counter & 0xff
  bytes[8] = 0x80 | (bytes[8]! & 0x3f)
  const hex = Buffer.from(bytes).toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}

/** Is it written like an id? What is not finds nothing and must not reach a query. */
export const isUuid = (text: unknown): text is string =>
  typeof text === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)
