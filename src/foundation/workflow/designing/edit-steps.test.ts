import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import { makeCaseWorld, monday } from '../../../../test/support/case-world.ts'
import { testDatabase } from '../../../../test/support/database.ts'
import { undone } from '../../../../test/support/undone.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { stepKinds, type Definition } from '../definition/definition.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { createProcess } from './create-process.ts'
import { editSteps, mostSteps, newStep, readEdit } from './edit-steps.ts'
import { getVersion } from './process-queries.ts'
import { publishTyped, publishVersion } from './publish-version.ts'
import { readNumber, readSteps } from './read-steps.ts'
import { saveDraft } from './save-draft.ts'

const db = testDatabase()
before(caseFixtures.register)
const { work, decision, fork, join, end } = processFixtures

const process: Definition = {
  steps: [work('a', 'd'), decision('d', [{ when: 'online', to: 'b' }], 'z'), work('b', 'z'), end('z')],
}
const keys = ({ steps }: Definition) => steps.map(({ key }) => key).join()
const edit = (text: string, definition = process) => editSteps(definition, readEdit(text)!)

test('steps move up and down and not out of the list', () => {
  assert.equal(keys(edit('up:2')), 'a,b,d,z')
  assert.equal(keys(edit('down:0')), 'd,a,b,z')
  assert.equal(keys(edit('up:0')), 'a,d,b,z')
  assert.equal(keys(edit('down:3')), 'a,d,b,z')
  assert.equal(keys(edit('remove:9')), 'a,d,b,z')
})

test('a step is added before what ends the process, with a key that is free', () => {
  const twice = edit('add:work', edit('add:work'))
  assert.equal(keys(twice), 'a,d,b,s5,s6,z')
  assert.equal(keys(edit('add:end')), 'a,d,b,z,s5')
  const full = { steps: Array.from({ length: mostSteps }, (_, at) => newStep('work', `k${at}`)) }
  assert.equal(edit('add:work', full).steps.length, mostSteps)
})

test('who led to a step that is removed leads nowhere, and says so', () => {
  const left = edit('remove:2')
  assert.deepEqual(left.steps[1], { ...process.steps[1], branches: [{ when: 'online', to: '' }] })
  assert.deepEqual(edit('remove:3').steps[0], process.steps[0])
})

test('ways are added and removed', () => {
  const more = edit('way:0')
  assert.deepEqual(more.steps[0]?.kind === 'work' && more.steps[0].actions.map(({ key }) => key), ['next', 'a2'])
  assert.deepEqual(edit('unway:0.1', more), process)
  assert.equal(readEdit('unway:0'), undefined)
  assert.equal(readEdit('add:king'), undefined)
  assert.equal(readEdit(''), undefined)
})

test('numbers are read as Vietnamese write them', () => {
  assert.deepEqual(['0,25', '0.5', '3', '2 ngày', '-1', '1e3', ''].map(readNumber), [
    0.25,
    0.5,
    3,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
})

/** The fields that the table of a process has, as a browser sends them. */
function fieldsOf({ steps }: Definition): Record<string, string> {
  const fields: Record<string, string> = {}
  steps.forEach((step, at) => {
    const put = (name: string, value: string) => (fields[`s${at}.${name}`] = value)
    for (const name of ['key', 'kind', 'name'] as const) put(name, step[name])
    if (step.kind === 'work') {
      put('role', step.role)
      put('unit', step.unit.rule === 'named' ? `named:${step.unit.unitId}` : step.unit.rule)
      const counted = typeof step.time === 'object' ? step.time : null
      put('amount', counted ? String(counted.amount).replace('.', ',') : '')
      put('timeUnit', counted?.unit ?? (step.time === 'not_counted' ? step.time : 'working_day'))
      if (step.remindHours) put('remind', String(step.remindHours))
      if (step.escalate) put('escalate', 'true')
      step.actions.forEach((action, way) => {
        for (const name of ['key', 'name', 'to'] as const) put(`a${way}.${name}`, action[name])
        put(`a${way}.effect`, action.effect ?? '')
        if (action.needsNote) put(`a${way}.note`, 'true')
      })
    }
    if (step.kind === 'decision') {
      step.branches.forEach((branch, way) => {
        put(`b${way}.when`, branch.when)
        put(`b${way}.to`, branch.to)
      })
      put('otherwise', step.otherwise)
    }
    if (step.kind === 'fork') step.to.forEach((to, way) => put(`t${way}.to`, to))
    if (step.kind === 'join') put('to', step.to)
    if (step.kind === 'end') put('outcome', step.outcome)
  })
  return fields
}

test('what the table shows is what it sends back', () => {
  const all: Definition = {
    steps: [
      ...processFixtures.ordinaryProcess().steps,
      ...process.steps,
      fork('f', 'x', 'y'),
      join('j', 'x'),
      work('n', 'x', { unit: { rule: 'named', unitId: 'u1' }, time: null }),
      ...stepKinds.map((kind, at) => newStep(kind, `new${at}`)),
    ],
  }
  assert.deepEqual(readSteps(fieldsOf(all)), { definition: all, wrong: [] })
})

test('a draft is saved as it is, is not published with faults, and tells who came second', () =>
  db.rolledBack(
    async (tx) => {
      const { cast, units } = await makeCaseWorld(tx)
      const officer = cast.communeReformOfficer
      const head = { unitId: units.tanLap, subjectKind: caseFixtures.kind, name: 'Quy trình' }
      const { versionId: id } = await createProcess(tx, officer, { ...head, definition: process })
      const fields = fieldsOf(process)
      const saved = await saveDraft(tx, officer, {
        id,
        version: 1,
        op: 'way:0',
        ...fields,
        termAmount: '1',
        termUnit: 'working_day',
      })
      assert.equal(saved.row, 0)
      const draft = await getVersion(tx, id)
      assert.deepEqual([draft.version, draft.term], [2, { amount: 1, unit: 'working_day' }])
      await assert.rejects(saveDraft(tx, officer, { id, version: 1, op: '', ...fields }), {
        code: 'kernel.changed_meanwhile',
      })
      await assert.rejects(saveDraft(tx, officer, { id, version: 2, op: '', ...fields, 's0.amount': 'hai' }), {
        code: 'workflow.not_a_number',
        field: 's0.amount',
      })
      await assert.rejects(publishVersion(tx, officer, { id, version: 2 }), {
        code: 'workflow.has_faults',
        details: { count: 2 },
      })
      await saveDraft(tx, officer, { id, version: 2, op: '', ...fields })
      await publishVersion(tx, officer, { id, version: 3 })
      await assert.rejects(saveDraft(tx, officer, { id, version: 4, op: '', ...fields }), {
        code: 'workflow.published_is_fixed',
      })
    },
    { now: monday },
  ))

test('what is published is what is on the screen, or nothing is', () =>
  db.rolledBack(
    async (tx) => {
      const { cast, units } = await makeCaseWorld(tx)
      const officer = cast.communeReformOfficer
      const head = { unitId: units.tanLap, subjectKind: caseFixtures.kind, name: 'Quy trình' }
      const { versionId: id } = await createProcess(tx, officer, { ...head, definition: process })
      const sent = { ...fieldsOf(process), 's2.name': 'Thẩm định kỹ' }
      await assert.rejects(
        undone(tx, () => publishTyped(tx, officer, { id, version: 1, from: undefined, ...sent, 's2.name': '' })),
        { code: 'workflow.has_faults' },
      )
      await assert.rejects(
        undone(tx, () =>
          publishTyped(tx, officer, { id, version: 1, from: Temporal.PlainDate.from('2026-03-01'), ...sent }),
        ),
        { code: 'workflow.from_past', field: 'from' },
      )
      await publishTyped(tx, officer, { id, version: 1, from: undefined, ...sent })
      const published = await getVersion(tx, id)
      assert.equal(published.definition.steps[2]?.name, 'Thẩm định kỹ')
      assert.ok(published.published_at)
    },
    { now: monday },
  ))
