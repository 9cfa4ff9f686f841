import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { makeCast } from '../../../test/support/cast.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { inLanguage } from '../../kernel/text/language.ts'
import { render } from '../../kernel/ui/index.ts'
import { organisationModule } from '../organisation/index.ts'
import { answersView, answerText } from './answers-view.ts'
import { checkDefinition } from './check-definition.ts'
import { allFields, type AddressAnswer, type Answers, type FormDefinition } from './form-definition.ts'
import { formFields } from './form-fields.ts'
import { formFacts } from './form-facts.ts'
import { birthForm, copyForm, formFixtures, householdBusinessForm } from './forms-fixtures.ts'
import { prefill, provenanceOf, readAnswers, readIdentityCard, isTaxNumber, typedValues } from './index.ts'
import type { TypedValues } from './typed-values.ts'

const own = testDatabase({ own: true })
before(() => own.committed((tx) => organisationModule.load!(tx)))

const now = Temporal.Instant.from('2026-11-21T02:00:00Z')
const db = () => ({ ...own.database, now })
const read = (definition: FormDefinition, values: TypedValues, files = {}) =>
  readAnswers(db(), definition, values, files)
const sentences = (errors: Record<string, unknown>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([path, text]) => [path, inLanguage(text as string, 'vi')]))

const parent = {
  'form.ho_ten': 'Lò Thị Mây'.normalize('NFD'),
  'form.so_dinh_danh': '038 090 001 234',
  'form.noi_cu_tru.province': '80',
  'form.noi_cu_tru.commune': '',
  'form.noi_cu_tru.old': 'Xóm 3, xã Cũ, huyện Xưa',
  'form.quan_he': 'Mẹ',
  'form.ten_tre': 'Lò Văn 👶 Sáng',
  'form.ngay_sinh': '1/11/2026',
  'form.gioi_tinh': 'Nam',
  'form.cam_doan': 'true',
}

test('the invented forms may be published', () => {
  for (const [name, form] of Object.entries(formFixtures))
    assert.deepEqual(
      checkDefinition(form).map(({ place, text }) => [name, place, inLanguage(text, 'vi')]),
      [],
    )
})

test('a form that is filled in right gives answers as they are stored', async () => {
  const { answers, errors } = await read(birthForm, { ...parent, 'form.unknown': 'x', other: 'y' })
  assert.deepEqual(sentences(errors), {})
  assert.deepEqual(answers, {
    ho_ten: 'Lò Thị Mây',
    so_dinh_danh: '038090001234',
    noi_cu_tru: { province: '80', provinceName: 'Tỉnh Tây Ninh', old: 'Xóm 3, xã Cũ, huyện Xưa' },
    quan_he: 'Mẹ',
    ten_tre: 'Lò Văn 👶 Sáng',
    ngay_sinh: '2026-11-01',
    gioi_tinh: 'Nam',
    so_ngay: '20',
    cam_doan: true,
  })
})

test('what is not asked is not read, what comes to be asked is required', async () => {
  const hidden = await read(birthForm, { ...parent, 'form.ly_do_muon': 'Ốm', 'form.quan_he_khac': 'Cô' })
  assert.equal('ly_do_muon' in hidden.answers || 'quan_he_khac' in hidden.answers, false)
  const late = await read(birthForm, { ...parent, 'form.ngay_sinh': '2026-01-01', 'form.quan_he': 'Người khác' })
  assert.deepEqual(Object.keys(late.errors), ['form.quan_he_khac', 'form.ly_do_muon'])
  assert.deepEqual([...late.shown], ['form.quan_he_khac', 'form.ly_do_muon'])
})

test('each mistake is told at its box, in words', async () => {
  const { errors } = await read(birthForm, {
    'form.ho_ten': 'x'.repeat(5000),
    'form.so_dinh_danh': '12345',
    'form.noi_cu_tru.street': 'Xóm 3',
    'form.quan_he': 'Hàng xóm',
    'form.ten_tre': '   ',
    'form.ngay_sinh': '31/2/2026',
  })
  assert.deepEqual(sentences(errors), {
    'form.ho_ten': 'Nội dung dài 5.000 ký tự, nhiều nhất là 1.000',
    'form.so_dinh_danh': 'Số định danh có 12 chữ số (chứng minh nhân dân cũ có 9 chữ số)',
    'form.noi_cu_tru.province': 'Hãy điền xã, phường hiện nay, hoặc chép địa chỉ cũ',
    'form.quan_he': 'Hãy chọn trong các mục có sẵn',
    'form.ten_tre': 'Hãy điền mục này',
    'form.ngay_sinh': 'Hãy viết ngày có thật, ví dụ 27/3/1990',
    'form.gioi_tinh': 'Hãy chọn một mục',
    'form.cam_doan': 'Hãy đọc và đánh dấu vào ô này',
  })
})

const household = {
  'form.ho_ten': 'Vàng A Páo',
  'form.ngay_sinh': '5/6/1990',
  'form.ten_ho': 'Quán phở Páo',
  'form.tru_so.province': '38',
  'form.tru_so.old': 'Phố chợ',
  'form.nganh': ['Bán lẻ', 'Ăn uống'],
  'form.thanh_vien.rows': '2',
  'form.thanh_vien.0.ho_ten': 'Vàng A Páo',
  'form.thanh_vien.0.von': '1.500.000',
  'form.thanh_vien.1.ho_ten': 'Giàng Thị Dợ',
  'form.thanh_vien.1.von': '250000 đồng',
}

test('rows of a group are read one by one, and calculated over', async () => {
  const { answers, errors } = await read(householdBusinessForm, household)
  assert.deepEqual(sentences(errors), {})
  assert.deepEqual(answers.nganh, ['Ăn uống', 'Bán lẻ'])
  assert.deepEqual(answers.thanh_vien, [
    { ho_ten: 'Vàng A Páo', von: '1500000' },
    { ho_ten: 'Giàng Thị Dợ', von: '250000' },
  ])
  assert.equal(answers.tong_von, '1750000')
  assert.equal(answers.tuoi, '36')
  const facts = formFacts(householdBusinessForm, answers)
  assert.equal(String(facts['form.tong_von']), '1750000')
  assert.equal((facts['form.thanh_vien'] as unknown[]).length, 2)
  const wrong = await read(householdBusinessForm, { ...household, 'form.thanh_vien.1.von': 'nhiều' })
  assert.deepEqual(Object.keys(wrong.errors), ['form.thanh_vien.1.von'])
  const none = await read(householdBusinessForm, { ...household, 'form.thanh_vien.rows': 'x' })
  assert.deepEqual(Object.keys(none.errors), ['form.thanh_vien'])
})

test('a commune is found by its name of today, whatever its marks; an unknown one is told', async () => {
  const at = async (commune: string) => {
    const values = { ...parent, 'form.noi_cu_tru.commune': commune, 'form.noi_cu_tru.old': '' }
    const { answers, errors } = await read(birthForm, values)
    const { communeName = Object.keys(errors)[0] } = (answers.noi_cu_tru ?? {}) as { communeName?: string }
    return communeName
  }
  assert.equal(await at('Xã Tân Lập'), 'Xã Tân Lập')
  assert.equal(await at('tân lập'), 'Xã Tân Lập')
  assert.equal(await at('XA TAN LAP'), 'Xã Tân Lập')
  assert.equal(await at('Xã Không Đâu Cả'), 'form.noi_cu_tru.commune')
  const elsewhere = { ...parent, 'form.noi_cu_tru.province': '01', 'form.noi_cu_tru.commune': 'Phường Ba Đình' }
  const { communeName, commune } = (await read(birthForm, elsewhere)).answers.noi_cu_tru as AddressAnswer
  assert.deepEqual([communeName, commune], ['Phường Ba Đình', undefined])
})

test('the places of this system are chosen though the list of the state does not hold them', () =>
  own.rolledBack(
    async (tx) => {
      await makeCast(tx)
      const at = async (commune: string) => {
        const values = { ...parent, 'form.noi_cu_tru.province': '97', 'form.noi_cu_tru.commune': commune }
        return readAnswers(tx, birthForm, values, {})
      }
      const { answers } = await at('phường Hội Long')
      const { provinceName, commune, communeName } = answers.noi_cu_tru as AddressAnswer
      assert.deepEqual([provinceName, commune, communeName], ['Tỉnh An Bình', '97016', 'Phường Hội Long'])
      assert.deepEqual(Object.keys((await at('Xã Không Đâu Cả')).errors), ['form.noi_cu_tru.commune'])
    },
    { now },
  ))

test('numbers of persons and organisations', () => {
  assert.equal(isTaxNumber('0314409058-002'), true)
  assert.equal(isTaxNumber('0314409058'), true)
  assert.equal(isTaxNumber('0314409059'), false)
  assert.equal(isTaxNumber('0314409058-000'), false)
  assert.equal(isTaxNumber('0100000000'), false)
  assert.equal(isTaxNumber('080090001234'), true)
})

test('the code of the chip card is read with seven fields or more, and nothing else is', () => {
  const code = '080090001234|301234567|Lê Văn An|05061990|Nam|Ấp 2, Xã Cũ, Huyện Cũ, Long An|01022022'
  const card = {
    number: '080090001234',
    oldNumber: '301234567',
    name: 'Lê Văn An',
    birth: '1990-06-05',
    sex: 'Nam',
    address: 'Ấp 2, Xã Cũ, Huyện Cũ, Long An',
    issued: '2022-02-01',
  }
  assert.deepEqual(readIdentityCard(code), card)
  assert.deepEqual(readIdentityCard(`${code}|thêm|nữa`), card)
  assert.equal(readIdentityCard(code.replace('301234567', ''))?.oldNumber, undefined)
  for (const text of ['', 'abc', '|||||||', '080090001234|||x', 'a|b|c|d|e|f|g'])
    assert.equal(readIdentityCard(text), undefined)
})

test('what is filled in beforehand is told from what was kept, changed and removed', async () => {
  const identityCard = readIdentityCard('080090001234||Lê Văn An|05061990|Nam|Ấp 2, Xã Cũ|01022022')!
  const typed = { 'form.quan_he': 'Cha' }
  const { values, prefilled } = await prefill(db(), birthForm, { actor: null, identityCard }, typed)
  assert.equal(values['form.so_dinh_danh'], '080090001234')
  assert.equal(values['form.noi_cu_tru.old'], 'Ấp 2, Xã Cũ')
  assert.equal(values['form.quan_he'], 'Cha')
  const { answers } = await read(birthForm, { ...values, 'form.ho_ten': 'Lê Văn Anh', 'form.noi_cu_tru.old': '' })
  assert.deepEqual(provenanceOf(prefilled, answers), {
    ho_ten: { source: 'identity_card.name', outcome: 'changed' },
    so_dinh_danh: { source: 'identity_card.number', outcome: 'kept' },
    noi_cu_tru: { source: 'identity_card.address', outcome: 'removed' },
  })
  const again = await prefill(db(), birthForm, { actor: null, identityCard }, { 'form.ho_ten': 'Đã gõ' })
  assert.equal(again.values['form.ho_ten'], 'Đã gõ')
})

test('answers put back into their boxes are read as the same answers', async () => {
  const { answers } = await read(householdBusinessForm, household)
  const text = (field: string) => {
    const { field: found } = allFields(householdBusinessForm).find(({ name }) => name === field)!
    return inLanguage(answerText(found, answers[field]), 'vi')
  }
  assert.equal(text('tong_von'), '1.750.000\u00a0đồng')
  assert.equal(text('nganh'), 'Ăn uống; Bán lẻ')
  assert.equal(text('ngay_sinh'), '5/6/1990')
  assert.match(text('thanh_vien'), /^Vàng A Páo, 1\.500\.000.đồng; Giàng Thị Dợ/)
  const page = render(answersView(householdBusinessForm, answers), 'vi')
  assert.match(page, /Quán phở Páo/)
  assert.doesNotMatch(page, /Người giám hộ/)
})

test('hostile text is shown as text, in boxes and in answers', async () => {
  const hostile = `"><script>alert(1)</script>\${x}`
  const values = { ...household, 'form.ho_ten': hostile, 'form.thanh_vien.0.ho_ten': hostile, 'form.nganh': hostile }
  const page = render(await formFields(db(), { definition: householdBusinessForm, values }), 'vi')
  assert.doesNotMatch(page, /<script>alert/)
  const { answers } = await read(householdBusinessForm, values)
  assert.doesNotMatch(render(answersView(householdBusinessForm, answers), 'vi'), /<script>alert/)
})

test('whatever is sent, a form is read without a fault, and nothing that is not asked gets in', async () => {
  const names = [
    'form.ho_ten',
    'form.ngay_sinh',
    'form.thanh_vien.rows',
    'form.thanh_vien.0.von',
    'form.nganh',
    'form.tru_so.province',
    'form.tru_so.commune',
    'form.__proto__',
    'form.constructor',
    '__proto__',
  ]
  const value = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('38', '2', '99999999', '1.5', '1e9', '-1', 'NaN'),
    fc.array(fc.string(), { maxLength: 3 }),
  )
  const keys = new Set(householdBusinessForm.sections.flatMap((section) => section.fields.map(({ key }) => key)))
  await fc.assert(
    fc.asyncProperty(fc.dictionary(fc.constantFrom(...names), value), async (sent) => {
      const { answers } = await read(householdBusinessForm, typedValues(sent))
      assert.ok(Object.keys(answers).every((key) => keys.has(key)))
      assert.ok(((answers.thanh_vien ?? []) as Answers[]).length <= 50)
    }),
    { numRuns: 60 },
  )
})

test('a definition that is wrong says where and what', () => {
  const wrong: FormDefinition = {
    title: '',
    sections: [
      {
        title: 'A',
        fields: [
          { key: 'a', kind: 'number', label: '', when: 'b > 1' },
          { key: 'A b', kind: 'choice', label: 'B', choices: ['x'] },
          { key: 'b', kind: 'number', label: 'B', calculate: '"chữ"' },
          { key: 'b', kind: 'group', label: 'C', when: 'nothing = 1' },
          { key: 'd', kind: 'statement', label: 'D', prefill: 'identity_card.name', when: 'a + 1' },
          { key: 'e', kind: 'text', label: 'E', when: 'a > "x"', calculate: 'eval("1")' },
          { key: 'f', kind: 'number', label: 'F', least: '5', most: '1', calculate: '1', required: true },
        ],
      },
    ],
  }
  assert.deepEqual(
    checkDefinition(wrong).map(({ place, part }) => `${place} ${part}`),
    [
      'form title',
      'a label',
      'a when',
      'A b key',
      'A b choices',
      'b calculate',
      'b fields',
      'b when',
      'b key',
      'd text',
      'd prefill',
      'd when',
      'e when',
      'e calculate',
      'f calculate',
      'f bounds',
    ],
  )
  assert.match(inLanguage(checkDefinition(wrong)[2]!.text, 'vi'), /“C” đứng sau/)
})

test('a form that is not asked for its rows asks only for itself', async () => {
  const { errors } = await read(copyForm, {
    'form.ho_ten': 'An',
    'form.so_dinh_danh': '123456789',
    'form.loai': 'Khai sinh',
    'form.so_ban': '21',
  })
  assert.deepEqual(sentences(errors), { 'form.so_ban': 'Số này nhiều nhất là 20' })
})
