// What a process is: a list of steps, the first of which begins. It is data, so that an authority makes its own, and it
// names no dossier: what an action means to a case, the kind of case says.

/**
 * Which unit does a step. `same` and `upper` are seen from the step before it, `back` is the unit that handed over to the
 * one before, `address` is seen from the case's commune.
 */
export const unitRules = ['same', 'reception', 'competent', 'upper', 'address', 'back', 'named'] as const
export type UnitRule = { rule: Exclude<(typeof unitRules)[number], 'named'> } | { rule: 'named'; unitId: string }

/** Fractions of a day are usual: 0.25 is two hours of eight. */
export type WorkingTime = { amount: number; unit: 'working_day' | 'working_hour' }

/** What the person at a step may choose; `effect` is a word of the kind of case, which acts on it. */
export type StepAction = { key: string; name: string; to: string; effect?: string; needsNote?: boolean }

/** In a draft a role may be empty and a time null; neither can be published. */
export type WorkStep = {
  kind: 'work'
  key: string
  name: string
  role: string
  unit: UnitRule
  time: WorkingTime | 'not_counted' | null
  actions: StepAction[]
  /** Working hours before the step is due at which its holder is reminded. */
  remindHours?: number
  /** Tell the head of the unit when the step is late. */
  escalate?: boolean
}

/** The first branch whose formula over the case's facts is true, else `otherwise`. */
export type DecisionStep = {
  kind: 'decision'
  key: string
  name: string
  branches: { when: string; to: string }[]
  otherwise: string
}
/** All branches at once; they meet in one join, which goes on when the last has arrived. */
export type ForkStep = { kind: 'fork'; key: string; name: string; to: string[] }
export type JoinStep = { kind: 'join'; key: string; name: string; to: string }
export type EndStep = { kind: 'end'; key: string; name: string; outcome: string }

export type Step = WorkStep | DecisionStep | ForkStep | JoinStep | EndStep
export type Definition = { steps: Step[] }

export const stepKinds = ['work', 'decision', 'fork', 'join', 'end'] as const

/** A way out of a step: where to, and which field of the step says so (`actions.2.to`). */
export type Way = { to: string; field: string }

export function waysOf(step: Step): Way[] {
  switch (step.kind) {
    case 'work':
      return step.actions.map((action, at) => ({ to: action.to, field: `actions.${at}.to` }))
    case 'decision':
      return [
        ...step.branches.map((branch, at) => ({ to: branch.to, field: `branches.${at}.to` })),
        { to: step.otherwise, field: 'otherwise' },
      ]
    case 'fork':
      return step.to.map((to, at) => ({ to, field: `to.${at}` }))
    case 'join':
      return [{ to: step.to, field: 'to' }]
    default:
      return []
  }
}

export const stepOf = (definition: Definition, key: string): Step | undefined =>
  definition.steps.find((step) => step.key === key)

/** Working minutes of a step, of days of so many; what is not counted takes none. */
export const minutesOf = (time: WorkStep['time'], minutesPerDay = 480): number =>
  !time || time === 'not_counted' ? 0 : Math.round(time.amount * (time.unit === 'working_day' ? minutesPerDay : 60))

/** Done by people of another unit than the one that has the case, with a time of its own there. */
export const isElsewhere = ({ unit }: WorkStep): boolean =>
  unit.rule === 'named' || unit.rule === 'upper' || unit.rule === 'address'
