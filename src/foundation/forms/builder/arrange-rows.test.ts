// Rows go where one says, by the boxes of the page and without a script.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { organisationModule } from '../../organisation/index.ts'
import { createForm } from '../edit-form.ts'
import type { Field, FormDefinition } from '../form-definition.ts'
import { birthForm } from '../forms-fixtures.ts'
import { getFormVersion } from '../form-queries.ts'
import { insertRows, moveAfter, placeName, placeTyped } from './arrange-rows.ts'
import { versionPath } from './paths.ts'
import { definitionOfRows, rowsOfDefinition, type Row } from './rows.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh

before(async () => {
  await database.committed((tx) => organisationModule.load!(tx))
  world = await database.committed(makeCastWithAccounts)
})

const field = (key: string, fields?: Field[]): Field => ({
  key,
  kind: fields ? 'group' : 'text',
  label: key.toUpperCase(),
  ...(fields && { fields }),
})

// Rows, as the page counts them: 1 A, 2 N (the group), 3 X, 4 Y, 5 part II, 6 B, 7 part III, 8 C
const form: FormDefinition = {
  title: 'Đơn xin trợ cấp',
  sections: [
    { title: '', fields: [field('a'), field('n', [field('x'), field('y')])] },
    { title: 'Phần II', fields: [field('b')] },
    { title: 'Phần III', fields: [field('c')] },
  ],
}

const nameOf = (row: Row): string =>
  'section' in row ? `# ${row.section.title}`.trim() : `${row.within ? `${row.within}.` : ''}${row.field.label}`
const outline = (definition: FormDefinition): string => rowsOfDefinition(definition).map(nameOf).join(' ')

const boxesOf = (definition: FormDefinition): Record<string, string> => {
  const rows = rowsOfDefinition(definition)
  const boxes = rows.map((row) =>
    'section' in row
      ? { row: 'section', label: row.section.title }
      : { label: row.field.label, kind: row.field.kind, key: row.field.key, within: row.within ?? '' },
  )
  const named = boxes.flatMap((row, at) => Object.entries(row).map(([part, value]) => [`r.${at}.${part}`, value]))
  return { title: definition.title, rows: String(rows.length), ...Object.fromEntries(named) }
}

/** The page of a new form, and what one press of a button there does. */
async function editor() {
  const { versionId } = await database.committed((tx) =>
    createForm(tx, world.cast.communeReformOfficer, { authorityId: world.units.tanLap, definition: form }),
  )
  const officer = await signedIn(app, 'communeReformOfficer')
  const path = `${versionPath(versionId)}/sua`
  const stored = () => database.rolledBack(async (tx) => (await getFormVersion(tx, versionId)).definition)
  await officer.get(path)
  const press = async (step: string, typed: Record<string, string>) => {
    assert.match(officer.page, new RegExp(`name="step" value="${step}"`), `no button ${step}`)
    for (const name of Object.keys(typed)) assert.match(officer.page, new RegExp(`name="${name}"`), `no box ${name}`)
    const sent = { version: officer.hidden('version'), ...boxesOf(await stored()), step, ...typed }
    const response = await officer.submit(path, sent)
    if (response.status === 303) await officer.get(path)
    return { status: response.status, to: response.headers.get('location')?.split('#')[1] }
  }
  return { officer, press, stored, outline: async () => outline(await stored()) }
}

test('a field, a section and pasted questions are put in where one chooses, and the page opens there', async () => {
  const { officer, press, outline } = await editor()
  assert.match(officer.page, /<option value="3">Sau mục 3\. X<\/option>/)
  assert.deepEqual(await press('add', { add_after: '1' }), { status: 303, to: 'r.1' })
  assert.equal(await outline(), 'A  N n.X n.Y # Phần II B # Phần III C')
  // After a field of a group: a field joins it, a heading cannot.
  assert.deepEqual(await press('add', { add_after: '4' }), { status: 303, to: 'r.4' })
  assert.equal(await outline(), 'A  N n.X n. n.Y # Phần II B # Phần III C')
  assert.deepEqual(await press('section', { add_after: '4' }), { status: 303, to: 'r.6' })
  assert.equal(await outline(), 'A  N n.X n. n.Y # # Phần II B # Phần III C')
  assert.deepEqual(await press('section', { add_after: '0' }), { status: 303, to: 'r.0' })
  assert.equal(await outline(), '# A  N n.X n. n.Y # # Phần II B # Phần III C')
  await press('save', { add_after: '10', labels: 'Quê quán\nDân tộc' })
  assert.equal(await outline(), '# A  N n.X n. n.Y # # Phần II B Quê quán Dân tộc # Phần III C')
  assert.equal((await press('add', { add_after: '' })).to, 'r.14')
})

test('a row goes to a place in one press: by the list, its number or its label', async () => {
  const { officer, press, outline } = await editor()
  assert.match(officer.page, /<option value="8\. C"><\/option>/)
  assert.deepEqual(await press('to:0', { 'r.0.to': '8. C' }), { status: 303, to: 'r.7' })
  assert.equal(await outline(), 'N n.X n.Y # Phần II B # Phần III C A')
  assert.deepEqual(await press('to:7', { 'r.7.to': '2' }), { status: 303, to: 'r.2' })
  assert.equal(await outline(), 'N n.X n.A n.Y # Phần II B # Phần III C')
  assert.deepEqual(await press('to:2', { 'r.2.to': 'phần ii' }), { status: 303, to: 'r.4' })
  assert.equal(await outline(), 'N n.X n.Y # Phần II A B # Phần III C')
  assert.deepEqual(await press('to:0', { 'r.0.to': '6. B' }), { status: 303, to: 'r.3' })
  assert.equal(await outline(), '# Phần II A B N n.X n.Y # Phần III C')
  // A section takes all that is in it, and parts no other.
  assert.deepEqual(await press('to:6', { 'r.6.to': '0. Đầu biểu mẫu' }), { status: 303, to: 'r.0' })
  assert.equal(await outline(), '# Phần III C # Phần II A B N n.X n.Y')
})

test('a place that nothing has is said at its box, and nothing is lost or saved', async () => {
  const { officer, press, outline } = await editor()
  const before = await outline()
  for (const typed of ['', '99', 'Quê hương']) {
    assert.equal((await press('to:0', { 'r.0.to': typed, 'r.0.label': 'Họ và tên' })).status, 422)
    assert.match(officer.page, /id="r\.0\.to-error"/)
    assert.match(officer.page, new RegExp(`name="r\\.0\\.to"[^>]*value="${typed}"`))
    assert.match(officer.page, /value="Họ và tên"/)
    assert.equal(await outline(), before)
  }
})

test('a calculation takes a field by its label; of a group from outside, the sum', async () => {
  const { officer, press, stored } = await editor()
  const formula = async () => (await stored()).sections[1]!.fields[0]!.calculate
  const kinds = { 'r.2.kind': 'number', 'r.5.kind': 'number' }
  assert.equal((await press('operand:5', { ...kinds, 'r.5.operand': 'a', 'r.5.calculate': '2 *' })).to, 'r.5')
  assert.equal(await formula(), '2 * a')
  assert.match(officer.page, /value="2 \* a"/)
  await press('operand:5', { ...kinds, 'r.5.calculate': '2 * a +', 'r.5.operand': 'X' })
  assert.equal(await formula(), '2 * a + sum(n.x)')
  for (const typed of ['B', 'Quê hương', '']) {
    assert.equal((await press('operand:5', { 'r.5.operand': typed })).status, 422)
    assert.match(officer.page, /id="r\.5\.operand-error"/)
  }
  assert.equal(await formula(), '2 * a + sum(n.x)')
})

test('wherever rows go, none is lost and every group stays whole', () => {
  const rows = rowsOfDefinition(birthForm)
  const number = fc.nat(rows.length)
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(rows.length - 1), number), { maxLength: 6 }), number, (moves, place) => {
      const moved = moves.reduce<Row[]>((now, [at, after]) => moveAfter(now, at, after), rows)
      const all = insertRows(moved, place, [{ field: { key: 'moi', kind: 'text', label: 'Mới' } }])
      assert.equal(all.length, rows.length + 1)
      // What is stored shows the rows in the order in which they were arranged.
      assert.deepEqual(rowsOfDefinition(definitionOfRows(birthForm, all)).map(nameOf), all.map(nameOf))
      for (const [at, row] of all.entries()) assert.equal(placeTyped(all, placeName(row, at)), at + 1)
    }),
  )
})
