// Random processes for property tests: nested blocks of work, choices, loops and parallel branches as a person would
// draw them, then perhaps one way bent to anywhere. Many of the bent ones are wrong, some in ways nobody thinks of.
import fc from 'fast-check'
import { waysOf, type Definition, type Step } from '../definition/definition.ts'
import { processFixtures } from '../workflow-fixtures.ts'

const { work, decision, fork, join, end } = processFixtures

type Block =
  | { kind: 'work' }
  | { kind: 'sequence' | 'choice' | 'decide' | 'parallel'; of: Block[] }
  | { kind: 'loop'; of: Block[] }

const block: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<Block>({ kind: 'work' }),
    fc.record({
      kind: fc.constantFrom('sequence' as const, 'choice' as const, 'decide' as const, 'parallel' as const),
      of: fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant('loop' as const), of: fc.array(tie('block'), { minLength: 1, maxLength: 1 }) }),
  ),
})).block

/** Writes the steps of a block that goes on to `next`. @returns the key at which it begins */
function write(one: Block, next: string, steps: Step[], name: () => string): string {
  const key = name()
  if (one.kind === 'work') {
    steps.push(work(key, next))
    return key
  }
  if (one.kind === 'sequence') return one.of.reduceRight((after, part) => write(part, after, steps, name), next)
  if (one.kind === 'parallel') {
    const meet = name()
    steps.push(join(meet, next))
    steps.push(fork(key, ...one.of.map((part) => write(part, meet, steps, name))))
    return key
  }
  if (one.kind === 'loop') {
    const body = write(one.of[0]!, key, steps, name)
    const again = { key: 'again', name: 'Làm lại', to: body }
    steps.push(work(key, [{ key: 'next', name: 'Tiếp', to: next }, again]))
    return key
  }
  const targets = one.of.map((part) => write(part, next, steps, name))
  if (one.kind === 'choice')
    steps.push(
      work(
        key,
        targets.map((to, at) => ({ key: `a${at}`, name: `Hướng ${at}`, to })),
      ),
    )
  else {
    const branches = targets.slice(1).map((to, at) => ({ when: `form.${key}_${at}`, to }))
    steps.push(decision(key, branches, targets[0]!))
  }
  return key
}

function retarget(step: Step, way: number, to: string): Step {
  switch (step.kind) {
    case 'work':
      return { ...step, actions: step.actions.map((action, at) => (at === way ? { ...action, to } : action)) }
    case 'decision':
      return way === step.branches.length
        ? { ...step, otherwise: to }
        : { ...step, branches: step.branches.map((branch, at) => (at === way ? { ...branch, to } : branch)) }
    case 'fork':
      return { ...step, to: step.to.map((old, at) => (at === way ? to : old)) }
    case 'join':
      return { ...step, to }
    default:
      return step
  }
}

/** Bends some ways to other steps of the process. */
const bend = (definition: Definition, bends: readonly (readonly [number, number, number])[]): Definition => {
  const steps = [...definition.steps]
  for (const [which, way, target] of bends) {
    const at = which % steps.length
    const ways = waysOf(steps[at]!).length
    if (ways) steps[at] = retarget(steps[at]!, way % ways, steps[target % steps.length]!.key)
  }
  return { steps }
}

export const wellFormed: fc.Arbitrary<Definition> = block.map((whole) => {
  const steps: Step[] = []
  let last = 0
  const start = write(whole, 'end', steps, () => `s${++last}`)
  const first = steps.find((step) => step.key === start)!
  return { steps: [first, ...steps.filter((step) => step !== first), end('end')] }
})

export const anyProcess: fc.Arbitrary<Definition> = fc
  .tuple(wellFormed, fc.array(fc.tuple(fc.nat(50), fc.nat(5), fc.nat(50)), { maxLength: 2 }))
  .map(([definition, bends]) => bend(definition, bends))
