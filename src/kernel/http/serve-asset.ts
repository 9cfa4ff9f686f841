import type { AssetFile } from '../ui/assets.ts'
import { preferredEncoding } from './encoding.ts'

/** An asset is named by its content, so a browser may keep it for ever. */
export function serveAsset(request: Request, files: ReadonlyMap<string, AssetFile>): Response {
  const file = files.get(new URL(request.url).pathname)
  if (!file) return new Response(null, { status: 404 })
  const encoding = preferredEncoding(request.headers.get('accept-encoding'))
  const packed = encoding && { br: file.brotli, gzip: file.gzip }[encoding]
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  })
  if (encoding && packed) headers.set('Content-Encoding', encoding)
  return new Response(new Uint8Array(packed ?? file.body), { headers })
}
