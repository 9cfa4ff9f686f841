import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { catalogueGaps, hasText, translate } from '../../../kernel/text/catalogue.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { wellFormed } from '../engine/arbitrary-process.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { checkProcess } from './check-process.ts'
import { minutesOf, waysOf, type Definition, type Step } from './definition.ts'
import { graphOf, longestWay } from './graph.ts'
import '../texts.ts'

before(caseFixtures.register)
const { work, decision, fork, join, end, days, ordinaryProcess, parallelProcess } = processFixtures
const { kind } = caseFixtures

const faultsOf = (...steps: Step[]) =>
  checkProcess({ steps }, { kind }).map(
    ({ step, field, code }) => `${step} ${field} ${code.slice('workflow.fault_'.length)}`,
  )

test('the ordinary processes have no fault', () => {
  assert.deepEqual(checkProcess(ordinaryProcess(), { kind, term: { amount: 5, unit: 'working_day' } }), [])
  assert.deepEqual(checkProcess(parallelProcess(), { kind }), [])
  const named = work('a', 'z', { unit: { rule: 'named', unitId: '019a9a00-0000-7000-8000-000000000001' } })
  assert.deepEqual(faultsOf({ ...decision('d', [{ when: 'online', to: 'a' }], 'a'), name: '' }, named, end('z')), [])
})

// Each fault with the smallest process that has it, and nothing else.
const wrong: Record<string, { steps: Step[]; faults: string[] }> = {
  'no steps': { steps: [], faults: [' steps no_steps'] },
  'a step nobody comes to': { steps: [work('a', 'z'), work('b', 'z'), end('z')], faults: ['b key unreachable'] },
  'a step that goes round for ever': {
    steps: [
      work('a', [
        { key: 'x', name: 'X', to: 'b' },
        { key: 'y', name: 'Y', to: 'z' },
      ]),
      work('b', 'b'),
      end('z'),
    ],
    faults: ['b to dead_end'],
  },
  'a step that leads nowhere': {
    steps: [work('a', 'q'), end('z')],
    faults: ['a actions.0.to unknown_target'],
  },
  'one next step, a role and a time that are missing': {
    steps: [
      work('a', 'b'),
      fork('f', 'b', 'c'),
      work('b', 'j', { role: '', time: null }),
      work('c', 'j'),
      join('j', 'e'),
      work('e', ''),
      end('z'),
    ],
    faults: ['b role no_role', 'b time no_time', 'e actions.0.to no_target'],
  },
  'a chain that nobody comes to': {
    steps: [work('a', 'z'), work('b', 'c'), work('c', 'd'), work('d', 'z'), end('z')],
    faults: ['b key unreachable'],
  },
  'what leads into a round without a way out': {
    steps: [
      work('a', [
        { key: 'x', name: 'X', to: 'b' },
        { key: 'y', name: 'Y', to: 'z' },
      ]),
      work('b', 'c'),
      work('c', 'd'),
      work('d', 'c'),
      end('z'),
    ],
    faults: ['c to dead_end'],
  },
  'a decision without otherwise': {
    steps: [decision('d', [{ when: 'online', to: 'z' }], ''), end('z')],
    faults: ['d otherwise no_otherwise'],
  },
  'a decision without conditions': {
    steps: [decision('d', [], 'z'), end('z')],
    faults: ['d branches decision_needs_branches'],
  },
  'a formula that cannot be read': {
    steps: [decision('d', [{ when: 'online and', to: 'z' }], 'z'), end('z')],
    faults: ['d branches.0.when formula'],
  },
  'a branch without its condition': {
    steps: [decision('d', [{ when: ' ', to: 'z' }], 'z'), end('z')],
    faults: ['d branches.0.when no_formula'],
  },
  'an end without a name': { steps: [work('a', 'z'), { ...end('z'), name: '' }], faults: ['z name no_name'] },
  'a fact nobody knows': {
    steps: [decision('d', [{ when: 'weather = "rain" or form.any', to: 'z' }], 'z'), end('z')],
    faults: ['d branches.0.when unknown_fact'],
  },
  'no role': { steps: [work('a', 'z', { role: '' }), end('z')], faults: ['a role no_role'] },
  'a role nobody has': { steps: [work('a', 'z', { role: 'king' }), end('z')], faults: ['a role unknown_role'] },
  'administration does no work': {
    steps: [work('a', 'z', { role: 'administrator' }), end('z')],
    faults: ['a role unknown_role'],
  },
  'no time': { steps: [work('a', 'z', { time: null }), end('z')], faults: ['a time no_time'] },
  'no time worth the name': { steps: [work('a', 'z', { time: days(0) }), end('z')], faults: ['a time bad_time'] },
  'no unit': { steps: [work('a', 'z', { unit: { rule: 'named', unitId: '' } }), end('z')], faults: ['a unit no_unit'] },
  'an effect the case does not know': {
    steps: [work('a', [{ key: 'x', name: 'X', to: 'z', effect: 'explode' }]), end('z')],
    faults: ['a actions.0.effect unknown_effect'],
  },
  'two actions of one key': {
    steps: [
      work('a', [
        { key: 'x', name: 'X', to: 'z' },
        { key: 'x', name: 'Y', to: 'z' },
      ]),
      end('z'),
    ],
    faults: ['a actions.1.key action_twice'],
  },
  'two steps of one key': { steps: [work('a', 'z'), work('a', 'z'), end('z')], faults: ['a key key_twice'] },
  'a fork of one': {
    steps: [fork('f', 'a'), work('a', 'j'), join('j', 'z'), end('z')],
    faults: ['f to fork_needs_branches'],
  },
  'a fork without join': {
    steps: [fork('f', 'a', 'b'), work('a', 'z'), work('b', 'z'), end('z')],
    faults: ['f to fork_without_join', 'z kind ends_in_branch', 'z kind mixed_entry'],
  },
  'a join without fork': { steps: [work('a', 'j'), join('j', 'z'), end('z')], faults: ['j kind join_without_fork'] },
  'branches that meet at two places': {
    steps: [fork('f', 'a', 'b'), work('a', 'j'), work('b', 'k'), join('j', 'z'), join('k', 'z'), end('z')],
    faults: ['f to branches_part'],
  },
  'a way out of a branch': {
    steps: [
      fork('f', 'a', 'b'),
      work('a', [
        { key: 'x', name: 'X', to: 'j' },
        { key: 'y', name: 'Y', to: 'c' },
      ]),
      work('b', 'j'),
      join('j', 'c'),
      work('c', 'z'),
      end('z'),
    ],
    faults: ['c kind mixed_entry'],
  },
  'a loop without a person': {
    steps: [decision('d', [{ when: 'online', to: 'd' }], 'z'), end('z')],
    faults: ['d to endless_round'],
  },
}

for (const [name, { steps, faults }] of Object.entries(wrong))
  test(`refused, and the place named: ${name}`, () => {
    assert.deepEqual(faultsOf(...steps), faults)
  })

test('times over the procedure’s term are refused with the way that takes them; loops and short cuts do not count', () => {
  const { steps } = ordinaryProcess()
  const [fault, ...others] = checkProcess({ steps }, { kind, term: { amount: 4.5, unit: 'working_day' } })
  assert.deepEqual(others, [])
  assert.equal(
    translate('vi', fault!.code, fault!.params),
    'Tổng thời gian 5 ngày làm việc vượt thời hạn 4,5 ngày của thủ tục: Kiểm tra, tiếp nhận hồ sơ → Phân công thụ lý → Thẩm định hồ sơ → Xem xét, trình ký → Ký kết quả → Vào sổ, chuyển kết quả ra bộ phận một cửa → Trả kết quả.',
  )
  assert.deepEqual(checkProcess({ steps }, { kind, term: { amount: 40, unit: 'working_hour' } }), [])
  assert.equal(checkProcess({ steps }, { kind, term: { amount: 39, unit: 'working_hour' } }).length, 1)
  // To the minute: of a procedure of two and a half hours.
  const takes = (minutes: number) =>
    checkProcess(
      { steps: [work('a', 'z', { time: days(minutes / 480) }), end('z')] },
      { kind, term: { amount: 2.5, unit: 'working_hour' } },
    )
  assert.deepEqual([takes(150).length, takes(151).length], [0, 1])
})

test('terms of calendar days and months are measured by the fewest working days they hold', () => {
  const { steps } = ordinaryProcess()
  const days = { kind, term: { amount: 7, unit: 'calendar_day' as const } }
  assert.deepEqual(checkProcess({ steps }, { ...days, fewestDays: 5 }), [])
  const [fault] = checkProcess({ steps }, { ...days, fewestDays: 2 })
  assert.match(translate('vi', fault!.code, fault!.params), /vượt thời hạn 7 ngày .* chỉ gồm 2 ngày làm việc/)
  const months = { kind, term: { amount: 1, unit: 'calendar_month' as const }, fewestDays: 4 }
  assert.equal(checkProcess({ steps }, months)[0]!.code, 'workflow.fault_over_months')
  assert.equal(checkProcess({ steps }, { ...days, fewestDays: 0 }).length, 1)
})

/** Every way that goes nowhere twice, tried out. */
function slowLongest({ steps }: Definition): number {
  const from = (key: string, passed: readonly string[]): number => {
    const step = steps.find((one) => one.key === key)!
    const own = step.kind === 'work' ? minutesOf(step.time) : 0
    const next = waysOf(step).filter(({ to }) => to !== key && !passed.includes(to))
    return own + Math.max(0, ...next.map(({ to }) => from(to, [...passed, key])))
  }
  return from(steps[0]!.key, [])
}

test('the longest way is the longest of all ways', () => {
  const times = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 30, maxLength: 30 })
  const timed = ({ steps }: Definition, list: readonly number[]): Definition => ({
    steps: steps.map((step, at) => (step.kind === 'work' ? { ...step, time: days(list[at % 30]!) } : step)),
  })
  fc.assert(
    fc.property(wellFormed, times, (drawn, list) => {
      const definition = timed(drawn, list)
      assert.equal(longestWay(graphOf(definition), 480).minutes, slowLongest(definition))
    }),
    { numRuns: 300 },
  )
})

test('every fault has its sentence in both languages', () => {
  const codes = Object.values(wrong).flatMap(({ steps }) => checkProcess({ steps }, { kind }).map(({ code }) => code))
  for (const code of codes) assert.ok(hasText(code), code)
  assert.deepEqual(catalogueGaps(), [])
})
