import { z } from 'zod'
import type { Actor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../kernel/database/types.ts'
import { id, integer, line, optionalDate, optionalLine } from '../../kernel/http/fields.ts'
import { createPlan } from './create-plan.ts'
import { areaKeys, type SettledPlan } from './plan.ts'
import { areaNames } from './area-names.ts'

export const typePlanInput = z.object({
  authorityId: id(),
  year: integer(2000, 2100),
  title: line(500),
  number: optionalLine(100),
  issuedOn: optionalDate(),
  issuer: optionalLine(200),
})

/** A plan with nothing in it yet, for typing: the usual areas are there. */
export const emptyPlan = (authorityId: string, year: number, title: string): SettledPlan => ({
  authorityId,
  year,
  title,
  kind: '',
  number: '',
  issuedOn: null,
  issuer: '',
  signer: '',
  theme: '',
  tier: null,
  budgetTotalVND: null,
  areas: areaKeys
    .filter((key) => key !== 'one-stop' && key !== 'modernisation')
    .map((key) => ({ key, name: areaNames[key] })),
  goals: [],
  targets: [],
  tasks: [],
  duties: [],
  reporting: [],
  legalBases: [],
  importId: null,
  fileId: null,
})

/** Begins a plan that is typed by hand. @returns its id */
export const typePlan = (tx: Tx, actor: Actor, input: z.infer<typeof typePlanInput>): Promise<string> =>
  createPlan(tx, actor, {
    ...emptyPlan(input.authorityId, input.year, input.title),
    number: input.number ?? '',
    issuedOn: input.issuedOn?.toString() ?? null,
    issuer: input.issuer ?? '',
  })
