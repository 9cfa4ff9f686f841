import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { sql } from 'kysely'
import { castPassword, castPlan, makeCastWithAccounts, type AnBinh, type CastName } from '../../../test/support/cast.ts'
import { signedIn, testApp } from '../../../test/support/client.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { openBrowser } from '../../../test/support/visitor.ts'
import { createForm, publishVersion, type FormDefinition } from '../../foundation/forms/index.ts'
import { makeOneStop, type OneStop } from '../dossiers/index.ts'
import { aDecision, announceVersions, aProcedure, draftProcedure } from '../procedures/index.ts'

// A procedure with a form of its own, whose questions are part of the counter's page.
const definition: FormDefinition = {
  title: 'Đơn xin xác nhận',
  sections: [
    {
      title: 'Người đề nghị',
      fields: [
        { key: 'ho_ten', kind: 'text', label: 'Họ tên trong đơn', required: true, prefill: 'identity_card.name' },
        { key: 'ngay_sinh', kind: 'date', label: 'Ngày sinh trong đơn', prefill: 'identity_card.birth' },
        { key: 'muc_dich', kind: 'text', label: 'Mục đích', required: true, prefill: 'earlier_dossier.same_field' },
        { key: 'so_cu', kind: 'text', label: 'Số giấy đã cấp', prefill: 'data_held.result_number' },
        { key: 'anh', kind: 'upload', label: 'Ảnh' },
        { key: 'con', kind: 'group', label: 'Con', fields: [{ key: 'ten', kind: 'text', label: 'Tên con' }] },
      ],
    },
  ],
}

const database = testDatabase({ own: true })
const app = testApp(database)
let world: AnBinh
let shop: OneStop
let procedure: { procedureId: string; versionId: string }

const makeProcedure = (serial: number, form: FormDefinition) =>
  database.committed(async (tx) => {
    const { cast, units } = world
    const { versionId: id } = await createForm(tx, cast.administrator, {
      authorityId: units.province,
      definition: form,
    })
    await publishVersion(tx, cast.administrator, { id })
    const made = await draftProcedure(tx, cast.procedureOfficer, {
      authorityId: units.province,
      kind: 'public',
      code: `1.9000${serial}`,
      content: aProcedure({ name: `Xác nhận cư trú thực tế ${serial}` }),
      formVersionId: id,
      processVersionId: shop.processVersionId,
    })
    const number = `${serial}/QĐ-UBND`
    await announceVersions(tx, cast.procedureOfficer, { ids: [made.versionId], ...aDecision, number })
    return made
  })

before(async () => {
  world = await database.committed(makeCastWithAccounts)
  shop = await database.committed((tx) => makeOneStop(tx, world))
  procedure = await makeProcedure(99, definition)
})

const card = '097190001234|272000111|Nguyễn Thị Ánh Dương|18051990|Nữ|Thôn 3, xã Tân Lập|20082021'
const pathTo = (folder = ''): string => `/tiep-nhan${folder}?thu-tuc=${procedure.procedureId}`

const typed = () => ({
  procedureId: procedure.procedureId,
  versionId: procedure.versionId,
  receptionUnitId: world.units.tanLapCentre,
  applicantKind: 'citizen',
  applicantName: 'Nguyễn Thị Ánh Dương',
  all: 'true',
  outcome: 'receive',
})

const unescaped = (text: string): string => text.replaceAll('&quot;', '"').replaceAll('&amp;', '&')

test('the card fills the procedure’s own form too; answers are kept with where each came from', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  // What the applicant's boxes say is not asked again.
  assert.doesNotMatch(clerk.page, /Họ tên trong đơn|name="form.ho_ten"/)
  await clerk.submit(pathTo('/dien'), { ...typed(), card })
  assert.match(clerk.page, /name="applicantName"[^>]*value="Nguyễn Thị Ánh Dương"/)
  const prefilled = unescaped(clerk.hidden('prefilled'))
  const form = { applicantName: 'Nguyễn Thị Ánh', applicantBorn: '18/05/1990', prefilled }
  const tooLong = { 'form.muc_dich': 'x'.repeat(1001) }
  assert.equal((await clerk.submit(pathTo(), { ...typed(), ...form, ...tooLong })).status, 422)
  assert.match(clerk.page, /href="#form.muc_dich"/)
  assert.match(clerk.page, /value="Nguyễn Thị Ánh"/)
  const photo = new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'anh.pdf')
  const sent = await clerk.submit(pathTo(), { ...typed(), ...form, 'form.muc_dich': 'Nhập học', 'form.anh': photo })
  assert.equal(sent.status, 303)
  const dossier = await database.database.query
    .selectFrom('dossiers.dossier as dossier')
    .innerJoin('dossier_intake.arrival as arrival', 'arrival.dossier_id', 'dossier.id')
    .select(['dossier.answers', 'dossier.form_version_id', 'arrival.provenance'])
    .executeTakeFirstOrThrow()
  const { anh, ...answers } = dossier.answers as Record<string, unknown>
  assert.deepEqual(answers, { ho_ten: 'Nguyễn Thị Ánh', ngay_sinh: '1990-05-18', muc_dich: 'Nhập học' })
  assert.equal((anh as unknown[]).length, 1)
  assert.ok(dossier.form_version_id)
  assert.deepEqual(dossier.provenance, {
    ho_ten: { source: 'identity_card.name', outcome: 'changed' },
    ngay_sinh: { source: 'identity_card.birth', outcome: 'kept' },
  })
})

const lastDossier = () =>
  database.database.query
    .selectFrom('dossiers.dossier as dossier')
    .leftJoin('dossier_intake.arrival as arrival', 'arrival.dossier_id', 'dossier.id')
    .select(['dossier.id', 'dossier.answers', 'arrival.provenance'])
    .orderBy('dossier.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()

test('declared on paper nothing has to be typed, what is typed is checked, and the clerk declares nothing', async () => {
  const declared: FormDefinition = {
    ...definition,
    sections: [
      ...definition.sections,
      {
        title: 'Cam đoan',
        fields: [{ key: 'cam_doan', kind: 'statement', label: 'Tôi cam đoan', text: 'Khai đúng.', required: true }],
      },
    ],
  }
  const made = await makeProcedure(97, declared)
  const path = `/tiep-nhan?thu-tuc=${made.procedureId}`
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(path)
  assert.doesNotMatch(clerk.page, /name="form.cam_doan"/)
  assert.match(clerk.page, /Đã nhận “Tờ khai đăng ký khai sinh” bằng giấy thì không phải nhập/)
  const send = (more: Record<string, string>) =>
    clerk.submit(path, { ...typed(), procedureId: made.procedureId, versionId: made.versionId, ...more })
  assert.equal((await send({ 'form.ngay_sinh': '31/02/1990' })).status, 422)
  assert.match(clerk.page, /Ngày sinh trong đơn|ngày có thật/)
  const sent = await send({})
  assert.equal(sent.status, 303)
  const { answers, provenance, id } = await lastDossier()
  assert.deepEqual(answers, { ho_ten: 'Nguyễn Thị Ánh Dương' })
  assert.deepEqual(provenance, { cam_doan: { source: 'paper_declaration.statement', outcome: 'kept' } })
  await clerk.get(`/ho-so/${id}`)
  assert.match(clerk.page, /cam đoan trên tờ khai giấy/)
  // Written down although papers are missing: the form does not stand in the way.
  await clerk.get(path)
  const filed = await send({ all: '', outcome: 'file', applicantName: 'Hoàng Thị Sao' })
  assert.equal(filed.status, 303)
  // The filled form is printed from the dossier, and that is written down; the blank by whoever receives.
  assert.match(await (await clerk.get(`/ho-so/${id}/to-khai.pdf`)).text(), /^%PDF/)
  const { actions } = await database.database.query
    .selectFrom('kernel.audit')
    .select(({ fn }) => fn.countAll<string>().as('actions'))
    .where('subject_id', '=', id)
    .where('action', '=', 'kernel.personal_data_read')
    .executeTakeFirstOrThrow()
  assert.ok(Number(actions) >= 1)
  await clerk.get(path)
  const blank = /href="(\/bieu-mau\/ban\/[^"]+\/de-trong.pdf)"/.exec(clerk.page)?.[1] ?? ''
  assert.match(await (await clerk.get(blank)).text(), /^%PDF/)
  const stranger = await signedIn(app, 'nobody')
  assert.equal((await stranger.get(`/ho-so/${id}/to-khai.pdf`)).status, 404)
})

test('a file that is too large is told with its box and its name, and the page says beforehand how large it may be', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const hints = [...clerk.page.matchAll(/không quá (\d+).MB/g)].map(([, size]) => size)
  assert.deepEqual([...new Set(hints)], ['50'])
  const scan = new File([new Uint8Array(50 * 1024 * 1024 + 1)], 'quét nhầm.pdf')
  assert.equal((await clerk.submit(pathTo(), { ...typed(), 'form.anh': scan })).status, 413)
  assert.match(clerk.page, /href="#form.anh"[^>]*>Ảnh: tệp “quét nhầm.pdf” quá lớn: mỗi tệp nhiều nhất 50 MB/)
  await clerk.get(pathTo())
  assert.equal((await clerk.submit(pathTo(), { ...typed(), 'file-to-khai': scan })).status, 413)
  assert.match(clerk.page, /href="#file-to-khai"[^>]*>[^<]*: tệp “quét nhầm.pdf” quá lớn: mỗi tệp nhiều nhất 50 MB/)
})

const given = (number: string) => ({ ...typed(), applicantNumber: number, 'form.ho_ten': 'Lò Văn Páo' })

/** What the form says after "Điền" for somebody with that number. */
async function filledFor(number: string, who: CastName = 'clerk') {
  const browser = await signedIn(app, who)
  await browser.get(pathTo())
  await browser.submit(pathTo('/dien'), { ...typed(), applicantName: '', applicantNumber: number })
  return browser
}

test('answers of last time and results held already fill the form for those who may read them, recorded and shown', async () => {
  const number = '097190005678'
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const sent = await clerk.submit(pathTo(), { ...given(number), 'form.muc_dich': 'Xin việc' })
  assert.equal(sent.status, 303)
  const first = sent.headers.get('location')!.split('/').at(-1)!
  await database.committed((tx) =>
    tx.query
      .insertInto('dossiers.result')
      .values({
        id: tx.id(),
        dossier_id: first,
        result_key: 'x',
        name: 'Giấy xác nhận',
        number: '77/XN-UBND',
        issued_on: Temporal.PlainDate.from('2026-05-04'),
        issued_at: tx.now,
      })
      .execute(),
  )
  const again = await filledFor(number)
  assert.match(again.page, /name="form.muc_dich"[^>]*value="Xin việc"/)
  assert.match(again.page, /name="form.so_cu"[^>]*value="77\/XN-UBND"/)
  assert.match(again.page, /Điền sẵn từ: hồ sơ trước của người này/)
  const reads = await database.database.query
    .selectFrom('kernel.audit')
    .select('actor_name')
    .where('action', '=', 'kernel.personal_data_read')
    .where('subject_id', '=', first)
    .execute()
  assert.ok(reads.length >= 2)
  const prefilled = unescaped(again.hidden('prefilled'))
  const second = await again.submit(pathTo(), {
    ...given(number),
    'form.muc_dich': 'Xin học',
    'form.so_cu': '77/XN-UBND',
    prefilled,
    confirmed: 'true',
  })
  assert.equal(second.status, 303)
  await again.get(second.headers.get('location')!.replace('/tiep-nhan/', '/ho-so/'))
  const words = again.page.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ')
  assert.match(words, /Mục đích hồ sơ trước của người này Đã sửa/i)
  assert.match(words, /Số giấy đã cấp kết quả cơ quan đã cấp cho người này Giữ nguyên/i)
  const elsewhere = await filledFor(number, 'departmentSpecialist')
  assert.doesNotMatch(elsewhere.page, /value="Xin việc"|value="Xin học"/)
})

test('whose session ended in the middle signs in and sends what was typed', async () => {
  const late = openBrowser(app)
  assert.equal((await late.submit(pathTo(), { ...typed(), 'form.ho_ten': 'Lò Thị Mai' })).status, 401)
  const again = unescaped(late.hidden('_again'))
  const back = { login: castPlan.clerk.login, password: castPassword, next: '/', _again: again }
  assert.equal((await late.submit('/dang-nhap', back)).status, 200)
  const values = Object.fromEntries(
    [...Object.keys(typed()), 'form.ho_ten'].map((name) => [name, unescaped(late.hidden(name))]),
  )
  assert.equal(values['form.ho_ten'], 'Lò Thị Mai')
  const action = unescaped(/<form[^>]* action="(\/tiep-nhan[^"]*)"/.exec(late.page)![1]!)
  assert.equal((await late.submit(action, { ...values, 'form.muc_dich': 'Nhập học' })).status, 303)
})

const savePath = () => pathTo('/nhap')
const drafts = () => database.database.query.selectFrom('forms.draft').selectAll().execute()
const photo = () => new File(['%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF'], 'anh.pdf')

test('the counter’s form saves itself, is found on another device, goes on there, and ends by being sent', async () => {
  const desk = await signedIn(app, 'clerk')
  await desk.get(pathTo())
  assert.equal((await drafts()).length, 0, 'opening the page writes nothing')
  const draft = desk.hidden('draft')
  const begun = { ...typed(), draft, applicantName: 'Hà Văn Tuế', papers: 'to-khai', 'form.ho_ten': 'Hà Văn Tuế' }
  const saved = await desk.submit(savePath(), { ...begun, version: '0', step: 'autosave' })
  assert.equal(saved.status, 303)
  const again = { ...begun, version: '1', step: 'save', 'form.muc_dich': 'Nhập học', 'form.anh': photo() }
  assert.equal((await desk.submit(savePath(), again)).status, 303)
  const other = await signedIn(app, 'clerk')
  await other.get('/tiep-nhan')
  assert.match(other.page, /Đang nhập dở/)
  assert.match(other.page, /Hà Văn Tuế/)
  assert.equal((await other.get(`/ban-nhap/${draft}`)).headers.get('location'), pathTo() + `&ban-nhap=${draft}`)
  await other.get(`${pathTo()}&ban-nhap=${draft}`)
  assert.match(other.page, /name="applicantName"[^>]*value="Hà Văn Tuế"/)
  assert.match(other.page, /name="form.muc_dich"[^>]*value="Nhập học"/)
  assert.match(other.page, /anh.pdf/)
  const elsewhere = await desk.submit(savePath(), { ...begun, version: '1', step: 'autosave' })
  assert.equal(elsewhere.status, 409, 'the desk saved once more than it knows')
  const values = { ...begun, version: other.hidden('version'), 'form.muc_dich': 'Nhập học', outcome: 'receive' }
  const kept = other.hidden('form.anh.kept')
  const row = await other.submit(savePath(), { ...values, 'form.anh.kept': kept, step: 'add:form.con' })
  assert.match(row.headers.get('location')!, /#form.con$/)
  await other.get(`${pathTo()}&ban-nhap=${draft}`)
  assert.match(other.page, /name="form.con.0.ten"/)
  const rows = { 'form.con.rows': '1', 'form.con.0.ten': 'Hà Thị Nụ', 'form.anh.kept': kept }
  const sent = await other.submit(pathTo(), { ...values, ...rows })
  assert.equal(sent.status, 303)
  assert.deepEqual(await drafts(), [])
  const { answers } = await database.database.query
    .selectFrom('dossiers.dossier')
    .select('answers')
    .where('applicant_name', '=', 'Hà Văn Tuế')
    .executeTakeFirstOrThrow()
  const { anh, con } = answers as { anh: { name: string }[]; con: unknown }
  assert.deepEqual([anh.map(({ name }) => name), con], [['anh.pdf'], [{ ten: 'Hà Thị Nụ' }]])
})

test('a draft outlives its session, stays its owner’s, and takes no garbage', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo())
  const draft = clerk.hidden('draft')
  await clerk.submit(savePath(), { ...typed(), draft, version: '0', applicantName: 'Vàng A Lử' })
  await clerk.submit('/dang-xuat', {})
  assert.equal((await clerk.submit(savePath(), { ...typed(), draft, version: '1' })).status, 401)
  const back = await signedIn(app, 'clerk')
  await back.get(`${pathTo()}&ban-nhap=${draft}`)
  assert.match(back.page, /value="Vàng A Lử"/)
  const other = await signedIn(app, 'communeSpecialist')
  await other.get(`${pathTo()}&ban-nhap=${draft}`)
  assert.doesNotMatch(other.page, /Vàng A Lử/)
  assert.equal((await other.submit(savePath(), { ...typed(), draft, version: '1' })).status, 404)
  const long = await back.submit(savePath(), { ...typed(), draft, version: '1', applicantAddress: 'ố'.repeat(60_000) })
  assert.equal(long.status, 422)
  assert.equal((await back.submit(savePath(), { ...typed(), draft: 'x', version: '-1' })).status, 422)
})

test('what fits into no cell keeps a group out: the page says which questions, and leads to the ordinary form', async () => {
  const family = { key: 'nha', kind: 'group', label: 'Người trong nhà', required: true } as const
  const fields = [{ ...family, fields: [{ key: 'ten', kind: 'text', label: 'Tên' }] }] as const
  const made = await makeProcedure(98, { title: 'Đơn', sections: [{ title: 'Hộ', fields }] })
  const clerk = await signedIn(app, 'clerk')
  const path = `/tiep-nhan/nhom?thu-tuc=${made.procedureId}`
  await clerk.get(path)
  assert.match(clerk.page, /Người trong nhà[\s\S]*Nhận từng người/)
  assert.equal((await clerk.submit(path, { ...group('Lò Thị Mai'), ...made })).status, 409)
  assert.match(clerk.page, /Lò Thị Mai<\/textarea>/)
})

const group = (rows: string) => ({
  procedureId: procedure.procedureId,
  versionId: procedure.versionId,
  receptionUnitId: world.units.tanLapCentre,
  applicantKind: 'citizen',
  name: 'Đoàn thôn 5',
  all: 'true',
  rows,
})

test('a group answers the form in columns; what is wrong in them is told by line and question', async () => {
  const clerk = await signedIn(app, 'clerk')
  await clerk.get(pathTo('/nhom'))
  assert.match(clerk.page, /<ol start="5">[\s\S]*Họ tên trong đơn \*[\s\S]*Mục đích \*/)
  const wrong = 'Lò Thị Mai\t\t\t\tLò Thị Mai\t31/02/1990\t\n'
  assert.equal((await clerk.submit(pathTo('/nhom'), group(wrong))).status, 422)
  assert.match(clerk.page, /Các dòng cần sửa \(2\)[\s\S]*Ngày sinh trong đơn: [\s\S]*Mục đích: /)
  assert.match(clerk.page, /31\/02\/1990/)
  const heading = 'Họ tên\tSố\tĐiện thoại\tĐịa chỉ\tMục đích\tHọ tên trong đơn'
  const rows = `${heading}\nLò Thị Mai\t\t\t\tVay vốn\tLò Thị Mai\nVàng A Páo\t\t\t\tĐi học\tVàng A Páo`
  const sent = await clerk.submit(pathTo('/nhom'), group(rows))
  assert.equal(sent.status, 303)
  const { rows: kept } = await sql<{ answers: { muc_dich: string } }>`select answers from dossiers.dossier
    where group_id is not null order by applicant_name`.execute(database.database.query)
  assert.deepEqual(
    kept.map(({ answers }) => answers.muc_dich),
    ['Vay vốn', 'Đi học'],
  )
})
