// The lines of a draft's lists: papers, terms, results, fees, legal bases. Added or changed one at a time, pasted many at
// a time from a table of a word processor or a workbook, moved, taken out.
import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import { issueSentence } from '../../../kernel/http/problem.ts'
import { conditionSent } from '../../../kernel/conditions/index.ts'
import { choice, id, lines, optionalLine, version } from '../../../kernel/http/fields.ts'
import { inLanguage } from '../../../kernel/text/language.ts'
import { asText, readCell } from '../parts/cell.ts'
import { itemKey } from '../parts/item-key.ts'
import { listFields, listNames, type ListName } from '../parts/parts.ts'
import {
  componentItem,
  feeItem,
  legalBasisItem,
  resultItem,
  termItem,
  type ProcedureContent,
} from '../procedure-content.ts'
import { findProcedureVersion } from '../procedure-version.ts'
import { findQuestions } from '../running.ts'
import { changeDraft } from './change-draft.ts'
import { readBoxes } from './save-section.ts'

export const itemSchemas = {
  components: componentItem,
  terms: termItem,
  results: resultItem,
  fees: feeItem,
  legalBases: legalBasisItem,
} as const satisfies Record<ListName, z.ZodType>

type Item = { key: string } & Record<string, unknown>

const itemsOf = (content: ProcedureContent, list: ListName): Item[] => content[list]

const nameOf = (list: ListName, item: Record<string, unknown>): string => asText(item[listFields[list][0]!.name])

const head = { id: id(), revision: version(), list: choice(listNames) }

export const saveItemInput = z
  .looseObject({ ...head, key: optionalLine(60) })
  .transform(({ id: draftId, revision, list, key, ...raw }, context) => {
    const values = readBoxes(listFields[list], raw, context)
    return { id: draftId as string, revision, list, key, values, sent: raw }
  })

type SavedItem = Omit<z.output<typeof saveItemInput>, 'sent'> & { sent?: Readonly<Record<string, unknown>> }

/** A formula that was put together from the questions of the form. */
async function withFormula(tx: Tx, { id: draftId, values, sent }: SavedItem) {
  if (!sent || !('formula.was' in sent)) return values
  const draft = await findProcedureVersion(tx, draftId)
  const questions = draft ? await findQuestions(tx, draft) : []
  return { ...values, formula: conditionSent(sent, 'formula', questions) }
}

/** Adds a line at the end, or puts a changed one in its place. @returns its key */
export async function saveItem(tx: Tx, actor: Actor, input: SavedItem): Promise<string> {
  const { list } = input
  const values = await withFormula(tx, input)
  let { key } = input
  const [issue] = itemSchemas[list].safeParse({ ...values, key: key ?? 'moi' }).error?.issues ?? []
  if (issue) {
    const { code, details } = issueSentence(issue)
    throw new AppError(code, 422, details, String(issue.path[0]))
  }
  await changeDraft(tx, actor, input, list, (content) => {
    const items = itemsOf(content, list)
    if (key && !items.some((item) => item.key === key)) throw notFound('procedures.line_gone')
    key ??= itemKey(
      nameOf(list, values),
      items.map((item) => item.key),
    )
    const item = { ...values, key }
    const isKnown = items.some((each) => each.key === key)
    return { ...content, [list]: isKnown ? items.map((each) => (each.key === key ? item : each)) : [...items, item] }
  })
  return key!
}

export const arrangeItemInput = z.object({ ...head, key: z.string().max(60), move: choice(['up', 'remove']) })

/** Moves a line up, or takes it out. */
export const arrangeItem = (tx: Tx, actor: Actor, input: z.output<typeof arrangeItemInput>) =>
  changeDraft(tx, actor, input, input.list, (content) => {
    const items = [...itemsOf(content, input.list)]
    const at = items.findIndex((item) => item.key === input.key)
    if (at < 0) throw notFound('procedures.line_gone')
    const [item] = items.splice(at, 1)
    if (input.move === 'up') items.splice(Math.max(0, at - 1), 0, item!)
    return { ...content, [input.list]: items }
  })

export const pasteItemsInput = z.object({ ...head, pasted: lines(50_000) })

/** One pasted row: its columns stand in the order of the form's fields, between tabs or bars. */
export function readPastedRow(list: ListName, row: string, at: number): Record<string, unknown> {
  const cells = row.split(/\t|\s*\|\s*/)
  const fields = listFields[list]
  const values: Record<string, unknown> = {}
  const refuse = (field: (typeof fields)[number], code: string): never => {
    const label = inLanguage(field.label, 'vi')
    throw new AppError(
      'procedures.paste_row',
      422,
      { row: at + 1, column: label, value: cells[fields.indexOf(field)] ?? '', code },
      'pasted',
    )
  }
  for (const [place, field] of fields.entries()) {
    const read = readCell(field, cells[place] ?? '')
    if ('wrong' in read) refuse(field, read.wrong)
    else values[field.name] = read.value
  }
  const parsed = itemSchemas[list].safeParse({ ...values, key: 'moi' })
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    refuse(fields.find(({ name }) => name === issue!.path[0]) ?? fields[0]!, issueSentence(issue!).code)
  }
  return values
}

/** Adds all rows that were pasted, or none. @returns how many */
export async function pasteItems(tx: Tx, actor: Actor, input: z.output<typeof pasteItemsInput>): Promise<number> {
  const rows = input.pasted.split('\n').filter((row) => row.trim() !== '')
  const read = rows.map((row, at) => readPastedRow(input.list, row, at))
  await changeDraft(tx, actor, input, input.list, (content) => {
    const items = [...itemsOf(content, input.list)]
    for (const values of read)
      items.push({
        ...values,
        key: itemKey(
          nameOf(input.list, values),
          items.map((item) => item.key),
        ),
      })
    return { ...content, [input.list]: items }
  })
  return rows.length
}
