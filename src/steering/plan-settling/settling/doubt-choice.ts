// A doubtful field offers what else it could be. The person keeps what was read, takes one of the offers, or says
// otherwise in the field itself.
import { z } from 'zod'
import type { Doubt } from '../../plan-reading/index.ts'

/** `read`: as it was read; `other`: as typed in the field; a number: that offer. */
export type Picked = 'read' | 'other' | number

export const pickName = <Field extends string>(field: Field): `pick_${Field}` => `pick_${field}`

const pick = z.preprocess(
  (value) => (value === '' ? undefined : value),
  z
    .string()
    .regex(/^(read|other|\d{1,2})$/, 'form.choose')
    .transform((text): Picked => (text === 'read' || text === 'other' ? text : Number(text)))
    .optional(),
)

export const pickFields = <const Fields extends readonly string[]>(fields: Fields) =>
  Object.fromEntries(fields.map((field) => [pickName(field), pick])) as Record<`pick_${Fields[number]}`, typeof pick>

/** Several reasons to doubt one field are one question. */
export type Question = { field: string; reasons: string[]; offers: unknown[] }

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

export function questionsOf(doubts: readonly Doubt[]): Question[] {
  const questions = new Map<string, Question>()
  for (const { field, reason, choices = [] } of doubts) {
    const question = questions.get(field) ?? { field, reasons: [], offers: [] }
    if (!question.reasons.includes(reason)) question.reasons.push(reason)
    for (const choice of choices)
      if (!question.offers.some((offer) => same(offer, choice))) question.offers.push(choice)
    questions.set(field, question)
  }
  return [...questions.values()]
}

export const questionOf = (doubts: readonly Doubt[], field: string): Question | undefined =>
  questionsOf(doubts).find((question) => question.field === field)

/** An offer in words: offers are printed texts, lists of names, numbers, or deadlines with their printed words. */
export const offerText = (offer: unknown): string => {
  if (Array.isArray(offer)) return offer.map(offerText).join('; ')
  if (typeof offer === 'object' && offer !== null && 'text' in offer) return String(offer.text)
  return typeof offer === 'string' || typeof offer === 'number' ? String(offer) : ''
}
