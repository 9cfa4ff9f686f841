import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { catalogueGaps, defineTexts, hasText, reportMissingTexts, translate } from './catalogue.ts'
import { inLanguage } from './language.ts'

const t = defineTexts({
  vi: { 'sample.greeting': 'Chào {name}, còn {count} hồ sơ', 'sample.plain': 'Xin chào' },
  en: { 'sample.greeting': 'Hello {name}, {count} dossiers left', 'sample.plain': 'Hello' },
})

test('a text is filled in and put into the language asked for', () => {
  const text = t('sample.greeting', { name: t('sample.plain'), count: 1284.5 })
  assert.equal(inLanguage(text, 'vi'), 'Chào Xin chào, còn 1.284,5 hồ sơ')
  assert.equal(inLanguage(text, 'en'), 'Hello Hello, 1,284.5 dossiers left')
})

test('what is filled in is not filled in again', () => {
  assert.equal(translate('vi', 'sample.greeting', { name: '{count}', count: 1 }), 'Chào {count}, còn 1 hồ sơ')
})

test('a key or a parameter that is missing is told, not shown as a hole', () => {
  assert.throws(() => translate('vi', 'sample.nothing'), /sample\.nothing/)
  assert.throws(() => translate('vi', 'sample.greeting', { name: 'x' }), /count/)
  const told: string[] = []
  reportMissingTexts((problem) => told.push(problem))
  assert.equal(translate('en', 'sample.nothing'), 'sample.nothing')
  assert.equal(told.length, 1)
})

test('a key is defined once', () => {
  assert.throws(() => defineTexts({ vi: { 'sample.plain': 'a' }, en: { 'sample.plain': 'b' } }), /twice/)
})

test('every text of the platform is there in both languages, with the same parameters', async () => {
  const root = new URL('../../', import.meta.url)
  const speaking = globSync('**/*.ts', { cwd: root })
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => new URL(path, root))
    .filter((url) => readFileSync(url, 'utf8').includes('defineTexts({'))
  for (const url of speaking) await import(url.href)
  assert.ok(speaking.length > 1)
  assert.ok(hasText('ui.next'))
  assert.deepEqual(catalogueGaps(), [])
})

test('a gap between the languages is found', () => {
  const { 'sample.lone': _, ...en } = { 'sample.lone': 'x', 'sample.other': 'a {b}' }
  defineTexts({
    vi: { 'sample.lone': 'x', 'sample.other': 'a {c}' },
    en: en as Record<'sample.lone' | 'sample.other', string>,
  })
  assert.deepEqual(catalogueGaps(), ['sample.lone', 'sample.other'])
})
