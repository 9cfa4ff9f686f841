import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { contains } from './contains.ts'

const { rolledBack } = testDatabase()

const isFound = (text: string, words: string) =>
  rolledBack(async (tx) => {
    const query = sql<{ found: boolean }>`select ${contains(sql`kernel.fold(${text}::text)`, words)} as found`
    return (await query.execute(tx.query)).rows[0]!.found
  })

test('words are found without their marks and case', async () => {
  assert.equal(await isFound('Tỷ lệ hồ sơ đúng hạn', 'HO SO DUNG'), true)
  assert.equal(await isFound('Tỷ lệ hồ sơ đúng hạn', 'quá hạn'), false)
})

test('what would be a wildcard means itself', async () => {
  for (const [text, words, found] of [
    ['đạt 98%', '98%', true],
    ['đạt 980', '98%', false],
    ['mẫu A_1', 'a_1', true],
    ['mẫu AB1', 'a_1', false],
    ['thư mục C:\\KH', 'c:\\k', true],
    ['thư mục', '%', false],
    ['thư mục', '\\', false],
  ] as const)
    assert.equal(await isFound(text, words), found, `${words} in ${text}`)
})
