// What a row of the file says, as the input of a command: the same schemas that forms have, so that no value comes in
// through a file that a form would refuse.
import { z } from 'zod'
import { AppError } from '../../../kernel/errors.ts'
import { hasText } from '../../../kernel/text/catalogue.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { newPerson } from '../people/add-person.ts'
import { postTerms } from '../people/insert-post.ts'
import { grantableRoles, roleName, type GrantableRole } from '../roles.ts'
import type { Tier } from '../units/tiers.ts'
import { newUnit } from '../units/insert-unit.ts'
import { kindName, unitKinds } from '../units/unit.ts'
import { isSame, type ImportRow } from './import-columns.ts'

/** Something is wrong with one cell. */
export const cellError = (row: ImportRow, key: string, code: string): AppError =>
  new AppError(code, 422, { value: row.cells[key] ?? '' }, key)

const isTicked = (text: string): boolean => /^(x|có|1|true|✓)$/iu.test(text)

/** "Xã", "xã" or "commune": the words of the template or our own. */
function wordOf<Word extends string>(
  row: ImportRow,
  key: string,
  words: readonly { word: Word; names: readonly string[] }[],
  code: string,
): Word | undefined {
  const text = row.cells[key] ?? ''
  if (text === '') return undefined
  const found = words.find(({ word, names }) => [word, ...names].some((name) => isSame(name, text)))
  if (!found) throw cellError(row, key, code)
  return found.word
}

function checked<Schema extends z.ZodType>(row: ImportRow, schema: Schema, values: unknown): z.output<Schema> {
  const parsed = schema.safeParse(values)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const code = issue && hasText(issue.message) ? issue.message : 'organisation.import_cell_wrong'
  throw cellError(row, String(issue?.path[0] ?? ''), code)
}

const kinds = unitKinds.map((word) => ({ word, names: [inLanguage(kindName(word), 'vi')] }))
const roleWords = grantableRoles.map((word) => ({ word, names: [inLanguage(roleName(word), 'vi')] }))

const unitOfRow = newUnit.omit({ document: true })
const personOfRow = newPerson.extend(postTerms.omit({ unitId: true, document: true }).shape)

export function parseUnit(row: ImportRow, tiers: readonly Tier[]): z.output<typeof unitOfRow> {
  const tierWords = tiers.map(({ code, name }) => ({ word: code, names: [inLanguage(name, 'vi')] }))
  return checked(row, unitOfRow, {
    ...row.cells,
    kind: wordOf(row, 'kind', kinds, 'organisation.import_kind_unknown') ?? '',
    tier: wordOf(row, 'tier', tierWords, 'organisation.import_tier_unknown') ?? '',
    isAuthority: isTicked(row.cells.isAuthority ?? ''),
  })
}

export type PersonOfRow = { person: z.output<typeof personOfRow>; role: GrantableRole | undefined }

export function parsePerson(row: ImportRow): PersonOfRow {
  const person = checked(row, personOfRow, {
    ...row.cells,
    isHead: isTicked(row.cells.isHead ?? ''),
    isConcurrent: false,
  })
  return { person, role: wordOf(row, 'role', roleWords, 'organisation.import_role_unknown') }
}
