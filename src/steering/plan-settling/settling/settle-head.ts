import { z } from 'zod'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import {
  id,
  integer,
  line,
  optionalChoice,
  optionalDate,
  optionalInteger,
  optionalLine,
  version,
} from '../../../kernel/http/fields.ts'
import { parseDate } from '../../../kernel/text/dates.ts'
import { isoDay } from '../iso-date.ts'
import type { PlanDocument } from '../../plan-reading/index.ts'
import type { Outcome } from './find-task.ts'
import { offerText, pickFields, pickName, questionOf, type Picked } from './doubt-choice.ts'
import { holdImport, takeStep } from './take-step.ts'
import { tiers } from './task-fields.ts'

export const headFieldNames = [
  'title',
  'year',
  'kind',
  'number',
  'dateIssued',
  'issuer',
  'signer',
  'placeTier',
  'theme',
] as const
export type HeadFieldName = (typeof headFieldNames)[number]

export const headShape = {
  title: line(500),
  year: integer(2000, 2100),
  kind: optionalLine(100),
  number: optionalLine(100),
  dateIssued: optionalDate(),
  issuer: optionalLine(300),
  signer: optionalLine(200),
  placeTier: optionalChoice(tiers),
  theme: optionalLine(500),
  budgetTotalVND: optionalInteger(0, 1_000_000_000_000_000),
}

const ofHead = { id: id(), version: version() }
export const saveHeadInput = z.object({ ...ofHead, ...headShape, ...pickFields(headFieldNames) })
export const confirmHeadInput = z.object(ofHead)

type Typed = z.infer<z.ZodObject<typeof headShape>>
type Picks = Partial<Record<`pick_${HeadFieldName}`, Picked | undefined>>

const typedValue = (typed: Typed, field: HeadFieldName): unknown =>
  field === 'dateIssued' ? (typed.dateIssued?.toString() ?? null) : (typed[field] ?? null)

/** Offers of the head are printed words; a date among them is one only when it is written as a day. */
function offeredValue(document: PlanDocument, field: HeadFieldName, at: number): unknown {
  const offer = questionOf(document.doubts, field)?.offers[at]
  const text = offerText(offer)
  if (field === 'year') return Number(text) || document.year
  if (field === 'dateIssued') return (isoDay(text) ?? parseDate(text))?.toString() ?? null
  return text || null
}

/** The head as typed or chosen. */
export function typedHead(document: PlanDocument, typed: Typed & Picks): Partial<PlanDocument> {
  const entries = headFieldNames.map((field) => {
    const pick = typed[pickName(field)] ?? 'other'
    if (pick === 'read') return [field, document[field] ?? null]
    return [field, pick === 'other' ? typedValue(typed, field) : offeredValue(document, field, pick)]
  })
  return { ...Object.fromEntries(entries), doubts: [] }
}

export async function saveHead(tx: Tx, actor: Actor, input: z.infer<typeof saveHeadInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const document = typedHead(it.draft.document, input)
  const changes = [{ document, budgetTotalVND: input.budgetTotalVND ?? null }]
  const points = await takeStep(tx, actor, it, { kind: 'save_head', label: document.title ?? '', changes })
  return { points, from: { kind: 'missing', index: 0 } }
}

export async function confirmHead(tx: Tx, actor: Actor, input: z.infer<typeof confirmHeadInput>): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const changes = [{ document: { doubts: [] } }]
  const label = it.draft.document.title ?? ''
  const points = await takeStep(tx, actor, it, { kind: 'confirm_head', label, changes })
  return { points, from: { kind: 'missing', index: 0 } }
}
