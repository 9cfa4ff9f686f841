import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeCast, type AnBinh } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { undone } from '../../../test/support/undone.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { readerOf } from './document-access.ts'
import { aDocument } from './document-fixtures.ts'
import { findDocuments, findLinks } from './document-queries.ts'
import { linkDocuments } from './link-documents.ts'
import { registerDocument } from './register-document.ts'

const { rolledBack } = testDatabase()
const world = (work: (tx: Tx, made: AnBinh) => Promise<void>) => rolledBack(async (tx) => work(tx, await makeCast(tx)))
const day = (text: string) => Temporal.PlainDate.from(text)

test('a document is found by its words in any order, without marks, by number, short or spelt out', () =>
  world(async (tx, { units, cast }) => {
    const clerk = cast.clerk
    const plan = await registerDocument(tx, clerk, aDocument(units.tanLap), null)
    const letter = { kind: 'official_letter', number: '35/SNV-VP', issuer: 'Sở Nội vụ', signer: 'Trần Minh Đức' }
    const other = await registerDocument(
      tx,
      clerk,
      aDocument(units.tanLap, { ...letter, direction: 'incoming', abstract: 'Về việc đôn đốc báo cáo quý I' }),
      null,
    )
    const reader = await readerOf(tx, clerk)
    const find = async (words: string) => (await findDocuments(tx, reader, { words, limit: 10 })).map(({ id }) => id)
    for (const words of ['cai cach hanh chinh', 'CCHC 2026', 'ủy ban nhân dân kế hoạch', '12/KH-UBND', 'hoàng văn sơn'])
      assert.deepEqual(await find(words), [plan], words)
    for (const words of ['don doc', 'công văn', '35 snv', 'đức trần'])
      assert.deepEqual(await find(words), [other], words)
    assert.deepEqual(await find('không có'), [])
    const incoming = await findDocuments(tx, reader, { direction: 'incoming', year: 2026, limit: 10 })
    assert.deepEqual(
      incoming.map(({ id }) => id),
      [other],
    )
  }))

test('pages follow each other without a gap or a repeat, newest first', () =>
  world(async (tx, { units, cast }) => {
    for (const [at, date] of ['2026-01-05', '2026-02-05', '2026-02-05', '2026-03-05'].entries())
      await registerDocument(tx, cast.clerk, aDocument(units.tanLap, { number: `${at}/KH`, issuedOn: day(date) }), null)
    const reader = await readerOf(tx, cast.clerk)
    const all = await findDocuments(tx, reader, { limit: 10 })
    const first = await findDocuments(tx, reader, { limit: 2 })
    const last = first.at(-1)!
    const second = await findDocuments(tx, reader, { limit: 2, after: { issuedOn: last.issued_on, id: last.id } })
    assert.deepEqual([...first, ...second], all)
    assert.equal(all[0]!.issued_on.toString(), '2026-03-05')
  }))

test('the same document is not entered twice, however it is written; without a number one cannot tell', () =>
  world(async (tx, { units, cast }) => {
    const enter = (document = {}) => registerDocument(tx, cast.clerk, aDocument(units.tanLap, document), null)
    await enter()
    await assert.rejects(
      undone(tx, () => enter({ number: '12/kh-ubnd' })),
      { code: 'documents.registered_already' },
    )
    await enter({ issuedOn: day('2025-01-20') })
    await enter({ number: undefined })
    await enter({ number: undefined })
  }))

test('a document is tied to earlier ones, once, and is seen from both sides', () =>
  world(async (tx, { units, cast }) => {
    const { clerk, reformOfficer } = cast
    const enter = (number: string, issuedOn: string) =>
      registerDocument(tx, clerk, aDocument(units.tanLap, { number, issuedOn: day(issuedOn) }), null)
    const older = await enter('1/KH', '2025-01-10')
    const newer = await enter('2/KH', '2026-01-10')
    await linkDocuments(tx, clerk, { id: newer, toId: older, linkKind: 'replaces' })
    const refused: [string, string, string][] = [
      [newer, older, 'documents.linked_already'],
      [older, newer, 'documents.link_to_later'],
      [newer, newer, 'documents.links_itself'],
    ]
    for (const [id, toId, code] of refused)
      await assert.rejects(
        undone(tx, () => linkDocuments(tx, clerk, { id, toId, linkKind: 'replaces' })),
        { code },
      )
    const reader = await readerOf(tx, clerk)
    const seen = async (id: string) =>
      (await findLinks(tx, reader, id)).map((row) => [row.number, row.link_kind, row.outward])
    assert.deepEqual(await seen(newer), [['1/KH', 'replaces', true]])
    assert.deepEqual(await seen(older), [['2/KH', 'replaces', false]])

    // The province's officer ties the commune's plan to the province's; the commune's clerk does not see the latter.
    const above = aDocument(units.province, { number: '9/KH', issuedOn: day('2025-12-01') })
    const provincial = await registerDocument(tx, reformOfficer, above, null)
    await linkDocuments(tx, reformOfficer, { id: newer, toId: provincial, linkKind: 'implements' })
    assert.deepEqual(await seen(newer), [['1/KH', 'replaces', true]])
    assert.equal((await findLinks(tx, await readerOf(tx, reformOfficer), newer)).length, 2)
  }))

test('only authorities have documents, and only of known kinds', () =>
  world(async (tx, { units, cast }) => {
    const enter = (unitId: string, kind: string) =>
      registerDocument(tx, cast.communeReformOfficer, aDocument(unitId, { kind }), null)
    await assert.rejects(enter(units.tanLapOffice, 'plan'), { code: 'documents.no_authority' })
    await assert.rejects(enter(units.tanLap, 'poem'), { code: 'form.choose', field: 'kind' })
  }))
