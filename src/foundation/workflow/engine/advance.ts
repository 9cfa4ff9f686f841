// Where a case stands and where it goes, as a pure function of the process. A token stands at each open step of work.
// A fork makes a group of tokens, and its join goes on when the last token of the group has arrived: whatever loops a
// branch went through, the join fires once.
import { AppError } from '../../../kernel/errors.ts'
import { stepOf, type Definition, type Step, type WorkStep } from '../definition/definition.ts'

export type Token = { id: number; at: string; group: number | null }
/** Tokens of one fork that have not arrived at its join; `outer` is the group that the fork itself ran in. */
export type Group = { id: number; missing: number; outer: number | null }
/** `last` is the last number given to a token or a group. */
export type RunState = { last: number; tokens: Token[]; groups: Group[] }

/** Answers whether the formula of a branch holds for the case now. */
export type Decide = (when: string) => boolean

export type Moved = {
  state: RunState
  opened: { token: number; step: WorkStep }[]
  /** Set when no token is left. */
  outcome?: string
}

/** No process that checkProcess accepts passes so many steps without a person. */
const longestPassage = 1000

/** Only what checkProcess refuses ends here. */
const stuck = (step: string) => new AppError('workflow.cannot_go_on', 409, { step })

export const begin = (definition: Definition, decide: Decide): Moved =>
  walk(definition, { last: 0, tokens: [], groups: [] }, { to: definition.steps[0]?.key ?? '', group: null }, decide)

/** The person at the token chose the action. */
export function advance(
  definition: Definition,
  state: RunState,
  { token: id, action }: { token: number; action: string },
  decide: Decide,
): Moved {
  const token = state.tokens.find((one) => one.id === id)
  const step = token && stepOf(definition, token.at)
  const to = step?.kind === 'work' && step.actions.find((one) => one.key === action)?.to
  if (!token || !to) throw stuck(token?.at ?? '')
  const rest = { ...state, tokens: state.tokens.filter((one) => one !== token) }
  return walk(definition, rest, { to, group: token.group }, decide)
}

type Arrival = { to: string; group: number | null }

function walk(definition: Definition, from: RunState, first: Arrival, decide: Decide): Moved {
  const state: RunState = { last: from.last, tokens: [...from.tokens], groups: [...from.groups] }
  const opened: Moved['opened'] = []
  let outcome: string | undefined
  const arrivals = [first]
  for (let passed = 0; arrivals.length; passed++) {
    const { to, group } = arrivals.shift()!
    const step = stepOf(definition, to)
    if (!step || passed > longestPassage) throw stuck(to)
    if (step.kind === 'work') {
      state.tokens.push({ id: ++state.last, at: step.key, group })
      opened.push({ token: state.last, step })
    } else if (step.kind === 'end') outcome = step.outcome
    else arrivals.push(...pass(step, group, state, decide))
  }
  return state.tokens.length || outcome === undefined ? { state, opened } : { state, opened, outcome }
}

function pass(
  step: Exclude<Step, { kind: 'work' | 'end' }>,
  group: number | null,
  state: RunState,
  decide: Decide,
): Arrival[] {
  switch (step.kind) {
    case 'decision':
      return [{ to: step.branches.find((branch) => decide(branch.when))?.to ?? step.otherwise, group }]
    case 'fork': {
      const id = ++state.last
      state.groups.push({ id, missing: step.to.length, outer: group })
      return step.to.map((to) => ({ to, group: id }))
    }
    default: {
      const meeting = state.groups.find((one) => one.id === group)
      if (!meeting) throw stuck(step.key)
      const others = state.groups.filter((one) => one !== meeting)
      const missing = meeting.missing - 1
      state.groups = missing ? [...others, { ...meeting, missing }] : others
      return missing ? [] : [{ to: step.to, group: meeting.outer }]
    }
  }
}
