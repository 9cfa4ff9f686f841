import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { createForm, publishVersion } from '../../../foundation/forms/index.ts'
import { makeOneStop } from '../../dossiers/index.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure, procedureContent } from '../../procedures/index.ts'
import { sumOwed, type OwedFee } from '../../procedures/index.ts'
import { feeColumns, readGroupFees } from './group-fees.ts'
import { readRows } from './group-rows.ts'

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let procedure: { procedureId: string; versionId: string }

const content = aProcedure({
  name: 'Cấp bản sao trích lục',
  fees: [
    {
      key: 'trich-luc',
      name: 'Lệ phí trích lục',
      basis: 'per_copy',
      amount: 8000,
      unit: 'bản',
      countField: 'so_ban',
      exemptions: [
        { who: 'Hộ nghèo', percentOff: 100 },
        { who: 'Người cao tuổi', percentOff: 50 },
      ],
    },
  ],
})
const { fees } = procedureContent.parse(content)

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  procedure = await database.committed(async (tx) => {
    const { cast, units } = world
    const shop = await makeOneStop(tx, world)
    const fields = [{ key: 'so_ban', kind: 'number', label: 'Số bản', required: true }] as const
    const definition = { title: 'Tờ khai', sections: [{ title: 'Yêu cầu', fields }] }
    const { versionId: id } = await createForm(tx, cast.administrator, { authorityId: units.province, definition })
    await publishVersion(tx, cast.administrator, { id })
    const made = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: '1.900098',
      content,
      formVersionId: id,
      processVersionId: shop.processVersionId,
    })
    await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number: '98/QĐ-UBND' })
    return made
  })
})

const owedBy = (sheet: string, sent: Record<string, string> = {}) => {
  const columns = [{ key: 'so_ban', label: 'Số bản' }, ...feeColumns(fees)]
  const { members, faults } = readGroupFees(fees, sent, readRows(sheet, 'citizen', columns).rows)
  return { amounts: members.map(({ owed }) => sumOwed(owed).amount), faults }
}

test('of each person: an exemption of his own before that of all, whole where he says so, the count of his form', () => {
  const sheet = ['A\t\t\t\t2', 'B\t\t\t\t1\tngười CAO tuổi', 'C\t\t\t\t3\tkhông'].join('\n')
  assert.deepEqual(owedBy(sheet).amounts, [16_000, 4000, 24_000])
  assert.deepEqual(owedBy(sheet, { 'fee-exempt-trich-luc': 'Hộ nghèo' }).amounts, [0, 4000, 24_000])
})

test('an exemption that the table does not know, and a count that is none, are told by their line', () => {
  const { amounts, faults } = owedBy('A\t\t\t\t1\tThương binh\nB\t\t\t\t0\nC\t\t\t\t1')
  assert.deepEqual(
    faults.map(({ line }) => line),
    [1, 2],
  )
  assert.deepEqual(amounts, [0, 0, 8000])
})

test('the page reckons without receiving; received, each dossier owes its own and the list says the sum', async () => {
  const clerk = await signedIn(app, 'clerk')
  const path = (folder = '') => `/tiep-nhan/nhom${folder}?thu-tuc=${procedure.procedureId}`
  await clerk.get(path())
  assert.match(clerk.page, /Diện miễn, giảm/)
  const rows = 'Lò Thị Mai\t\t\t\t2\nVàng A Páo\t\t\t\t1\tNgười cao tuổi\nTrần Văn Ba\t\t\t\t1\tkhông'
  const group = {
    procedureId: procedure.procedureId,
    versionId: procedure.versionId,
    receptionUnitId: world.units.tanLapCentre,
    applicantKind: 'citizen',
    name: 'Đoàn thôn 7',
    all: 'true',
    rows,
    'fee-exempt-trich-luc': 'Hộ nghèo',
  }
  assert.equal((await clerk.submit(path('/tinh-phi'), group)).status, 200)
  assert.match(clerk.page, /Cả đoàn[\s\S]*12\.000\u00a0đồng/)
  const kept = () =>
    database.database.query
      .selectFrom('dossiers.dossier')
      .select(['applicant_name', 'fees'])
      .where('group_id', 'is not', null)
      .orderBy('applicant_name')
      .execute()
  assert.equal((await kept()).length, 0)
  const wrong = { ...group, rows: `${rows}\nSùng A Của\t\t\t\t1\tThương binh` }
  assert.equal((await clerk.submit(path(), wrong)).status, 422)
  assert.match(clerk.page, /Không có diện miễn, giảm “Thương binh”\. Các diện: Hộ nghèo; Người cao tuổi/)
  assert.equal((await clerk.submit(path(), { ...group, 'fee-exempt-trich-luc': 'Bịa ra' })).status, 422)
  const sent = await clerk.submit(path(), group)
  assert.equal(sent.status, 303)
  assert.deepEqual(
    (await kept()).map(({ applicant_name: name, fees: owed }) => [
      name,
      sumOwed(owed as OwedFee[]).amount,
      (owed as OwedFee[])[0]!.exempt,
    ]),
    [
      ['Lò Thị Mai', 0, 'Hộ nghèo'],
      ['Trần Văn Ba', 8000, ''],
      ['Vàng A Páo', 4000, 'Người cao tuổi'],
    ],
  )
  await clerk.get(sent.headers.get('location')!)
  assert.match(clerk.page, /Cả đoàn[\s\S]*12\.000\u00a0đồng/)
})
