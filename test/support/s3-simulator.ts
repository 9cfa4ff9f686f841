// S3 as far as we use it, in this process: checks every signature with code of its own, and fails on command.
import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'

const key = 'CCHCTEST'
const secret = 'bí/mật+của kho'
const region = 'vn-1'

export type S3Simulator = {
  filesUrl: string
  objects: Map<string, Buffer>
  stored: Map<string, Date>
  /** What it does with the next requests: answer, say 503, break off in the middle, or never answer. */
  mood: 'well' | 'failing' | 'breaking' | 'silent'
  /** How often the listing is cut into pages. */
  pageSize: number
  requests: string[]
  close: () => Promise<void>
}

const sha256 = (content: Buffer | string) => createHash('sha256').update(content).digest('hex')
const hmac = (by: Buffer | string, text: string) => createHmac('sha256', by).update(text).digest()

/** Signature version 4, from the documentation, without the library that the product signs with. */
function signatureOf(request: IncomingMessage, url: URL): { given: string | undefined; right: string } {
  const [, scope = '', signedHeaders = '', given] =
    /Credential=[^/]+\/(\S+), SignedHeaders=(\S+), Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? []
  const query = [...url.searchParams]
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .toSorted()
    .join('&')
  const headers = signedHeaders.split(';').map((name) => `${name}:${String(request.headers[name])}\n`)
  const canonical = [
    request.method,
    url.pathname,
    query,
    headers.join(''),
    signedHeaders,
    request.headers['x-amz-content-sha256'],
  ].join('\n')
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const signingKey = scope.split('/').reduce<Buffer | string>(hmac, `AWS4${secret}`)
  return { given, right: hmac(signingKey, text).toString('hex') }
}

const fault = (answer: ServerResponse, status: number, code: string): unknown =>
  answer.writeHead(status, { 'content-type': 'application/xml' }).end(`<Error><Code>${code}</Code></Error>`)

function list(simulator: S3Simulator, url: URL): string {
  const prefix = url.searchParams.get('prefix') ?? ''
  const after = url.searchParams.get('continuation-token') ?? ''
  const names = [...simulator.objects.keys()].filter((name) => name.startsWith(prefix) && name > after).toSorted()
  const page = names.slice(0, simulator.pageSize)
  const entries = page.map(
    (name) =>
      `<Contents><Key>${name}</Key><LastModified>${simulator.stored.get(name)!.toISOString()}</LastModified></Contents>`,
  )
  const next = names.length > page.length ? `<NextContinuationToken>${page.at(-1)!}</NextContinuationToken>` : ''
  return `<?xml version="1.0"?><ListBucketResult>${entries.join('')}${next}</ListBucketResult>`
}

async function put(simulator: S3Simulator, name: string, request: IncomingMessage, answer: ServerResponse) {
  if (!request.headers['content-length']) return fault(answer, 411, 'MissingContentLength')
  const content = await buffer(request)
  if (sha256(content) !== request.headers['x-amz-content-sha256'])
    return fault(answer, 400, 'XAmzContentSHA256Mismatch')
  simulator.objects.set(name, content)
  simulator.stored.set(name, new Date())
  return answer.writeHead(200).end()
}

function get(simulator: S3Simulator, content: Buffer, request: IncomingMessage, answer: ServerResponse) {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? []
  const part = first ? content.subarray(Number(first), Number(last) + 1) : content
  answer.writeHead(first ? 206 : 200, { 'content-length': part.length })
  if (request.method === 'HEAD') return answer.end()
  if (simulator.mood !== 'breaking') return answer.end(part)
  return answer.write(part.subarray(0, part.length / 2), () => answer.destroy())
}

async function serve(simulator: S3Simulator, request: IncomingMessage, answer: ServerResponse): Promise<unknown> {
  const url = new URL(request.url ?? '', 'http://s3')
  simulator.requests.push(`${request.method} ${url.pathname}`)
  if (simulator.mood === 'silent') return undefined
  const { given, right } = signatureOf(request, url)
  if (given !== right) return fault(answer, 403, 'SignatureDoesNotMatch')
  if (simulator.mood === 'failing') return fault(answer, 503, 'SlowDown')
  const name = url.pathname.replace(/^\/bucket\/?/, '')
  if (name === '') return answer.writeHead(200).end(list(simulator, url))
  if (request.method === 'PUT') return put(simulator, name, request, answer)
  if (request.method === 'DELETE') {
    simulator.objects.delete(name)
    return answer.writeHead(204).end()
  }
  const content = simulator.objects.get(name)
  return content ? get(simulator, content, request, answer) : fault(answer, 404, 'NoSuchKey')
}

export async function startS3Simulator(): Promise<S3Simulator> {
  const server = createServer((request, answer) => void serve(simulator, request, answer))
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const simulator: S3Simulator = {
    filesUrl: `http://${key}:${encodeURIComponent(secret)}@127.0.0.1:${port}/bucket?region=${region}`,
    objects: new Map(),
    stored: new Map(),
    mood: 'well',
    pageSize: 1000,
    requests: [],
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
  return simulator
}
