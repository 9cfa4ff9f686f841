// A declaration on paper is typed later: by whoever may mend the dossier, with the form's own checks, until the result.
import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCastWithAccounts, type AnBinh } from '../../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../../test/support/client.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import {
  answerBoxes,
  createForm,
  formFixtures,
  isFilled,
  publishVersion,
  readAnswers,
  type Answers,
  type FormDefinition,
} from '../../../foundation/forms/index.ts'
import { makeOneStop, stepOf, type OneStop } from '../../dossiers/index.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure } from '../../procedures/index.ts'

const definition: FormDefinition = {
  title: 'Đơn xin xác nhận',
  sections: [
    {
      title: 'Người đề nghị',
      fields: [
        { key: 'ho_ten', kind: 'text', label: 'Họ tên', required: true, prefill: 'identity_card.name' },
        { key: 'muc_dich', kind: 'text', label: 'Mục đích', required: true, prefill: 'earlier_dossier.same_field' },
        { key: 'ngay', kind: 'date', label: 'Từ ngày' },
        { key: 'anh', kind: 'upload', label: 'Ảnh', required: true },
        {
          key: 'con',
          kind: 'group',
          label: 'Con',
          fields: [{ key: 'ten', kind: 'text', label: 'Tên con', required: true }],
        },
        { key: 'cam_doan', kind: 'statement', label: 'Tôi cam đoan', text: 'Khai đúng.', required: true },
      ],
    },
  ],
}

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop
let procedure: { procedureId: string; versionId: string }

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
  procedure = await database.committed(async (tx) => {
    const { cast, units } = world
    const { versionId: id } = await createForm(tx, cast.administrator, { authorityId: units.province, definition })
    await publishVersion(tx, cast.administrator, { id })
    const made = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: '1.900096',
      content: aProcedure({ name: 'Xác nhận tạm trú' }),
      formVersionId: id,
      processVersionId: shop.processVersionId,
    })
    await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number: '96/QĐ-UBND' })
    return made
  })
})

const scan = () => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'to-khai.pdf')

/** Received with the declaration on paper and its scan; nothing of the form was typed. */
async function onPaper(more: Record<string, string> = {}): Promise<string> {
  const clerk = await signedIn(app, 'clerk')
  const path = `/tiep-nhan?thu-tuc=${procedure.procedureId}`
  await clerk.get(path)
  const sent = await clerk.submit(path, {
    ...procedure,
    receptionUnitId: world.units.tanLapCentre,
    applicantKind: 'citizen',
    applicantName: 'Nguyễn Thị Ánh Dương',
    all: 'true',
    outcome: 'receive',
    'file-to-khai': scan(),
    confirmed: 'true',
    ...more,
  })
  assert.equal(sent.status, 303, clerk.page.slice(0, 500))
  return sent.headers.get('location')!.split('/').at(-1)!
}

const answersOf = async (id: string): Promise<Answers> =>
  (
    await database.database.query
      .selectFrom('dossiers.dossier')
      .select('answers')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  ).answers as Answers

const statementsOf = (response: Response): number =>
  Number(/desc="(\d+)"/.exec(response.headers.get('server-timing') ?? '')?.[1])

test('the specialist types it beside the scan; what is missing is told; the dossier says by whom', async () => {
  const id = await onPaper()
  const path = `/ho-so/${id}/to-khai`
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${id}`)
  assert.match(specialist.page, /biểu mẫu điện tử chưa được nhập đủ/)
  assert.ok(specialist.page.includes(`href="${path}"`))
  assert.ok(statementsOf(await specialist.get(path)) <= 12)
  assert.match(specialist.page, /<iframe[^>]*src="\/ho-so\/[^"]+\/tep\/[^"]+"/)
  assert.match(specialist.page, /name="form.ho_ten"[^>]*value="Nguyễn Thị Ánh Dương"/)
  assert.doesNotMatch(specialist.page, /name="form.(cam_doan|anh)"/)
  const version = specialist.hidden('version')
  const missing = await specialist.submit(path, {
    version,
    'form.ho_ten': 'Nguyễn Thị Ánh Dương',
    'form.ngay': '31/02/2026',
  })
  assert.equal(missing.status, 422)
  assert.match(specialist.page, /href="#form.muc_dich"/)
  assert.match(specialist.page, /href="#form.ngay"/)
  const onlyMissing = await specialist.submit(path, { version, 'form.ho_ten': 'Nguyễn Thị Ánh Dương' })
  assert.equal(onlyMissing.status, 422)
  // A press inside the form adds a row and saves nothing.
  const typed = { version, 'form.ho_ten': 'Nguyễn Thị Ánh Dương', 'form.muc_dich': 'Nhập học' }
  assert.equal((await specialist.submit(path, { ...typed, step: 'add:form.con' })).status, 200)
  assert.match(specialist.page, /name="form.con.0.ten"/)
  assert.match(specialist.page, /value="Nhập học"/)
  assert.deepEqual(await answersOf(id), { ho_ten: 'Nguyễn Thị Ánh Dương' })
  const rows = { 'form.con.rows': '1', 'form.con.0.ten': 'Hà Thị Nụ' }
  const saved = await specialist.submit(path, { ...typed, ...rows })
  assert.equal(saved.status, 303)
  assert.deepEqual(await answersOf(id), {
    ho_ten: 'Nguyễn Thị Ánh Dương',
    muc_dich: 'Nhập học',
    con: [{ ten: 'Hà Thị Nụ' }],
  })
  await specialist.get(`/ho-so/${id}`)
  assert.match(specialist.page, /Đặng Thị Lan nhập từ tờ khai giấy, lúc/)
  assert.match(specialist.page, /Nhập tờ khai từ bản giấy/)
  // That the applicant declared on paper stays said.
  assert.match(specialist.page, /cam đoan trên tờ khai giấy/)
  // Whoever saw it before is told; it may be mended until the result.
  assert.equal((await specialist.submit(path, typed)).status, 409)
  await specialist.get(path)
  assert.match(specialist.page, /name="form.con.0.ten"[^>]*value="Hà Thị Nụ"/)
  const again = { ...typed, version: specialist.hidden('version'), 'form.muc_dich': 'Xin việc', 'form.con.rows': '0' }
  assert.equal((await specialist.submit(path, again)).status, 303)
  assert.deepEqual(await answersOf(id), { ho_ten: 'Nguyễn Thị Ánh Dương', muc_dich: 'Xin việc' })
})

test('what the paper leaves empty may stay empty, when somebody says so; what is typed is checked all the same', async () => {
  const id = await onPaper({ applicantName: 'Lò Văn Páo' })
  const path = `/ho-so/${id}/to-khai`
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(path)
  const typed = { version: clerk.hidden('version'), blanks: 'true', 'form.ho_ten': 'Lò Văn Páo' }
  assert.equal((await clerk.submit(path, { ...typed, 'form.ngay': 'hôm qua' })).status, 422)
  assert.equal((await clerk.submit(path, typed)).status, 303)
  await clerk.get(`/ho-so/${id}`)
  assert.match(clerk.page, /nhập từ tờ khai giấy, lúc/)
})

test('an earlier dossier of the person fills it in, recorded, and the record says what was kept', async () => {
  const applicantNumber = '097190005678'
  const first = await onPaper({ applicantNumber, 'form.muc_dich': 'Vay vốn' })
  const id = await onPaper({ applicantNumber })
  const specialist = await signedIn(app, 'communeSpecialist')
  await specialist.get(`/ho-so/${first}/to-khai`)
  const path = `/ho-so/${id}/to-khai`
  assert.ok(statementsOf(await specialist.get(path)) <= 12)
  assert.match(specialist.page, /name="form.muc_dich"[^>]*value="Vay vốn"/)
  const prefilled = specialist.hidden('prefilled').replaceAll('&quot;', '"')
  const typed = { version: specialist.hidden('version'), prefilled, 'form.ho_ten': 'Hà', 'form.muc_dich': 'Vay vốn' }
  assert.equal((await specialist.submit(path, typed)).status, 303)
  const { provenance } = await database.database.query
    .selectFrom('dossier_intake.arrival')
    .select('provenance')
    .where('dossier_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.deepEqual(provenance, {
    cam_doan: { source: 'paper_declaration.statement', outcome: 'kept' },
    muc_dich: { source: 'earlier_dossier.same_field', outcome: 'kept' },
  })
})

test('what was filled in at the counter is not typed again, nor anything after the result', async () => {
  const filled = await onPaper({ applicantName: 'Bàn Thị Xuân', 'form.muc_dich': 'Nhập học' })
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(`/ho-so/${filled}`)
  assert.match(clerk.page, /Điền khi tiếp nhận/)
  assert.ok(!clerk.page.includes(`href="/ho-so/${filled}/to-khai"`))
  assert.equal((await clerk.get(`/ho-so/${filled}/to-khai`)).status, 409)
  assert.equal((await clerk.submit(`/ho-so/${filled}/to-khai`, { version: '9', 'form.ho_ten': 'X' })).status, 409)
  const done = await onPaper({ applicantName: 'Giàng A Páo' })
  await database.committed((tx) => stepOf(tx, done, 'assign'))
  await database.committed((tx) =>
    tx.query.updateTable('dossiers.course').set({ finished_at: tx.now }).where('dossier_id', '=', done).execute(),
  )
  assert.equal((await clerk.get(`/ho-so/${done}/to-khai`)).status, 409)
  const late = await clerk.submit(`/ho-so/${done}/to-khai`, { 'form.ho_ten': 'X', 'form.muc_dich': 'Y' })
  assert.equal(late.status, 409)
  assert.deepEqual(await answersOf(done), { ho_ten: 'Giàng A Páo' })
})

test('answers go back into their boxes, groups with them, and nothing is missing then', () => {
  const { birth: birthForm } = formFixtures
  const answers: Answers = {
    ho_ten: 'Lò Thị Mai',
    so_dinh_danh: '097190001234',
    noi_cu_tru: { old: 'Thôn 3' },
    quan_he: 'Mẹ',
    ten_tre: 'Lò Văn Sơn',
    ngay_sinh: '2026-11-01',
    gioi_tinh: 'Nam',
    cha_me: [{ ho_ten: 'Lò Thị Mai', ngay_sinh: '1990-05-18' }, { ho_ten: 'Lò Văn Páo' }],
  }
  const boxes = answerBoxes(birthForm, answers)
  assert.equal(boxes['form.cha_me.rows'], '2')
  assert.equal(boxes['form.cha_me.1.ho_ten'], 'Lò Văn Páo')
  const paper = ['statement', 'upload'] as const
  assert.equal(isFilled(birthForm, answers, '2026-11-18', paper), true)
  assert.equal(isFilled(birthForm, answers, '2026-11-18'), false)
  // Sixty days later the reason of the delay is asked for.
  assert.equal(isFilled(birthForm, answers, '2027-02-18', paper), false)
  assert.equal(isFilled(birthForm, { ...answers, cha_me: [{}] }, '2026-11-18', paper), false)
})

test('an address that must be given is missing where somebody fills the form in, not where the paper is empty', () =>
  database.rolledBack(async (tx) => {
    const asked: FormDefinition = {
      title: 'Đơn',
      sections: [{ title: '', fields: [{ key: 'noi_o', kind: 'address', label: 'Nơi ở', required: true }] }],
    }
    const errorsOf = async (values: Record<string, string>, incomplete: boolean) =>
      Object.keys((await readAnswers(tx, asked, values, { incomplete })).errors)
    assert.deepEqual(await errorsOf({}, true), [])
    assert.deepEqual(await errorsOf({}, false), ['form.noi_o.province'])
    // Half an address is wrong on any paper.
    assert.deepEqual(await errorsOf({ 'form.noi_o.street': 'Thôn 3' }, true), ['form.noi_o.province'])
    assert.deepEqual(await errorsOf({ 'form.noi_o.old': 'Thôn 3, huyện cũ' }, false), [])
  }))
