export type Encoding = 'br' | 'gzip'

/** The better of the two that the request accepts; `;q=0` means "not that one" (RFC 9110, 12.5.3). */
export function preferredEncoding(accepted: string | undefined | null): Encoding | undefined {
  const names = (accepted ?? '')
    .toLowerCase()
    .split(',')
    .map((part) => part.split(';').map((word) => word.trim()))
    .filter(([, quality]) => !/^q=0(\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name)
  return (['br', 'gzip'] as const).find((encoding) => names.includes(encoding))
}
