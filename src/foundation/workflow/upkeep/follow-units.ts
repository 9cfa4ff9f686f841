// When a unit ends, what lies open at it goes to the unit that took over: nobody's dossier is lost in a merger.
import { findUnitsInPlace } from '../../organisation/index.ts'
import { announce, subscribe } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { noteHolders } from '../running/without-holder.ts'

/** @returns how many steps moved */
export async function followUnits(tx: Tx): Promise<number> {
  const open = await tx.query
    .selectFrom('workflow.step')
    .select('unit_id')
    .distinct()
    .where('closed_at', 'is', null)
    .execute()
  const heirs = await findUnitsInPlace(
    tx,
    open.map(({ unit_id: id }) => ({ id })),
  )
  let moved = 0
  for (const [at, { unit_id: from }] of open.entries()) {
    const to = heirs[at]?.id
    if (!to || to === from) continue
    const { numUpdatedRows } = await tx.query
      .updateTable('workflow.step')
      .set({ unit_id: to })
      .where('unit_id', '=', from)
      .where('closed_at', 'is', null)
      .executeTakeFirstOrThrow()
    moved += Number(numUpdatedRows)
    await announce(
      tx,
      { rule: 'steps-follow-units' },
      {
        name: 'workflow.steps_moved_to_heir',
        subjectKind: 'unit',
        subjectId: to,
        unitId: to,
        detail: { from, steps: Number(numUpdatedRows) },
      },
    )
  }
  await noteHolders(tx)
  return moved
}

// Whom the organisation gains, the lists see by themselves.
const losses = ['role_revoked', 'post_ended', 'delegation_ended', 'unit_moved']
for (const loss of losses)
  subscribe(`organisation.${loss}`, 'workflow.note_holders', async (tx) => void (await noteHolders(tx)))

// At once for what holds from today; the nightly job is for what was decided ahead.
for (const change of ['organisation.unit_merged', 'organisation.unit_split', 'organisation.unit_dissolved'])
  subscribe(change, 'workflow.follow_units', async (tx) => void (await followUnits(tx)))
