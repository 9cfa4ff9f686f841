import { fold } from '../../../kernel/text/vietnamese.ts'
import { issueSentence } from '../../../kernel/http/problem.ts'
import { asText } from '../parts/cell.ts'
import { itemKey } from '../parts/item-key.ts'
import { listFields, listNames, type ListName } from '../parts/parts.ts'
import { readCode } from '../procedure-code.ts'
import { procedureContent } from '../procedure-content.ts'
import type { ProcedureKind } from '../procedure-version.ts'
import type { Entry, Fault, Names } from './entry.ts'

export type RawLists = Partial<Record<ListName, Record<string, unknown>[]>>

/** Lines keep the key they have in the catalogue, so that the comparison sees what changed and not all as new. */
function withKeys(
  code: string,
  list: ListName,
  items: Record<string, unknown>[],
  names: Names,
): Record<string, unknown>[] {
  const known = names.keysOf(code, list)
  const taken = new Set<string>()
  return items.map((item) => {
    const name = asText(item[listFields[list][0]!.name])
    const old = known.get(fold(name))
    const key =
      asText(item.key) || (old !== undefined && !taken.has(old) ? old : itemKey(name, [...taken, ...known.values()]))
    taken.add(key)
    return { ...item, key }
  })
}

/** The whole of a procedure from its parts; what does not hold is named with its place. */
export function buildEntry(
  typedCode: string,
  kind: ProcedureKind,
  raw: Record<string, unknown>,
  lists: RawLists,
  names: Names,
  place: { sheet: string; line: number | null },
  faults: Fault[],
): Entry {
  const code = readCode(typedCode)
  const own = [...faults]
  if (!code) own.push({ ...place, column: 'code', value: typedCode, code: 'procedures.import_code_wrong' })
  const keyed = Object.fromEntries(
    listNames.map((list) => [list, withKeys(code?.code ?? '', list, lists[list] ?? [], names)]),
  )
  const parsed = procedureContent.safeParse({ ...raw, ...keyed })
  if (!parsed.success && own.length === 0)
    for (const issue of parsed.error.issues.slice(0, 20))
      own.push({ ...place, column: issue.path.map(String).join('.'), value: '', ...issueSentence(issue) })
  return {
    code: code?.code ?? typedCode.slice(0, 60),
    suffix: code?.suffix ?? '',
    kind,
    name: asText(raw.name).slice(0, 500),
    content: own.length === 0 && parsed.success ? parsed.data : null,
    faults: own,
  }
}
