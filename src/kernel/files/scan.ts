// ClamAV's daemon looks at content before it is kept: its INSTREAM command over TCP, nothing of the file on its disk.
// https://docs.clamav.net/manual/Usage/Scanning.html#clamd
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { connect, type Socket } from 'node:net'
import type { ScannerAddress } from './files-url.ts'

export type Verdict = { clean: true } | { clean: false; virus: string }

/** No verdict: nobody there, no answer in time, or one that is none. */
export class ScannerFailure extends Error {
  constructor(reason: string, cause?: unknown) {
    super(`the virus scanner: ${reason}`, { cause })
    this.name = 'ScannerFailure'
  }
}

/** Large archives take it long; silence longer than this is a failure. */
const patienceMs = 30_000

const lengthOf = (chunk: Buffer): Buffer => {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(chunk.length)
  return length
}

async function* inPieces(path: string): AsyncGenerator<Buffer> {
  yield Buffer.from('zINSTREAM\0')
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    yield lengthOf(chunk)
    yield chunk
  }
  yield Buffer.alloc(4)
}

async function readAnswer(socket: Socket): Promise<string> {
  let said = ''
  for await (const chunk of socket as AsyncIterable<Buffer>) {
    said += chunk.toString('utf8')
    if (said.includes('\0')) break
  }
  return said.replace(/\0.*$/s, '').trim()
}

/** Ends with the conversation, whatever of the file is left: the scanner may answer in the middle and close. */
async function send(socket: Socket, question: AsyncIterable<Buffer> | Buffer[], over: AbortSignal): Promise<void> {
  for await (const chunk of question) {
    if (socket.destroyed) return
    if (!socket.write(chunk)) await once(socket, 'drain', { signal: over })
  }
}

async function converse(
  { host, port }: ScannerAddress,
  question: AsyncIterable<Buffer> | Buffer[],
  patience: number,
): Promise<string> {
  const socket = connect({ host, port })
  socket.setTimeout(patience, () => socket.destroy(new Error('no answer in time')))
  // The answer, or its absence, says more than what happens to the sending.
  socket.on('error', () => {})
  const over = new AbortController()
  const sending = send(socket, question, over.signal).catch((error: unknown) => error)
  try {
    const said = await readAnswer(socket)
    if (!said) throw new Error('closed without an answer')
    return said
  } catch (error) {
    throw new ScannerFailure(error instanceof Error ? error.message : String(error), error)
  } finally {
    over.abort()
    socket.destroy()
    await sending
  }
}

/** Is there a virus in the file at `path`? Throws ScannerFailure when that cannot be said. */
export async function scan(
  scanner: ScannerAddress,
  path: string,
  { patience = patienceMs }: { patience?: number } = {},
): Promise<Verdict> {
  const said = await converse(scanner, inPieces(path), patience)
  if (said === 'stream: OK') return { clean: true }
  const virus = /^stream: (.+) FOUND$/.exec(said)?.[1]
  if (virus) return { clean: false, virus }
  throw new ScannerFailure(said)
}

/** Throws ScannerFailure when nobody answers. */
export async function pingScanner(scanner: ScannerAddress): Promise<void> {
  const said = await converse(scanner, [Buffer.from('zPING\0')], 5000)
  if (said !== 'PONG') throw new ScannerFailure(said)
}
