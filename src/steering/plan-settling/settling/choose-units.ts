import { z } from 'zod'
import {
  createUnit,
  createUnitInput,
  findUnitNames,
  rememberAlias,
  resolveUnitName,
  unitKinds,
} from '../../../foundation/organisation/index.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError, notFound } from '../../../kernel/errors.ts'
import {
  choice,
  flag,
  id,
  line,
  many,
  optionalChoice,
  optionalId,
  optionalLine,
  version,
} from '../../../kernel/http/fields.ts'
import { printedUnits } from '../open-points.ts'
import type { StoredChoice } from '../step-change.ts'
import type { Outcome } from './find-task.ts'
import { holdImport, takeStep, type HeldImport } from './take-step.ts'
import { fromList } from './task-fields.ts'

export const chooseUnitsInput = z.object({
  id: id(),
  version: version(),
  key: line(500),
  /** `found`: what the program suggests; `open`: work is given to nobody yet. */
  decision: choice(['found', 'units', 'new', 'open']),
  unitIds: many(z.uuid({ error: 'form.choose' }), 300),
  newName: optionalLine(300),
  newKind: optionalChoice(unitKinds),
  newParentId: optionalId(),
  /** Keeps the name for the next document, where it stands for one unit. */
  remember: flag(),
  ...fromList,
})

type Input = z.infer<typeof chooseUnitsInput>
type Chosen = Pick<StoredChoice, 'decision' | 'collective' | 'unitIds'>

async function foundUnits(tx: Tx, it: HeldImport, printed: string): Promise<Chosen> {
  const { kind, units } = await resolveUnitName(tx, { name: printed, authorityId: it.authorityId })
  if (kind !== 'unit' && kind !== 'collective') throw new AppError('form.choose', 422, {}, 'decision')
  return { decision: 'units', collective: kind === 'collective', unitIds: units.map((unit) => unit.id) }
}

async function tickedUnits(tx: Tx, ids: readonly string[]): Promise<Chosen> {
  const unitIds = [...new Set(ids)]
  if (!unitIds.length) throw new AppError('plan_settling.no_unit_ticked', 422, {}, 'unitIds')
  const names = await findUnitNames(tx, unitIds)
  if (names.size < unitIds.length) throw new AppError('plans.unit_unknown', 422, {}, 'unitIds')
  return { decision: 'units', collective: unitIds.length > 1, unitIds }
}

async function newUnit(tx: Tx, actor: Actor, input: Input): Promise<Chosen> {
  if (!input.newName) throw new AppError('form.required', 422, {}, 'newName')
  if (!input.newKind) throw new AppError('form.choose', 422, {}, 'newKind')
  if (!input.newParentId) throw new AppError('form.choose', 422, {}, 'newParentId')
  const unit = createUnitInput.parse({ name: input.newName, kind: input.newKind, parentId: input.newParentId })
  return { decision: 'units', collective: false, unitIds: [await createUnit(tx, actor, unit)] }
}

function chosen(tx: Tx, actor: Actor, it: HeldImport, printed: string, input: Input): Promise<Chosen> | Chosen {
  if (input.decision === 'found') return foundUnits(tx, it, printed)
  if (input.decision === 'units') return tickedUnits(tx, input.unitIds)
  if (input.decision === 'new') return newUnit(tx, actor, input)
  return { decision: 'open', collective: false, unitIds: [] }
}

/** Says what a printed name stands for, once for the whole plan. */
export async function chooseUnits(tx: Tx, actor: Actor, input: Input): Promise<Outcome> {
  const it = await holdImport(tx, actor, input.id, input.version)
  const name = printedUnits(it.draft).find(({ key }) => key === input.key)
  if (!name) throw notFound()
  const choice = await chosen(tx, actor, it, name.printed, input)
  const [unitId, ...others] = choice.unitIds
  if (input.remember && unitId && !others.length && !choice.collective)
    await rememberAlias(tx, actor, { id: unitId, alias: name.printed, authorityId: it.authorityId })
  const stored = { ...choice, printed: name.printed, chosenBy: actor.personId }
  const changes = [{ unitKey: name.key, choice: stored }]
  const points = await takeStep(tx, actor, it, { kind: 'choose_units', label: name.printed, changes })
  return { points, from: { kind: 'unit', index: name.index } }
}
