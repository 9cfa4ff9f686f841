/**
 * Path and query of an address when it lies on the same site as `here`, as a header can carry it; else undefined. What
 * begins with two slashes after the browser's own tidying ("/\\t/…", "/.//…") is another site's address.
 */
export function localPath(address: string, here: string): string | undefined {
  if (!URL.canParse(address, here)) return undefined
  const url = new URL(address, here)
  if (url.host !== new URL(here).host || url.pathname.startsWith('//')) return undefined
  return url.pathname + url.search
}
