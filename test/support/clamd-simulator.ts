// ClamAV's daemon as far as we use it: finds one word, and is slow, silent, full or gone on command.
import { createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export const virusWord = 'day-la-vi-rut-thu'

export type ClamdSimulator = {
  address: { host: string; port: number }
  mood: 'well' | 'silent' | 'full' | 'closing'
  /** The sizes of what it was shown. */
  seen: number[]
  close: () => Promise<void>
}

/** The content of one INSTREAM once its last, empty piece is there. */
function readStream(said: Buffer): Buffer | undefined {
  const pieces: Buffer[] = []
  for (let at = 0; at + 4 <= said.length;) {
    const length = said.readUInt32BE(at)
    if (length === 0) return Buffer.concat(pieces)
    pieces.push(said.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return undefined
}

function answer(simulator: ClamdSimulator, said: Buffer, socket: Socket): void {
  const end = said.indexOf(0)
  if (end < 0 || simulator.mood === 'silent') return
  if (simulator.mood === 'closing') return void socket.destroy()
  const command = said.toString('latin1', 0, end)
  if (command === 'zPING') return void socket.end('PONG\0')
  if (simulator.mood === 'full') return void socket.end('INSTREAM size limit exceeded. ERROR\0')
  const content = readStream(said.subarray(end + 1))
  if (!content) return
  simulator.seen.push(content.length)
  socket.end(content.includes(virusWord) ? 'stream: Test.Virus-1 FOUND\0' : 'stream: OK\0')
}

export async function startClamdSimulator(): Promise<ClamdSimulator> {
  const open = new Set<Socket>()
  const server = createServer((socket) => {
    let said = Buffer.alloc(0)
    open.add(socket)
    socket.on('error', () => {})
    socket.on('data', (chunk: Buffer) => {
      said = Buffer.concat([said, chunk])
      answer(simulator, said, socket)
    })
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const simulator: ClamdSimulator = {
    address: { host: '127.0.0.1', port: (server.address() as AddressInfo).port },
    mood: 'well',
    seen: [],
    close: async () => {
      for (const socket of open) socket.destroy()
      await new Promise((closed) => server.close(closed))
    },
  }
  return simulator
}
