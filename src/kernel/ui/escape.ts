const special = /[&<>"'`]/
const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

export const escape = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"'`]/g, (character) => entities[character]!) : text

const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** The link itself, or `#` when its scheme is not one that only leads somewhere. */
export const safeHref = (href: string): string => {
  // Browsers drop these characters before they look at the scheme, so `java\tscript:` must be read as they read it.
  const seen = href.replace(/[\p{Cc}\s]/gu, '')
  const scheme = /^[^/?#]*?:/.exec(seen)?.[0].toLowerCase()
  return scheme === undefined || schemes.has(scheme) ? href : '#'
}
