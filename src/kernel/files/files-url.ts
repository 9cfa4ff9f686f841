// FILES_URL says where content is kept and who looks at it first, in one setting:
//   file:                                        DATA_DIR/files, as without the setting
//   file:///srv/cchc-files?scanner=127.0.0.1:3310
//   https://KEY:SECRET@s3.example.vn/bucket?region=vn-1&scanner=clamd.local:3310
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isLoopback } from '../http/loopback.ts'

export type S3Place = { address: string; region: string; accessKeyId: string; secretAccessKey: string }
export type ScannerAddress = { host: string; port: number }
export type FilesPlace = ({ folder: string } | { s3: S3Place }) & { scanner: ScannerAddress | undefined }

const knownParts = ['region', 'scanner']

function readScanner(text: string | null): ScannerAddress | undefined {
  if (text === null) return undefined
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? []
  if (!host || Number(port) > 65_535) throw new RangeError('no address of a scanner')
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port) }
}

function readS3(url: URL): S3Place | undefined {
  // What goes over the network in the clear can be read and changed on the way; a store on this machine is another matter.
  if (url.protocol !== 'https:' && !isLoopback(url.hostname)) return undefined
  const path = /^\/[^/]+(?=\/?$)/.exec(url.pathname)?.[0]
  if (!url.username || !url.password || !path) return undefined
  return {
    address: url.origin + path,
    region: url.searchParams.get('region') ?? 'us-east-1',
    accessKeyId: decodeURIComponent(url.username),
    secretAccessKey: decodeURIComponent(url.password),
  }
}

const readPlace = (url: URL, ownFolder: string): { folder: string } | { s3: S3Place } | undefined => {
  if (url.protocol === 'file:') {
    if (url.pathname === '/') return { folder: ownFolder }
    return { folder: fileURLToPath(`file://${url.host}${url.pathname}`) }
  }
  if (!['https:', 'http:'].includes(url.protocol)) return undefined
  const s3 = readS3(url)
  return s3 && { s3 }
}

/** Undefined for an address that says nothing sensible, or something unsafe. */
export function readFilesUrl(text: string, dataDirectory: string): FilesPlace | undefined {
  try {
    const url = new URL(text)
    if (url.searchParams.keys().some((name) => !knownParts.includes(name))) return undefined
    const place = readPlace(url, join(dataDirectory, 'files'))
    return place && { ...place, scanner: readScanner(url.searchParams.get('scanner')) }
  } catch (error) {
    if (error instanceof TypeError || error instanceof RangeError || error instanceof URIError) return undefined
    throw error
  }
}
