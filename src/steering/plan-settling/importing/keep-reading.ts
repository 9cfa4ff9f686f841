import { nameResolver, type ResolvedName } from '../../../foundation/organisation/index.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import type { SourceDocument, UnderstoodPlan } from '../../plan-reading/index.ts'
import type { Draft } from '../draft.ts'
import { openPoints, printedUnits } from '../open-points.ts'
import { storeChoices } from '../settling/choice-rows.ts'
import type { StoredChoice } from '../step-change.ts'

/** Found when exactly one unit or one collective is called so, letter for letter; everything else is for a person. */
export function foundUnits(draft: Draft, resolve: (name: string) => ResolvedName): Map<string, StoredChoice> {
  const found = new Map<string, StoredChoice>()
  for (const { key, printed } of printedUnits(draft)) {
    const { kind, units, exact } = resolve(printed)
    if (!exact || (kind !== 'unit' && kind !== 'collective')) continue
    const unitIds = units.map((unit) => unit.id)
    found.set(key, { printed, decision: 'units', collective: kind === 'collective', unitIds, chosenBy: null })
  }
  return found
}

/** PostgreSQL keeps no NUL and no half of a surrogate pair in jsonb; a document can hold either. */
const storable = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'string' ? inner.replaceAll('\0', '').toWellFormed() : inner,
  )

/** Keeps what was read, for ever, and begins the draft with it. Read already or dropped meanwhile: nothing happens. */
export async function keepReading(
  tx: Tx,
  importId: string,
  { source, plan }: { source: SourceDocument; plan: UnderstoodPlan },
): Promise<void> {
  const it = await tx.query
    .selectFrom('plan_settling.import')
    .select(['authority_id', 'read_at', 'dropped_at'])
    .where('id', '=', importId)
    .forUpdate()
    .executeTakeFirst()
  if (!it || it.read_at || it.dropped_at) return
  const choices = foundUnits(plan, await nameResolver(tx, { authorityId: it.authority_id }))
  const points = openPoints({ draft: plan, choices }).length
  const understood = storable(plan)
  await tx.query
    .updateTable('plan_settling.import')
    .set({
      source: storable(source),
      understood,
      draft: understood,
      refused_code: null,
      read_at: tx.now,
      points_read: points,
      points_open: points,
    })
    .where('id', '=', importId)
    .execute()
  await storeChoices(tx, importId, choices)
  await announce(
    tx,
    { rule: 'plan-reading' },
    {
      name: 'plan_settling.document_read',
      subjectKind: 'plan_import',
      subjectId: importId,
      unitId: it.authority_id,
      detail: { tasks: plan.tasks.length, targets: plan.targets.length, points },
    },
  )
}
