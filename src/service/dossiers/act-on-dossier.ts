// One action on one open step: its effect on the dossier and the step's own completion, together or not at all.
import { z } from 'zod'
import { notify } from '../../foundation/notifications/index.ts'
import { completeStep, type Completed, type OpenStep } from '../../foundation/workflow/index.ts'
import type { Actor } from '../../kernel/access/actor.ts'
import { personOf, type ActingRule } from '../../kernel/announce.ts'
import type { Tx } from '../../kernel/database/types.ts'
import {
  choice,
  flag,
  id,
  line,
  many,
  optionalChoice,
  optionalDate,
  optionalId,
  optionalLine,
  optionalLines,
  version,
} from '../../kernel/http/fields.ts'
import { forbidden, notFound } from '../../kernel/errors.ts'
import { getProcedureVersion, type ProcedureVersion } from '../procedures/index.ts'
import { acceptDossier, refuseDossier } from './accept-dossier.ts'
import { factsOf, type DossierEffect } from './dossier-facts.ts'
import { draftResult } from './draft-result.ts'
import { paperInput } from './dossier-input.ts'
import { returnWays } from './dossier.ts'
import { handOverResult } from './hand-over-result.ts'
import { beginParts } from './interlinked.ts'
import { issueResult } from './issue-result.ts'
import { lockDossier, lockRunning, type LockedDossier } from './lock-dossier.ts'
import { meetObligation, sendObligation } from './obligation.ts'
import { askSupplement, takeSupplement } from './supplement.ts'
import { beginVerification, endVerification } from './verification.ts'
import { tell, updateCourse } from './update-course.ts'

export const actInput = z.object({
  id: id(),
  stepId: id(),
  /** The step's version, as the person saw it. */
  version: version().optional(),
  action: line(60),
  note: optionalLines(4000),
  personId: optionalId(),
  componentKeys: many(line(60), 100),
  legalReason: optionalLines(1000),
  contact: optionalLine(300),
  papers: many(paperInput, 100),
  /** Papers that are there but not as they must be: with one, nothing is received. */
  wrongKeys: many(line(60), 100),
  /** Papers that were asked for and that it goes on without, and why. */
  waivedKeys: many(line(60), 100),
  waivedReason: optionalLines(1000),
  /** Whoever acts knows that other units have been asked and have not answered. */
  withoutOpinions: flag().default(false),
  resultKey: optionalLine(60),
  resultNumber: optionalLine(100),
  issuedOn: optionalDate(),
  signedBy: optionalLine(200),
  signedHow: choice(['paper', 'electronic']).default('paper'),
  fileId: optionalId(),
  /** A draft of the result that goes along to whoever signs. */
  draftFileId: optionalId(),
  how: optionalChoice(returnWays),
  takenBy: optionalLine(300),
})

export type ActInput = z.output<typeof actInput>

type Effect<Who = Actor> = (tx: Tx, actor: Who, dossier: LockedDossier, input: ActInput) => Promise<unknown>

const nothing: Effect = async () => undefined

/** What the applicant does elsewhere, and a rule writes down here. */
const effectsOfRules = {
  take_supplement: takeSupplement,
  take_payment: (tx, actor, dossier, { note = '' }) => meetObligation(tx, actor, dossier, note),
} satisfies Partial<Record<DossierEffect, Effect<Actor | ActingRule>>>

const effects: Record<DossierEffect, Effect> = {
  ...effectsOfRules,
  receive: acceptDossier,
  refuse: (tx, actor, dossier, { note = '' }) => refuseDossier(tx, actor, dossier, note),
  ask_supplement: (tx, actor, dossier, { note = '', componentKeys, legalReason, contact }) =>
    askSupplement(tx, actor, dossier, { componentKeys, reason: note, legalReason, contact }),
  send_obligation: (tx, actor, dossier, { note = '' }) => sendObligation(tx, actor, dossier, note),
  begin_verification: (tx, actor, dossier, { note = '' }) => beginVerification(tx, actor, dossier, note),
  end_verification: endVerification,
  issue_result: (tx, actor, dossier, input) =>
    issueResult(tx, actor, dossier, { ...input, number: input.resultNumber }),
  hand_over_result: handOverResult,
  approve: nothing,
  sign: nothing,
  return: nothing,
  forward: nothing,
}

/** What the applicant was waited for with has come: the work goes on with whoever had it. */
const comesBack: ReadonlySet<string> = new Set(Object.keys(effectsOfRules))

export type Acted = Completed & { code: string }

/**
 * Who may do it, the step decides; that only one does it, its version and lock. `procedure`: where it has been read
 * already.
 */
export async function actOnDossier(
  tx: Tx,
  actor: Actor | ActingRule,
  input: ActInput,
  procedure?: ProcedureVersion,
): Promise<Acted> {
  const held = 'rule' in actor ? await lockRunning(tx, input.id) : await lockDossier(tx, actor, input.id)
  if (!held) throw notFound()
  const version = procedure ?? (await getProcedureVersion(tx, held.procedure_version_id))
  const dossier = { ...held, procedure: version }
  const done = await completeStep(tx, actor, {
    stepId: input.stepId,
    version: input.version,
    action: input.action,
    note: input.note,
    personId: input.personId,
    withoutOpinions: input.withoutOpinions,
    givesBack: ({ effect }) => comesBack.has(effect ?? ''),
    facts: await factsOf(
      tx,
      {
        channel: dossier.channel,
        applicantKind: dossier.applicant_kind,
        answers: dossier.answers as object,
        supplements: dossier.supplements,
      },
      version,
    ),
  })
  if (done.closed.subjectId !== dossier.id) throw notFound()
  await begin(tx, actor, dossier)
  await noteHandler(tx, actor, dossier, done.closed)
  if (input.draftFileId && !('rule' in actor)) await draftResult(tx, actor, dossier, input.draftFileId)
  const { effect } = done.closed.action
  if (effect) await haveEffect(tx, actor, dossier, input, effect as DossierEffect)
  if (comesBack.has(effect ?? '')) await tellHolder(tx, actor, dossier, done.opened)
  if (effect === 'receive' && !('rule' in actor))
    await beginParts(tx, actor, dossier, version, (part, papers) =>
      actOnDossier(tx, actor, { ...actInput.parse(part), papers }),
    )
  return { ...done, code: dossier.code }
}

async function haveEffect(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  input: ActInput,
  effect: DossierEffect,
): Promise<void> {
  if (!('rule' in actor)) await effects[effect](tx, actor, dossier, input)
  else if (effect in effectsOfRules)
    await effectsOfRules[effect as keyof typeof effectsOfRules](tx, actor, dossier, input)
  else throw forbidden({ action: effect })
}

/** Whoever has it again is told, unless it is the one who acts. */
async function tellHolder(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  [next]: readonly OpenStep[],
): Promise<void> {
  if (!next?.personId || next.personId === personOf(actor)) return
  await notify(tx, {
    personIds: [next.personId],
    kind: 'dossiers.goes_on',
    params: { code: dossier.code, step: next.name },
    href: `/ho-so/${dossier.id}`,
    about: dossier.id,
  })
}

/**
 * Who worked it out, for whom it counts: the last specialist of the competent unit who did a step of it; where another
 * unit's did one alone, that one. Where the result is given without any, it is who gave it (`issueResult`).
 */
async function noteHandler(
  tx: Tx,
  actor: Actor | ActingRule,
  dossier: LockedDossier,
  { role, unitId }: Completed['closed'],
): Promise<void> {
  if ('rule' in actor || role !== 'specialist' || !dossier.accepted_at || dossier.finished_at) return
  const isMain = unitId === dossier.competent_unit_id || dossier.handled_by === null
  if (!isMain || dossier.handled_by === actor.personId) return
  await updateCourse(tx, dossier, { handled_by: actor.personId })
  dossier.handled_by = actor.personId
}

/** The first act after reception is the one with which the work has begun. */
async function begin(tx: Tx, actor: Actor | ActingRule, dossier: LockedDossier): Promise<void> {
  if (!dossier.accepted_at || dossier.begun_at) return
  await updateCourse(tx, dossier, { begun_at: tx.now })
  await tell(tx, actor, dossier, 'dossiers.begun')
}
