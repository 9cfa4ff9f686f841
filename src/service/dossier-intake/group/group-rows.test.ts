import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readRows } from './group-rows.ts'

test('rows of a sheet become rows; a heading and empty lines are none', () => {
  const { rows, faults } = readRows(
    'Họ và tên\tSố định danh\tĐiện thoại\tĐịa chỉ\n\nLò Thị Mai\t097190001234\t0912 345 678\tThôn 3\nVàng A Páo; ; ; Thôn 5\n',
    'citizen',
  )
  assert.deepEqual(faults, [])
  assert.deepEqual(
    rows.map(({ applicant: { applicantName, applicantNumber, applicantPhone, applicantAddress } }) => [
      applicantName,
      applicantNumber,
      applicantPhone,
      applicantAddress,
    ]),
    [
      ['Lò Thị Mai', '097190001234', '0912345678', 'Thôn 3'],
      ['Vàng A Páo', undefined, undefined, 'Thôn 5'],
    ],
  )
})

test('each line that is wrong is told by its number, also a number that stands twice', () => {
  const { rows, faults } = readRows(
    ['Lò Thị Mai\t097190001234', '\t097190001235', 'Lê Văn Tám\t12', 'Lò Thị Mơ\t097190001234'].join('\n'),
    'citizen',
  )
  assert.equal(rows.length, 1)
  assert.deepEqual(
    faults.map(({ line }) => line),
    [2, 3, 4],
  )
})

test('columns of the form stand where the heading names them, else in its order', () => {
  const columns = [
    { key: 'muc_dich', label: 'Mục đích' },
    { key: 'so_ban', label: 'Số bản' },
  ]
  const cellsOf = (text: string) => readRows(text, 'citizen', columns).rows.map(({ cells }) => [...cells.values()])
  assert.deepEqual(cellsOf('Lò Thị Mai\t\t\t\tVay vốn\t2'), [['Vay vốn', '2']])
  assert.deepEqual(
    cellsOf('Họ tên\tSố\tĐiện thoại\tĐịa chỉ\tSỐ BẢN\tmục đích\nLò Thị Mai\t\t\t\t2\tVay vốn\nVàng A Páo'),
    [
      ['Vay vốn', '2'],
      ['', ''],
    ],
  )
})
