// Content on S3: AWS, MinIO, Ceph and the stores of Vietnamese providers speak the same requests. The bucket is
// addressed by path, since a store of one's own seldom has a name for each bucket.
import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import { FileStoreFailure, isHash, type Content, type FileStore } from './stored.ts'
import type { S3Place } from './files-url.ts'

/** No answer within this time is none: a person waits, and a transaction, which lives for a minute without a word. */
const patienceMs = 10_000
const patienceMsPerMegabyte = 300

type Asked = { method: string; headers?: Record<string, string>; body?: Blob; patience?: number }

function asker({ address, region, accessKeyId, secretAccessKey }: S3Place, patienceOf: number) {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 })
  /** The answer's head within the time; its body may take longer, as long as it comes. */
  return async (path: string, { patience = 0, ...request }: Asked): Promise<Response> => {
    const waiting = new AbortController()
    const timer = setTimeout(() => waiting.abort(), patienceOf + patience)
    try {
      return await client.fetch(address + path, { ...request, signal: waiting.signal })
    } catch (error) {
      throw new FileStoreFailure(waiting.signal.aborted ? 'no answer in time' : String(error), error)
    } finally {
      clearTimeout(timer)
    }
  }
}

const ensureOk = async (response: Response, ...others: number[]): Promise<Response> => {
  if (response.ok || others.includes(response.status)) return response
  const said = await response.text().catch(() => '')
  throw new FileStoreFailure(`${response.status} ${/<Code>(\w+)<\/Code>/.exec(said)?.[1] ?? ''}`.trim())
}

const drop = async (response: Response): Promise<void> => response.body?.cancel()

const parts = (xml: string, name: string): string[] =>
  [...xml.matchAll(new RegExp(`<${name}>(.*?)</${name}>`, 'gs'))].map(([, text]) => text!)

// Keys are ours: 'files/' and a hash. Whatever else lies in the bucket is not our business.
const readListing = (xml: string): Content[] =>
  parts(xml, 'Contents').flatMap((entry) => {
    const sha256 = parts(entry, 'Key')[0]!.split('/').at(-1)!
    return isHash(sha256) ? [{ sha256, storedAt: Date.parse(parts(entry, 'LastModified')[0]!) }] : []
  })

const unescape = (xml: string): string =>
  xml.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')

/** `patience`: for tests, since nobody waits ten seconds for one. */
export function s3Store(place: S3Place, { patience = patienceMs }: { patience?: number } = {}): FileStore {
  const ask = asker(place, patience)
  const pathOf = (sha256: string) => `/files/${sha256}`

  const isThere = async (sha256: string): Promise<boolean> => {
    const response = await ensureOk(await ask(pathOf(sha256), { method: 'HEAD' }), 404)
    return response.ok
  }

  return {
    keep: async (sha256, arrived) => {
      if (!(await isThere(sha256))) {
        const body = await openAsBlob(arrived)
        // The store itself compares what it got with the hash before it answers.
        const headers = { 'X-Amz-Content-Sha256': sha256, 'Content-Type': 'application/octet-stream' }
        const extra = (body.size / 1024 / 1024) * patienceMsPerMegabyte
        await drop(await ensureOk(await ask(pathOf(sha256), { method: 'PUT', headers, body, patience: extra })))
      }
      await rm(arrived, { force: true })
    },
    open: async (sha256, range) => {
      const headers = range ? { Range: `bytes=${range.first}-${range.last}` } : undefined
      const response = await ensureOk(await ask(pathOf(sha256), { method: 'GET', headers }), 404)
      if (response.status === 404) {
        await drop(response)
        return undefined
      }
      const size = Number(response.headers.get('content-length') ?? Number.NaN)
      if (!response.body || Number.isNaN(size) || (range && response.status !== 206)) {
        await drop(response)
        throw new FileStoreFailure('an answer without length or range')
      }
      return { size, stream: Readable.fromWeb(response.body as ReadableStream) }
    },
    list: async (firstDigits) => {
      const found: Content[] = []
      for (let token = ''; ;) {
        const query = new URLSearchParams({ 'list-type': '2', prefix: `files/${firstDigits}` })
        if (token) query.set('continuation-token', token)
        const xml = await (await ensureOk(await ask(`?${query.toString()}`, { method: 'GET' }))).text()
        found.push(...readListing(xml))
        token = unescape(parts(xml, 'NextContinuationToken')[0] ?? '')
        if (!token) return found
      }
    },
    remove: async (hashes) => {
      for (const sha256 of hashes) await drop(await ensureOk(await ask(pathOf(sha256), { method: 'DELETE' }), 404))
    },
  }
}
