import { writeXlsx } from 'hucre'
import { inLanguage, type Lang } from '../../../kernel/text/language.ts'
import { grantableRoles, roleName } from '../roles.ts'
import { kindName, unitKinds } from '../units/unit.ts'
import { personColumns, sheets, unitColumns } from './import-columns.ts'

const heading = { font: { bold: true }, alignment: { wrapText: true, vertical: 'center' } } as const

type Columns = typeof unitColumns | typeof personColumns

// Text, so that a code keeps its leading zeros and a day stays as it is typed.
const asText = { numFmt: '@', alignment: { wrapText: true, vertical: 'top' } } as const

const listSheet = (name: string, columns: Columns) => ({
  name,
  columns: columns.map(({ width }) => ({ width, style: asText })),
  cells: new Map(columns.map((_, at) => [`0,${at}`, { style: heading }])),
  rows: [columns.map((column) => ('required' in column ? `${column.header} *` : column.header))],
  freezePane: { rows: 1 },
})

// The header row and an example below each other, then the words that two of the columns may hold.
const guide = (lang: Lang) => {
  const rows = (columns: Columns) => [columns.map(({ header }) => header), columns.map(({ example }) => example), []]
  return [
    [sheets.units.name],
    ...rows(unitColumns),
    [sheets.people.name],
    ...rows(personColumns),
    ['Loại đơn vị', ...unitKinds.map((kind) => inLanguage(kindName(kind), lang))],
    ['Vai trò', ...grantableRoles.map((role) => inLanguage(roleName(role), lang))],
  ]
}

/** An empty workbook to fill in, the same every time. */
export const writeTemplate = (): Promise<Uint8Array> =>
  writeXlsx({
    properties: { title: 'Đơn vị và cán bộ', created: new Date(0), modified: new Date(0) },
    sheets: [
      listSheet(sheets.units.name, unitColumns),
      listSheet(sheets.people.name, personColumns),
      { name: 'Ví dụ', columns: unitColumns.map(() => ({ width: 26 })), rows: guide('vi') },
    ],
  })
