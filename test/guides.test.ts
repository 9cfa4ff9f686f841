// What a guide sets in bold is what its reader looks for on the screen: it stands there word for word.
import assert from 'node:assert/strict'
import { readFile, readdir } from 'node:fs/promises'
import { test } from 'node:test'
import { wordsOf } from '../src/kernel/text/catalogue.ts'
import '../src/modules.ts'

const guides = new URL('../docs/guides/', import.meta.url)

/** Bold, and no text of a page. */
const notOnPages: ReadonlyMap<string, string> = new Map(
  ['Đã bổ sung', 'Gửi thông báo nộp tiền', 'Đã nộp tiền', 'Trình kết quả', 'Gửi xác minh'].map(
    (words) => [words, 'an action of the processes that the demo brings: each authority names its own'] as const,
  ),
)

const plain = (text: string): string =>
  text
    .normalize('NFC')
    .trim()
    .replace(/[:.…]$/, '')

/** **Hồ sơ trễ hạn › Quá hạn bổ sung** are two texts, one after the other. */
const boldWords = (guide: string): string[] =>
  [...guide.matchAll(/\*\*([^*]+)\*\*/g)].flatMap(([, words]) => words!.split(' › ')).map(plain)

test('every bold word of a guide is a text of a page, or stands in the list with its reason', async () => {
  const texts = new Set(wordsOf('vi').map(plain))
  const files = (await readdir(guides)).filter((name) => name.endsWith('.md'))
  const seen = new Set<string>()
  const missing: string[] = []
  for (const file of files)
    for (const words of boldWords(await readFile(new URL(file, guides), 'utf8'))) {
      seen.add(words)
      if (!texts.has(words) && !notOnPages.has(words)) missing.push(`${file}: ${words}`)
    }
  assert.deepEqual(missing, [])
  assert.deepEqual(
    [...notOnPages.keys()].filter((words) => !seen.has(words) || texts.has(words)),
    [],
    'the list holds what no guide says, or what is on a page after all',
  )
})
