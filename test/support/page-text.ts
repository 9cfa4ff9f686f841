import assert from 'node:assert/strict'

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#96': '`' }

/** What a reader of the page reads: no tags, single spaces. */
export const textOf = (html: string): string =>
  html
    .replace(/<(head|svg)\b[^]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|#96);/g, (_, name: string) => entities[name]!)
    .replace(/[\s\u00a0]+/g, ' ')

/** The page answers with the status and says each phrase; a failure shows the text, not the markup. */
export async function says(response: Response, status: number, ...phrases: (string | RegExp)[]): Promise<string> {
  const html = await response.text()
  const text = textOf(html)
  assert.equal(response.status, status, text)
  for (const phrase of phrases) {
    const found = typeof phrase === 'string' ? text.includes(phrase) : phrase.test(text)
    assert.ok(found, `not on the page: ${phrase}\n${text}`)
  }
  return html
}
