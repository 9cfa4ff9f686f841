// Carries out the rows of an import with the commands that forms use, under the rights of the person who imports. The
// dry run is the same work, taken back: what it promises is what happens.
import { sql } from 'kysely'
import type { Actor } from '../../../kernel/access/actor.ts'
import { translateConstraint } from '../../../kernel/database/constraint-errors.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, type ErrorDetails } from '../../../kernel/errors.ts'
import { nameKey } from '../naming/name-key.ts'
import type { NameBook } from '../naming/name-book.ts'
import { findNameBook } from '../naming/name-resolver.ts'
import { resolveName } from '../naming/resolve-name.ts'
import { addPerson } from '../people/add-person.ts'
import { grantRole } from '../people/grant-role.ts'
import { today } from '../today.ts'
import { createUnit } from '../units/create-unit.ts'
import { findTiers, type Tier } from '../units/tiers.ts'
import { findUnits } from '../units/unit-queries.ts'
import { cellError, parsePerson, parseUnit } from './parse-row.ts'
import { sheets, type ImportRow } from './import-columns.ts'

export type RowProblem = {
  sheet: ImportRow['sheet']
  line: number
  column: string | null
  code: string
  details: ErrorDetails
}

type Run = {
  tx: Tx
  actor: Actor
  scopeId: string
  tiers: readonly Tier[]
  /** Units that rows above have made, by what they are called or numbered. */
  made: Map<string, string[]>
  book: NameBook
}

const keysOf = (...names: (string | undefined)[]): Set<string> =>
  new Set(names.filter((name) => name !== undefined).map((name) => nameKey(name).spelling))

/** The unit that a cell means: one of this file, by its code, or as documents of the authority would name it. */
async function unitMeant(run: Run, row: ImportRow, key: string): Promise<string> {
  const text = row.cells[key] ?? ''
  if (text === '') throw cellError(row, key, 'form.required')
  const own = run.made.get(nameKey(text).spelling) ?? []
  if (own.length === 1) return own[0]!
  const byCode = /^[\w.]+$/.test(text) ? await findUnits(run.tx, { code: text, limit: 2 }) : []
  if (byCode.length === 1) return byCode[0]!.id
  // As a document of the authority would name it; else the only unit of the name anywhere.
  const near = resolveName(run.book, run.scopeId, text)
  const { kind, units, exact } = near.kind === 'unknown' ? resolveName(run.book, null, text) : near
  if (kind === 'unit' && exact) return units[0]!.id
  throw cellError(
    row,
    key,
    kind === 'ambiguous' || own.length > 1 ? 'organisation.import_unit_ambiguous' : 'organisation.import_unit_unknown',
  )
}

async function runUnit(run: Run, row: ImportRow): Promise<void> {
  const input = parseUnit(row, run.tiers)
  const parentId = await unitMeant(run, row, 'parent')
  const id = await createUnit(run.tx, run.actor, { ...input, parentId })
  for (const key of keysOf(input.name, input.shortName, input.placeName, input.code))
    run.made.set(key, [...(run.made.get(key) ?? []), id])
}

async function runPerson(run: Run, row: ImportRow): Promise<void> {
  const { person, role } = parsePerson(row)
  const unitId = await unitMeant(run, row, 'unit')
  const id = await addPerson(run.tx, run.actor, { ...person, unitId })
  if (role) await grantRole(run.tx, run.actor, { id, role, unitId, from: person.from })
}

/** The header above the cell that is wrong, where a single one is. */
const headerOf = (row: ImportRow, field: string | undefined): string | null =>
  sheets[row.sheet].columns.find(({ key, header }) => field === key || field === header)?.header ?? null

const problemOf = (row: ImportRow, { code, details, field }: AppError): RowProblem => ({
  sheet: row.sheet,
  line: row.line,
  column: headerOf(row, field),
  code,
  details,
})

async function runRow(run: Run, row: ImportRow): Promise<RowProblem | undefined> {
  const { query } = run.tx
  await sql`savepoint import_row`.execute(query)
  try {
    await (row.sheet === 'units' ? runUnit(run, row) : runPerson(run, row))
    await sql`release savepoint import_row`.execute(query)
    return undefined
  } catch (error) {
    const refusal = translateConstraint(error)
    if (!(refusal instanceof AppError)) throw error
    await sql`rollback to savepoint import_row`.execute(query)
    return problemOf(row, refusal)
  }
}

/** Does what the rows say, and returns what went wrong with which; rows that were wrong have done nothing. */
export async function runRows(
  tx: Tx,
  actor: Actor,
  scopeId: string,
  rows: readonly ImportRow[],
): Promise<RowProblem[]> {
  const tiers = await findTiers(tx, today(tx))
  const findBook = () => findNameBook(tx, today(tx))
  const run: Run = { tx, actor, scopeId, tiers, made: new Map(), book: await findBook() }
  const problems: RowProblem[] = []
  for (const [at, row] of rows.entries()) {
    // People may work in units of the first sheet, named with their place: "Phòng Kinh tế xã Tân Lập".
    if (row.sheet === 'people' && rows[at - 1]?.sheet === 'units') run.book = await findBook()
    const problem = await runRow(run, row)
    if (problem) problems.push(problem)
  }
  return problems
}

/** What would go wrong, with nothing done. */
export async function tryRows(...[tx, ...args]: Parameters<typeof runRows>): Promise<RowProblem[]> {
  await sql`savepoint dry_run`.execute(tx.query)
  const problems = await runRows(tx, ...args)
  await sql`rollback to savepoint dry_run`.execute(tx.query)
  return problems
}
