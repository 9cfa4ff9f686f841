import type { AssetFile } from '../ui/assets.ts'

/** An asset is named by its content, so a browser may keep it for ever. */
export function serveAsset(request: Request, files: ReadonlyMap<string, AssetFile>): Response {
  const file = files.get(new URL(request.url).pathname)
  if (!file) return new Response(null, { status: 404 })
  const accepted = request.headers.get('accept-encoding') ?? ''
  const [encoding, body] =
    file.brotli && /\bbr\b/.test(accepted)
      ? ['br', file.brotli]
      : file.gzip && /\bgzip\b/.test(accepted)
        ? ['gzip', file.gzip]
        : [undefined, file.body]
  const headers = new Headers({
    'Content-Type': file.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    Vary: 'Accept-Encoding',
  })
  if (encoding) headers.set('Content-Encoding', encoding)
  return new Response(new Uint8Array(body), { headers })
}
