import { dateOf } from '../../foundation/calendar/index.ts'
import { findIssuer } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import { writeCsv, type DataTable } from '../../kernel/documents/data-table.ts'
import { printOfficialTable } from '../../kernel/documents/official-table.ts'
import { writeWorkbook } from '../../kernel/documents/workbook.ts'
import { formatDate, formatDateTime } from '../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../kernel/text/language.ts'
import { dossierText } from '../dossiers/index.ts'
import { findFormOn } from './make-paper.ts'
import type { RegisterFilter, RegisterRow } from './register.ts'
import { t } from './texts.ts'

const vi = (text: Text): string => inLanguage(text, 'vi')

/** Under the number of the day that the receipt bears. */
const receivedText = (row: RegisterRow): string =>
  `${formatDateTime(row.accepted_at)} (số ${String(row.receipt_number)})`

const columns: readonly { header: Text; width: number; align?: 'center'; cell: (row: RegisterRow) => string }[] = [
  { header: t('papers.col_number'), width: 1, align: 'center', cell: (row) => String(row.serial) },
  { header: t('papers.col_code'), width: 4.2, cell: (row) => row.code },
  { header: t('papers.col_procedure'), width: 4.5, cell: (row) => row.procedure_name },
  { header: t('papers.col_applicant'), width: 3, cell: (row) => row.applicant_name },
  {
    header: t('papers.col_contact'),
    width: 3.4,
    cell: (row) => [row.applicant_address, row.applicant_phone].filter(Boolean).join('; '),
  },
  { header: t('papers.col_unit'), width: 2.8, cell: (row) => row.competent_unit },
  { header: t('papers.col_received'), width: 2.4, cell: receivedText },
  { header: t('papers.col_due'), width: 2.4, cell: (row) => formatDateTime(row.first_due_at) },
  {
    header: t('papers.col_returned'),
    width: 2.4,
    cell: (row) => (row.returned_at ? formatDateTime(row.returned_at) : ''),
  },
  {
    header: t('papers.col_way'),
    width: 2,
    cell: (row) => vi(dossierText(`dossiers.return_${row.return_by as 'counter'}`)),
  },
  { header: t('papers.col_sign'), width: 1.6, cell: () => '' },
]

type Book = RegisterFilter & { rows: readonly RegisterRow[]; fieldName?: string }

const titleOf = ({ from, to }: Book): string => vi(t('papers.period', { from: formatDate(from), to: formatDate(to) }))

/** Form 07 as it is printed and put into the file, whatever language its reader uses. */
export async function printRegister(db: Db, book: Book): Promise<Uint8Array> {
  const today = dateOf(db.now)
  const form = await findFormOn(db, 'register', book.to)
  const returned = book.rows.filter((row) => row.returned_at !== null).length
  return printOfficialTable({
    ...(await findIssuer(db, book.unitId)),
    issuedOn: today,
    title: form.name,
    about: [`Mẫu số ${form.number}`, titleOf(book), ...(book.fieldName ? [`Lĩnh vực: ${book.fieldName}`] : [])],
    landscape: true,
    columns: columns.map(({ header, width, align }) => ({ header: vi(header), width, align })),
    groups: [{ title: '', rows: book.rows.map((row) => columns.map(({ cell }) => cell(row))) }],
    totals: [
      { label: vi(t('papers.received')), value: String(book.rows.length) },
      { label: vi(t('papers.returned')), value: String(returned) },
    ],
  })
}

const dataOf = (db: Db, book: Book): DataTable => ({
  name: 'Sổ theo dõi hồ sơ',
  on: dateOf(db.now),
  columns: columns.map(({ header, width }) => ({ header: vi(header), width: width * 7 })),
  rows: book.rows.map((row) => columns.map(({ cell }) => cell(row))),
})

export const registerWorkbook = (db: Db, book: Book): Promise<Uint8Array> => writeWorkbook(dataOf(db, book))
export const registerCsv = (db: Db, book: Book): Uint8Array => writeCsv(dataOf(db, book))
