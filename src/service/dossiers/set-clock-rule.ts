// Rules of the clock as an authority sets, ends and corrects them. Rows stay as they were written: which one holds follows
// from when it begins, when it was written down and when it was ended (find-clock-rules.ts).
import { sql } from 'kysely'
import { z } from 'zod'
import { dateOf, startOfDate } from '../../foundation/calendar/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { AppError, notFound } from '../../kernel/errors.ts'
import {
  choice,
  date,
  flag,
  id,
  line,
  lines,
  many,
  optionalDate,
  optionalId,
  optionalLine,
} from '../../kernel/http/fields.ts'
import { clockRuleKeys, clockRuleKinds, clockRuleValues, type ClockRuleKey } from './clock-rules.ts'
import { forgetRules } from './find-clock-rules.ts'
import { ensureMaySet, told } from './set-rules.ts'

export const setClockRuleInput = z.object({
  unitId: optionalId(),
  key: choice(clockRuleKeys as [ClockRuleKey, ...ClockRuleKey[]]),
  /** Sent several times where several days are asked for. */
  value: many(line(200), 10),
  /** The rule does not apply: nothing is typed. */
  none: flag().optional(),
  from: date(),
  until: optionalDate(),
  source: line(500),
  /** Known: the day has gone by, and what was accepted already keeps its rule. */
  confirmed: flag().optional(),
})

export type SetClockRule = z.output<typeof setClockRuleInput>

const asNumber = (text: string): number => (/^\d+([.,]\d+)?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN)

/** The typed value in the kind of its rule. */
export function readRuleValue(key: ClockRuleKey, texts: readonly string[], none = false): unknown {
  const kind = clockRuleKinds[key]
  const typed = texts.map((text) => text.trim()).filter((text) => text !== '')
  const mayBeNone = 'none' in kind && kind.none === true
  if (none && !(mayBeNone && typed.length === 0)) throw new AppError('dossiers.rule_value_or_none', 422, {}, 'value')
  const read = {
    choice: () => typed[0],
    number: () => asNumber(typed[0] ?? ''),
    time: () => typed[0]?.padStart(5, '0'),
    days: () => [...new Set(typed.flatMap((text) => text.split(/[,;\s]+/)).map(asNumber))].sort((a, b) => b - a),
  }
  const parsed = clockRuleValues[key].safeParse(none ? null : typed.length > 0 ? read[kind.kind]() : undefined)
  if (!parsed.success) throw new AppError(`dossiers.rule_value_${kind.kind}`, 422, {}, 'value')
  return parsed.data
}

/** How many dossiers run that were accepted since that day where the rule is to hold. */
async function countBoundBefore(tx: Tx, unitId: string | null, from: Temporal.PlainDate): Promise<number> {
  const { count } = await tx.query
    .selectFrom('dossiers.course as course')
    .innerJoin('dossiers.search_entry as entry', 'entry.dossier_id', 'course.dossier_id')
    .where('course.ended_at', 'is', null)
    .where('course.accepted_at', '>=', startOfDate(from))
    .where(sql<boolean>`(${unitId}::uuid is null or entry.scope_ids && array[${unitId}::uuid])`)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/**
 * A rule from a day on, with the document that sets it. It holds for what is accepted from now on: a day that has gone by
 * must be meant, and the person is told how many running dossiers keep the rule of their acceptance.
 */
export async function setClockRule(tx: Tx, actor: Actor, input: SetClockRule): Promise<void> {
  await ensureMaySet(tx, actor, input.unitId)
  const unitId = input.unitId ?? null
  const value = readRuleValue(input.key, input.value, input.none)
  const { key, from, source } = input
  if (input.until && Temporal.PlainDate.compare(input.until, from) < 0)
    throw new AppError('dossiers.rule_ends_before', 422, {}, 'until')
  if (Temporal.PlainDate.compare(from, dateOf(tx.now)) < 0 && !input.confirmed) {
    const count = await countBoundBefore(tx, unitId, from)
    throw new AppError('dossiers.rule_in_past', 422, { count }, 'confirmed')
  }
  forgetRules(tx)
  await tx.query
    .insertInto('dossiers.clock_rule')
    .values({
      id: tx.id(),
      unit_id: unitId,
      key,
      value: JSON.stringify(value),
      source,
      standing: 'own',
      verified: true,
      valid_from: from,
      valid_to: input.until ?? null,
      set_by: actor.personId,
      set_at: tx.now,
    })
    .execute()
  await told(tx, actor, 'dossiers.clock_rule_set', unitId, { key, value, from: from.toString(), source })
}

export const endClockRuleInput = z.object({
  id: id(),
  /** The first day on which it holds no more; today where none is said. */
  endFrom: optionalDate(),
  reason: lines(1000),
  /** The page to go back to. */
  unit: optionalLine(60),
})

/** Ends a rule, or takes back one that was set by mistake: from then on, with the reason; what it has bound stays bound. */
export async function endClockRule(
  tx: Tx,
  actor: Actor,
  { id: ruleId, endFrom, reason }: z.output<typeof endClockRuleInput>,
): Promise<void> {
  const rule = await tx.query
    .selectFrom('dossiers.clock_rule')
    .selectAll()
    .where('id', '=', ruleId)
    .forUpdate()
    .executeTakeFirst()
  if (!rule) throw notFound()
  await ensureMaySet(tx, actor, rule.unit_id)
  if (rule.set_by === null) throw new AppError('dossiers.rule_of_software', 409)
  if (rule.ended_on) throw new AppError('dossiers.rule_ended_already', 409)
  const today = dateOf(tx.now)
  const on = endFrom ?? today
  if (Temporal.PlainDate.compare(on, today) < 0) throw new AppError('dossiers.rule_end_in_past', 422, {}, 'endFrom')
  forgetRules(tx)
  await tx.query
    .updateTable('dossiers.clock_rule')
    .set({ ended_on: on, ended_at: tx.now, ended_by: actor.personId, end_reason: reason })
    .where('id', '=', ruleId)
    .execute()
  await told(tx, actor, 'dossiers.clock_rule_ended', rule.unit_id, { key: rule.key, on: on.toString(), reason })
}
