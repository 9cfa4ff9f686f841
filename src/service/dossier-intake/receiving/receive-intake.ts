// One form of the counter: the dossier is filed, and at once received, sent back for papers or refused.
import { endDraft } from '../../../foundation/forms/index.ts'
import { dateOf } from '../../../foundation/calendar/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import type { ActingContext } from '../../../kernel/http/context.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import {
  actByEffect,
  ensureComplete,
  fileDossier,
  findSameOpen,
  missingOf,
  type ActInput,
  type DossierEffect,
  type Filed,
} from '../../dossiers/index.ts'
import { readFees } from '../../dossier-fees/index.ts'
import { findVersionOn, type ProcedureVersion } from '../../procedures/index.ts'
import { ensureReceives } from '../places.ts'
import { declarationOf } from './asked-form.ts'
import type { IntakeInput } from './intake-input.ts'
import { findArrivedAt, keepArrival } from './keep-arrival.ts'
import { readFormOf } from './read-form.ts'
import { readPapers, tickedOf } from './read-papers.ts'

/** The version in force, which must be the one whose list lay before the clerk. */
export async function versionSeen(tx: Tx, seen: { procedureId: string; versionId: string }): Promise<ProcedureVersion> {
  const version = await findVersionOn(tx, seen.procedureId, dateOf(tx.now))
  if (!version) throw new AppError('dossiers.procedure_not_in_force', 409)
  if (version.id !== seen.versionId) throw new AppError('dossier_intake.version_changed', 409)
  return version
}

async function ensureNotTwice(tx: Tx, input: IntakeInput): Promise<void> {
  if (input.confirmed) return
  const open = await findSameOpen(tx, input)
  if (!open) return
  const { code, reception_unit: unit } = open
  const day = formatDate(dateOf(open.filed_at))
  throw new AppError('dossier_intake.same_open', 409, { code, unit, day }, 'confirmed')
}

const decisions: Record<
  IntakeInput['outcome'],
  (input: IntakeInput, missing: string[]) => [effect: DossierEffect, more?: Partial<ActInput>] | undefined
> = {
  receive: () => ['receive'],
  file: () => undefined,
  refuse: ({ note }) => ['refuse', { note }],
  ask_supplement: ({ note, contact, componentKeys }, missing) => [
    'ask_supplement',
    { note, contact, componentKeys: componentKeys.length > 0 ? componentKeys : missing },
  ],
}

const declaredOnPaper = (version: ProcedureVersion, ticked: ReadonlySet<string>): boolean =>
  ticked.has(declarationOf(version)?.key ?? '')

export async function receiveIntake(
  tx: Tx,
  actor: Actor,
  input: IntakeInput,
  context: ActingContext,
): Promise<Filed & { outcome: IntakeInput['outcome'] }> {
  await ensureReceives(tx, actor, input.receptionUnitId)
  const version = await versionSeen(tx, input)
  const ticked = new Set(tickedOf(version.components, input))
  if (input.outcome === 'receive') ensureComplete(version.components, ticked)
  const arrivedAt = await findArrivedAt(tx, input)
  await ensureNotTwice(tx, input)
  const kept = input.draft ? await endDraft(tx, actor, input.draft) : []
  const { answers, provenance } = await readFormOf(
    tx,
    context,
    version,
    input as IntakeInput & Record<string, unknown>,
    { kept, onPaper: declaredOnPaper(version, ticked), incomplete: input.outcome !== 'receive' },
  )
  const papers = await readPapers(tx, context, version.components, input, kept)
  const fees = readFees(version.fees, input)
  const filed = await fileDossier(tx, actor, { ...input, papers, fees }, { answers, arrivedAt, procedure: version })
  await keepArrival(tx, actor, filed.id, { ...input, arrivedAt }, provenance)
  const missing = missingOf(version.components, ticked).map(({ key }) => key)
  const decision = decisions[input.outcome](input, missing)
  if (decision) await actByEffect(tx, actor, filed, ...decision)
  return { ...filed, outcome: input.outcome }
}
