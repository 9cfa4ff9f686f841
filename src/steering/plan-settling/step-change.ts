// One step of settling: changes of the draft and of what printed names stand for, taken and taken back together.
import type { Draft } from './draft.ts'
import { applyChange, type DraftChange } from './draft-edit.ts'

/** What a printed name stands for in this plan. `chosenBy` null: found by the program, nobody has looked at it yet. */
export type StoredChoice = {
  printed: string
  decision: 'units' | 'open'
  collective: boolean
  unitIds: string[]
  chosenBy: string | null
}

/** `choice` null: the name is undecided again. */
export type ChoiceChange = { unitKey: string; choice: StoredChoice | null }

export type StepChange = DraftChange | ChoiceChange

export type Settling = { draft: Draft; choices: ReadonlyMap<string, StoredChoice> }

export const isChoice = (change: StepChange): change is ChoiceChange => 'unitKey' in change

function decide(settling: Settling, { unitKey, choice }: ChoiceChange): { after: Settling; inverse: ChoiceChange } {
  const choices = new Map(settling.choices)
  const before = choices.get(unitKey) ?? null
  if (choice) choices.set(unitKey, choice)
  else choices.delete(unitKey)
  return { after: { ...settling, choices }, inverse: { unitKey, choice: before } }
}

/** Several changes as one step; the inverse takes them back in reverse. */
export function applyStep(
  settling: Settling,
  changes: readonly StepChange[],
): { after: Settling; inverse: StepChange[] } {
  let current = settling
  const inverse: StepChange[] = []
  for (const change of changes) {
    if (isChoice(change)) {
      const decided = decide(current, change)
      current = decided.after
      inverse.unshift(decided.inverse)
    } else {
      const changed = applyChange(current.draft, change)
      current = { ...current, draft: changed.draft }
      inverse.unshift(changed.inverse)
    }
  }
  return { after: current, inverse }
}
