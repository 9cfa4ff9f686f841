import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { fold } from '../../kernel/text/vietnamese.ts'
import { aFiling, makeOneStop } from './dossier-fixtures.ts'
import { fileDossier } from './file-dossier.ts'
import { foundAtOnce, searchDossiers, searchQuery, type SearchPage } from './search-dossiers.ts'

const db = testDatabase()
const start = Temporal.Instant.from('2026-11-16T02:00:00Z')

test('what many have is found newest first, what few have whole, and only by those who may see it', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const world = { ...province, shop: await makeOneStop(tx, province) }
      const { clerk, administrator, otherCommuneOfficer } = world.cast
      const codes: string[] = []
      for (let count = 0; count < foundAtOnce + 3; count++) {
        const at: Tx = { ...tx, now: start.add({ minutes: count }) }
        const applicantName = count % 20 === 1 ? 'Đỗ Thị Hiếm Hoi' : 'Nguyễn Văn Đông'
        codes.push((await fileDossier(at, clerk, aFiling(world.shop, world, { applicantName }))).code)
      }
      const found = async (typed: string, who = clerk) => (await searchDossiers(tx, who, typed)).map(({ code }) => code)
      const newest = codes.toReversed()
      // Everybody asks for the same: fifty of the newest are enough to know the answer.
      assert.deepEqual(await found('dang ky khai sinh'), newest.slice(0, foundAtOnce + 1))
      assert.deepEqual(await found('dang ky khai sinh', administrator), newest.slice(0, foundAtOnce + 1))
      assert.deepEqual(await found('Hiếm hoi'), [codes[41], codes[21], codes[1]])
      assert.deepEqual(await found(codes[7]!), [codes[7]])
      assert.deepEqual(await found('khong co ai'), [])
      assert.deepEqual(await found('dang ky khai sinh', otherCommuneOfficer), [])
    },
    { now: start },
  ))

test('a dossier is found by every end of its code that people say, new or from before', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const world = { ...province, shop: await makeOneStop(tx, province) }
      const { clerk, otherCommuneOfficer } = world.cast
      const { id, code } = await fileDossier(tx, clerk, aFiling(world.shop, world))
      await fileDossier(tx, clerk, aFiling(world.shop, world))
      assert.equal(code, 'H97.11-261116-0001')
      const said = [
        '0001',
        '261116-0001',
        '261116 0001',
        '261116-1',
        '2611160001',
        '11-261116-0001',
        'h97.11-261116-0001',
      ]
      const all = async () => {
        for (const typed of said) {
          const found = await searchDossiers(tx, clerk, typed)
          assert.deepEqual(
            found.map((one) => one.code),
            [code],
            typed,
          )
          assert.deepEqual(await searchDossiers(tx, otherCommuneOfficer, typed), [])
        }
      }
      await all()
      const { rows } = await sql<{ search: string }>`select search::text from dossiers.search_entry
        where dossier_id = ${id}`.execute(tx.query)
      // As it was kept before ends of the code were, and as the migration mends it.
      await sql`update dossiers.search_entry set search = ts_delete(search, array['261116 0001', '11 261116 0001'])
        where dossier_id = ${id}`.execute(tx.query)
      assert.deepEqual(await searchDossiers(tx, clerk, '261116-0001'), [])
      await sql`update dossiers.search_entry set search = search || array_to_tsvector(dossiers.code_tails(${code}))
        where dossier_id = ${id}`.execute(tx.query)
      const mended = await sql<{ search: string }>`select search::text from dossiers.search_entry
        where dossier_id = ${id}`.execute(tx.query)
      assert.deepEqual(mended.rows, rows)
      await all()
    },
    { now: start },
  ))

test('an end of a code asks the index for one word, not for all that begins so', () => {
  assert.equal(searchQuery('261116-0001')?.whole, `'261116 0001'`)
  assert.match(searchQuery('261116-1')!.whole, /'261116 0001'/)
  // A telephone and an identity number begin with nought and stay what they are.
  assert.doesNotMatch(searchQuery('0912345678')!.whole, /091234 5678/)
})

/** All that is found, page by page. */
async function foundOnAllPages(tx: Tx, actor: Parameters<typeof searchDossiers>[1], typed: string, wide: boolean) {
  const codes: string[] = []
  let after: SearchPage['after']
  do {
    const rows = await searchDossiers(tx, actor, typed, { wide, after })
    const shown = rows.slice(0, foundAtOnce)
    codes.push(...shown.map(({ code }) => code))
    const last = shown.at(-1)
    after = rows.length > foundAtOnce && last ? { at: last.filed_at, id: last.id } : undefined
  } while (after)
  return codes
}

test('words find what has them whole, else what has words that begin so, on pages without a gap', () =>
  db.rolledBack(
    async (tx) => {
      const province = await makeCast(tx)
      const world = { ...province, shop: await makeOneStop(tx, province) }
      const { clerk, administrator } = world.cast
      const names = ['Hoa', 'Hoàng', 'Hòa', 'Hoan', 'An', 'Ân', 'Anh', 'Thị', 'Thịnh', 'Nguyễn', 'Ng']
      const name = (at: number) => [names[at % 11], names[(at * 7 + 3) % 11], names[(at * 5 + 1) % 11]].join(' ')
      const filed: { code: string; words: string[] }[] = []
      for (let at = 0; at < 70; at++) {
        const then: Tx = { ...tx, now: start.add({ minutes: at }) }
        const applicantName = name(at)
        const { code } = await fileDossier(then, clerk, aFiling(world.shop, world, { applicantName }))
        filed.unshift({ code, words: fold(applicantName).split(' ') })
      }
      const expected = (asked: string[], wide: boolean): string[] => {
        const those = (has: (word: string, asked: string) => boolean) =>
          filed
            .filter(({ words }) => asked.every((one) => words.some((word) => has(word, one))))
            .map(({ code }) => code)
        const whole = wide ? [] : those((word, one) => word === one)
        return whole.length ? whole : those((word, one) => word.startsWith(one))
      }
      const asked = fc.uniqueArray(
        fc.constantFrom('hoa', 'hoan', 'hoang', 'an', 'anh', 'thi', 'thin', 'nguye', 'ng', 'ho'),
        {
          minLength: 1,
          maxLength: 3,
        },
      )
      await fc.assert(
        fc.asyncProperty(asked, fc.boolean(), fc.constantFrom(clerk, administrator), async (words, wide, who) => {
          assert.deepEqual(await foundOnAllPages(tx, who, words.join(' '), wide), expected(words, wide))
        }),
        { numRuns: 60 },
      )
    },
    { now: start },
  ))
