// What a unit gave to the post on a day, as the postman signs for it.
import { dateOf, startOfDate } from '../../foundation/calendar/index.ts'
import { findIssuer } from '../../foundation/organisation/index.ts'
import type { Db } from '../../kernel/database/types.ts'
import { printOfficialTable } from '../../kernel/documents/official-table.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import { formatNumber } from '../../kernel/text/numbers.ts'
import { inLanguage, type Text } from '../../kernel/text/language.ts'
import { findGiven, type Shipment } from './shipment-queries.ts'
import { t } from './texts.ts'

const vi = (text: Text): string => inLanguage(text, 'vi')

const columns: readonly { header: Text; width: number; align?: 'center' | 'right'; cell: (row: Shipment) => string }[] =
  [
    { header: t('shipments.number'), width: 2.6, cell: (row) => row.tracking_number },
    { header: t('shipments.dossier'), width: 3.2, cell: (row) => row.code },
    {
      header: t('shipments.content'),
      width: 2.2,
      cell: (row) => vi(t(`shipments.direction_${row.direction as 'result'}`)),
    },
    {
      header: t('shipments.party'),
      width: 3,
      cell: (row) => [row.party_name, row.party_phone].filter(Boolean).join(', '),
    },
    { header: t('shipments.address'), width: 4.5, cell: (row) => row.party_address },
    {
      header: t('shipments.fee'),
      width: 1.6,
      align: 'right',
      cell: (row) => (row.fee === null ? '' : formatNumber(row.fee, 'vi')),
    },
    { header: t('shipments.payer'), width: 2, cell: (row) => vi(t(`shipments.payer_${row.payer as 'applicant'}`)) },
    { header: t('shipments.signature'), width: 1.8, cell: () => '' },
  ]

export async function printHandOverList(db: Db, unitId: string, day: Temporal.PlainDate): Promise<Uint8Array> {
  const rows = await findGiven(db, unitId, startOfDate(day), startOfDate(day.add({ days: 1 })))
  return printOfficialTable({
    ...(await findIssuer(db, unitId)),
    issuedOn: dateOf(db.now),
    title: vi(t('shipments.list_title')),
    about: [vi(t('shipments.list_day', { day: formatDate(day) }))],
    landscape: true,
    columns: [
      { header: vi(t('shipments.row')), width: 0.8, align: 'center' },
      ...columns.map(({ header, width, align }) => ({ header: vi(header), width, align })),
    ],
    groups: [{ title: '', rows: rows.map((row, at) => [String(at + 1), ...columns.map(({ cell }) => cell(row))]) }],
    totals: [{ label: vi(t('shipments.list_total')), value: String(rows.length) }],
  })
}
