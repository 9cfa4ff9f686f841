// Numbers of dossiers. A code is given out on filing, by agency and day; the number in the receipt book on acceptance,
// by unit and day, without a gap: its row is the lock, and a transaction that fails gives its number back.
import { randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { dateOf } from '../../foundation/calendar/index.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError } from '../../kernel/errors.ts'

/** {agency}-{YYMMDD}-{NNNN}; the serial grows beyond four digits. To everybody else the code is opaque. */
export async function nextDossierCode(tx: Tx, agency: string): Promise<string> {
  const day = dateOf(tx.now)
  const { rows } = await sql<{ last: number }>`
    insert into dossiers.code_counter as counter (code, day, last) values (${agency}, ${day}, 1)
    on conflict (code, day) do update set last = counter.last + 1
    returning last`.execute(tx.query)
  return `${agency}-${day.toString().replaceAll('-', '').slice(2)}-${String(rows[0]!.last).padStart(4, '0')}`
}

export type ReceiptNumber = { receipt_unit_id: string; receipt_day: Temporal.PlainDate; receipt_number: number }

export async function nextReceiptNumber(tx: Tx, unitId: string): Promise<ReceiptNumber> {
  const day = dateOf(tx.now)
  const { rows } = await sql<{ last: number }>`
    insert into dossiers.receipt_book as book (unit_id, day, last) values (${unitId}, ${day}, 1)
    on conflict (unit_id, day) do update set last = book.last + 1
    returning last`.execute(tx.query)
  return { receipt_unit_id: unitId, receipt_day: day, receipt_number: rows[0]!.last }
}

// Deliberately loose, as agencies are re-coded; the date part is checked by itself (law/dossier-codes).
const codeForm = /^[0-9A-Z]{1,4}(?:\.[0-9A-Z]{1,4})*-(\d{2})(\d{2})(\d{2})-\d{4,10}$/

/** A code made elsewhere, as it is printed; refuses what no system gives out. */
export function readDossierCode(text: string): string {
  const code = text.normalize('NFKC').replace(/\s/g, '').toUpperCase()
  const [, year, month, day] = codeForm.exec(code) ?? []
  const isDate =
    Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31 && year !== undefined
  if (!isDate) throw new AppError('dossiers.code_form', 422, { code: code.slice(0, 60) }, 'code')
  return code
}

// No letter that is mistaken for another when read over the telephone.
const letters = '23456789ACDEFGHJKLMNPQRTUVWXY'

/** The second secret on the receipt, with which the code is followed: about 38 bits, and guesses are throttled. */
export const newSecret = (): string => Array.from({ length: 8 }, () => letters[randomInt(letters.length)]).join('')
