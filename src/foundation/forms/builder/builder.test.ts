import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { birthForm, copyForm, formFixtures } from '../forms-fixtures.ts'
import { compareVersions } from './compare-versions.ts'
import { guessFields } from './guess-field.ts'
import { moveRow } from './arrange-rows.ts'
import { definitionOfRows, rowsOfDefinition, rowsSent, type Row } from './rows.ts'
import { definitionSent, saveFormInput } from './save-form.ts'

const label = (row: Row): string => ('section' in row ? row.section.title : row.field.label)

test('kinds are guessed from labels as they stand on paper forms', () => {
  const guessed = (line: string) => {
    const [row] = guessFields(line)
    return row && 'field' in row ? row.field.kind : 'section'
  }
  const lines = {
    'Họ, chữ đệm, tên': 'text',
    '2. Ngày sinh: ………': 'date',
    'Ngày, tháng, năm sinh': 'date',
    'Số CCCD/CMND': 'identity_number',
    'Mã số thuế': 'identity_number',
    'Nơi thường trú': 'address',
    'Địa chỉ trụ sở chính': 'address',
    'Giới tính': 'choice',
    'Tình trạng hôn nhân (Đã kết hôn/Chưa kết hôn)': 'choice',
    'Có tài sản chung không': 'choice',
    'Số tiền đề nghị': 'money',
    'Vốn kinh doanh': 'money',
    'Số lượng bản sao yêu cầu': 'number',
    'Diện tích đất (m2)': 'number',
    'Giấy tờ kèm theo': 'upload',
    'Danh sách thành viên trong hộ': 'group',
    'Tôi cam đoan những lời khai trên là đúng': 'statement',
    'Nơi cấp': 'text',
    'I. THÔNG TIN NGƯỜI KHAI': 'section',
    'Phần dành cho người đi khai:': 'section',
  }
  for (const [line, kind] of Object.entries(lines)) assert.equal(guessed(line), kind, line)
  const [asked] = guessFields('Giới tính (Nam/Nữ/Khác) *')
  assert.deepEqual(asked, {
    field: {
      key: 'gioi_tinh',
      kind: 'choice',
      label: 'Giới tính',
      choices: ['Nam', 'Nữ', 'Khác'],
      required: true,
      guessed: true,
    },
  })
})

test('pasted labels have keys of their own, whatever is pasted', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Ngày sinh', 'today', '***'))),
      (lines) => {
        const rows = guessFields(lines.join('\n'), new Set(['ngay_sinh']))
        const keys = rows.flatMap((row) => ('field' in row ? [row.field.key] : []))
        assert.equal(new Set([...keys, 'ngay_sinh', 'today']).size, keys.length + 2)
        for (const key of keys) assert.match(key, /^[a-z][a-z0-9_]*$/)
      },
    ),
  )
})

test('a definition comes back from its rows as it was', () => {
  for (const form of Object.values(formFixtures)) assert.deepEqual(definitionOfRows(form, rowsOfDefinition(form)), form)
})

test('a row changes places with its neighbour; a group takes its own along, and stays whole', () => {
  const rows = rowsOfDefinition(birthForm)
  const at = (name: string) => rows.findIndex((row) => label(row) === name)
  const group = at('Cha, mẹ của trẻ')
  const names = (list: readonly Row[]) => list.map(label)
  const up = moveRow(rows, `up:${group}`)
  assert.deepEqual(names(up).slice(group - 1, group + 4), [...names(rows).slice(group, group + 4), 'Lý do khai muộn'])
  assert.deepEqual(names(moveRow(up, `down:${group - 1}`)), names(rows))
  assert.deepEqual(names(moveRow(rows, `up:${group + 1}`)), names(rows))
  assert.deepEqual(names(moveRow(rows, 'up:0')), names(rows))
  assert.deepEqual(names(moveRow(rows, 'remove:nothing')), names(rows))
  assert.equal(moveRow(rows, `remove:${group}`).length, rows.length - 1)
})

test('what the builder sends is kept however wrong it is; a key comes with the label', () => {
  const sent = saveFormInput.parse({
    id: '0198f000-0000-7000-8000-000000000001',
    version: '1',
    rows: '3',
    title: '  Đơn  ',
    'r.0.row': 'section',
    'r.0.label': 'Phần A',
    'r.1.label': 'Hôn nhân',
    'r.1.kind': 'choice',
    'r.1.choices': 'Có\n\nKhông ',
    'r.1.when': 'sai (',
    'r.2.label': '',
    'r.2.kind': 'nothing',
    labels: 'Hôn nhân\nNgày sinh',
    step: 'add',
  })
  const { title, sections } = definitionSent(sent)
  assert.equal(title, 'Đơn')
  assert.deepEqual(
    sections[0]!.fields.map(({ key, kind }) => `${key} ${kind}`),
    ['hon_nhan choice', ' text', 'hon_nhan_2 text', 'ngay_sinh date', ' text'],
  )
  assert.equal(sections[0]!.fields[0]!.when, 'sai (')
  assert.deepEqual(rowsSent({ rows: '1e9' }).length, 400)
})

test('two versions are compared field by field', () => {
  const [section] = copyForm.sections
  const [name, number, kind, copies, fee] = section!.fields
  const after = {
    ...copyForm,
    sections: [
      {
        ...section!,
        fields: [number!, name!, { ...kind!, choices: ['Khai sinh', 'Kết hôn'] }, copies!, { ...fee!, key: 'phi' }],
      },
    ],
  }
  assert.deepEqual(
    compareVersions(copyForm, after).map((change) => `${change.kind} ${change.name}`),
    ['moved so_dinh_danh', 'moved ho_ten', 'changed loai', 'added phi', 'removed le_phi'],
  )
  assert.deepEqual(compareVersions(copyForm, copyForm), [])
})
