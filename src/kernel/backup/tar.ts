// A backup is a plain tar (POSIX ustar): should this program ever be gone, every system can still open it.
import { AppError } from '../errors.ts'

const block = 512

export type TarEntry = { name: string; size: number; content: AsyncIterable<Buffer> | Iterable<Buffer> }

const octal = (value: number, length: number): string => `${value.toString(8).padStart(length - 1, '0')}\0`

const sumOf = (header: Buffer): number =>
  header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)

function headerOf(name: string, size: number): Buffer {
  if (Buffer.byteLength(name) > 100 || size >= 8 ** 11) throw new RangeError(`no room in a tar header for ${name}`)
  const header = Buffer.alloc(block)
  header.write(name, 0)
  header.write(octal(0o600, 8), 100)
  header.write(octal(0, 8), 108)
  header.write(octal(0, 8), 116)
  header.write(octal(size, 12), 124)
  header.write(octal(0, 12), 136)
  header.write('0', 156)
  header.write('ustar\x0000', 257, 'latin1')
  header.write(`${octal(sumOf(header), 7)} `, 148, 'latin1')
  return header
}

const paddingOf = (size: number): number => (block - (size % block)) % block

export async function* packTar(entries: AsyncIterable<TarEntry>): AsyncGenerator<Buffer> {
  for await (const { name, size, content } of entries) {
    yield headerOf(name, size)
    let written = 0
    for await (const chunk of content) {
      written += chunk.length
      yield chunk
    }
    if (written !== size) throw new Error(`${name} changed its size while it was read`)
    yield Buffer.alloc(paddingOf(size))
  }
  yield Buffer.alloc(2 * block)
}

const broken = (): AppError => new AppError('backup.broken', 422)

function bytesOf(source: AsyncIterable<Buffer>) {
  const chunks = source[Symbol.asyncIterator]()
  let rest: Buffer = Buffer.alloc(0)
  /** What is there, at most `most` bytes, at least one. */
  const some = async (most: number): Promise<Buffer> => {
    while (!rest.length) {
      const next = await chunks.next()
      if (next.done) throw broken()
      rest = next.value
    }
    const taken = rest.subarray(0, most)
    rest = rest.subarray(taken.length)
    return taken
  }
  const exactly = async (count: number): Promise<Buffer> => {
    const parts: Buffer[] = []
    for (let left = count; left > 0; left -= parts.at(-1)!.length) parts.push(await some(left))
    return Buffer.concat(parts)
  }
  return { some, exactly }
}

function readHeader(header: Buffer): { name: string; size: number } {
  const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0.*$/s, '')
  if (Number.parseInt(text(148, 156), 8) !== sumOf(header)) throw broken()
  return { name: text(0, 100), size: Number.parseInt(text(124, 136), 8) }
}

function bodyOf(bytes: ReturnType<typeof bytesOf>, size: number) {
  const rest = { size }
  const next = async (): Promise<Buffer> => {
    const chunk = await bytes.some(rest.size)
    rest.size -= chunk.length
    return chunk
  }
  const content = async function* (): AsyncGenerator<Buffer> {
    while (rest.size > 0) yield await next()
  }
  const skip = async (): Promise<void> => {
    while (rest.size > 0) await next()
  }
  return { content, skip }
}

/** The entries one after the other; what the reader leaves of one is skipped. Throws `backup.broken` when it is cut off. */
export async function* unpackTar(source: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const bytes = bytesOf(source)
  for (;;) {
    const header = await bytes.exactly(block)
    if (header.every((byte) => byte === 0)) return
    const { name, size } = readHeader(header)
    const body = bodyOf(bytes, size)
    yield { name, size, content: body.content() }
    await body.skip()
    await bytes.exactly(paddingOf(size))
  }
}
