import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { AppError } from '../../../kernel/errors.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { checkProcess } from '../definition/check-process.ts'
import type { Definition, Step } from '../definition/definition.ts'
import { wellFormed } from '../engine/arbitrary-process.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { readBpmn } from './read-bpmn.ts'
import { writeBpmn } from './write-bpmn.ts'

before(caseFixtures.register)
const { work, end, decision, ordinaryProcess, parallelProcess } = processFixtures

const again = async (definition: Definition): Promise<Definition> =>
  (await readBpmn(await writeBpmn('Quy trình', definition))).definition

test('what goes out comes back as it was', async () => {
  for (const definition of [ordinaryProcess(), parallelProcess()]) assert.deepEqual(await again(definition), definition)
})

test('a way that leads nowhere yet is not left out: the export names it', async () => {
  const open = { key: 'nhan', name: 'Tiếp nhận', to: '' }
  await assert.rejects(
    writeBpmn('Quy trình', { steps: [work('kiem-tra', [open]), end('xong')] }),
    (error: AppError) => {
      assert.equal(error.code, 'workflow.way_without_target')
      assert.equal(error.details.way, 'Tiếp nhận')
      return true
    },
  )
})

test('so does whatever a person would draw, with every field that a step has', async () => {
  const odd = fc.record({
    name: fc.constantFrom('Thẩm định “hồ sơ”', 'a < b & c', "l'été 1>0", 'x'),
    time: fc.constantFrom({ amount: 0.25, unit: 'working_day' as const }, 'not_counted' as const, null),
    unit: fc.constantFrom(
      { rule: 'same' as const },
      { rule: 'named' as const, unitId: 'b3c1' },
      { rule: 'address' as const },
    ),
    role: fc.constantFrom('clerk', ''),
    more: fc.constantFrom({}, { remindHours: 1.5, escalate: true }),
  })
  const dressed = fc.tuple(wellFormed, fc.array(odd, { minLength: 1, maxLength: 5 })).map(([{ steps }, list]) => ({
    steps: steps.map((step, at): Step => {
      const { name, more, ...rest } = list[at % list.length]!
      return step.kind === 'work' ? { ...step, name, ...rest, ...more } : { ...step, name }
    }),
  }))
  await fc.assert(
    fc.asyncProperty(dressed, async (definition) => assert.deepEqual(await again(definition), definition)),
    { numRuns: 40 },
  )
})

test('keys that are no names of XML, or take ours, come back all the same', async () => {
  const definition = {
    steps: [
      work('1 bước', [
        { key: 'x', name: 'X', to: 'Flow_1' },
        { key: 'y', name: 'Y', to: 'Step_1' },
      ]),
      work('Flow_1', 'Step_1'),
      decision('Step_1', [{ when: 'form.a > 1', to: 'é' }], 'é'),
      end('é'),
    ],
  }
  assert.deepEqual(await again(definition), definition)
})

test('every node and flow has its place in the drawing', async () => {
  const xml = await writeBpmn('Quy trình', ordinaryProcess())
  const count = (pattern: RegExp) => [...xml.matchAll(pattern)].length
  assert.equal(count(/<bpmndi:BPMNShape /g), count(/<bpmn:(userTask|startEvent|endEvent|exclusiveGateway) /g))
  assert.equal(count(/<bpmndi:BPMNEdge /g), count(/<bpmn:sequenceFlow /g))
  assert.doesNotMatch(xml, /NaN|undefined/)
})

// As a drawing tool writes it: no roles, no times, a choice after a task, a merge, a boundary timer.
const foreign = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
  xmlns:other="http://tool.example/x" id="D" targetNamespace="http://tool.example">
  <collaboration id="C"><participant id="P" processRef="Proc" /></collaboration>
  <process id="Proc" name="Cấp giấy phép">
    <laneSet id="L"><lane id="L1" name="Một cửa"><flowNodeRef>T1</flowNodeRef></lane></laneSet>
    <startEvent id="S"><outgoing>F0</outgoing></startEvent>
    <task id="T1" name="Tiếp nhận" other:colour="red" />
    <exclusiveGateway id="G1" name="Đủ hồ sơ?" />
    <userTask id="T2" name="Thẩm định" />
    <serviceTask id="T3" name="Kiểm tra quy hoạch" />
    <parallelGateway id="G2" /><parallelGateway id="G3" />
    <exclusiveGateway id="G4" />
    <task id="T4" name="Ký" />
    <endEvent id="E1" name="Trả kết quả" /><endEvent id="E2" name="Từ chối" />
    <boundaryEvent id="B" attachedToRef="T2"><timerEventDefinition /></boundaryEvent>
    <dataObject id="X" />
    <sequenceFlow id="F0" sourceRef="S" targetRef="T1" />
    <sequenceFlow id="F1" sourceRef="T1" targetRef="G1" />
    <sequenceFlow id="F2" name="Đủ" sourceRef="G1" targetRef="G2" />
    <sequenceFlow id="F3" name="Không đủ" sourceRef="G1" targetRef="E2">
      <conditionExpression xsi:type="tFormalExpression">\${notComplete}</conditionExpression>
    </sequenceFlow>
    <sequenceFlow id="F4" sourceRef="G2" targetRef="T2" /><sequenceFlow id="F5" sourceRef="G2" targetRef="T3" />
    <sequenceFlow id="F6" sourceRef="T2" targetRef="G3" /><sequenceFlow id="F7" sourceRef="T3" targetRef="G3" />
    <sequenceFlow id="F8" sourceRef="G3" targetRef="G4" /><sequenceFlow id="F9" sourceRef="G4" targetRef="T4" />
    <sequenceFlow id="F10" sourceRef="T4" targetRef="E1" />
  </process>
</definitions>`

test('a file of another tool becomes a draft whose missing roles and times are listed, and nothing else is wrong', async () => {
  const { name, definition, left } = await readBpmn(foreign)
  assert.equal(name, 'Cấp giấy phép')
  assert.deepEqual(
    definition.steps.map((step) => [step.key, step.kind]),
    [
      ['T1', 'work'],
      ['T2', 'work'],
      ['T3', 'work'],
      ['G2', 'fork'],
      ['G3', 'join'],
      ['T4', 'work'],
      ['E1', 'end'],
      ['E2', 'end'],
    ],
  )
  const [first] = definition.steps
  assert.deepEqual(first?.kind === 'work' && first.actions, [
    { key: 'a1', name: 'Đủ', to: 'G2' },
    { key: 'a2', name: 'Không đủ', to: 'E2' },
  ])
  assert.deepEqual(left, ['BoundaryEvent', 'DataObject'])
  const faults = checkProcess(definition, { kind: caseFixtures.kind }).map(({ step, code }) => `${step} ${code}`)
  const missing = ['T1', 'T2', 'T3', 'T4'].flatMap((key) => [
    `${key} workflow.fault_no_role`,
    `${key} workflow.fault_no_time`,
  ])
  assert.deepEqual(
    faults.filter((fault) => !fault.endsWith('no_name')),
    missing,
  )
})

const refused: Record<string, [string, string]> = {
  'workflow.bpmn_with_entities': [
    '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>',
    'entities that grow',
  ],
  'workflow.bpmn_too_large': [`<x>${'<y/>'.repeat(2_500_000)}</x>`, 'ten megabytes'],
  'workflow.bpmn_too_deep': [`${'<y>'.repeat(50_000)}${'</y>'.repeat(50_000)}`, 'depth without end'],
  'workflow.bpmn_unreadable': ['<x><y></x>', 'no XML'],
  'workflow.bpmn_without_process': [
    '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D"><process id="P"/></definitions>',
    'an empty process',
  ],
}
for (const [code, [xml, what]] of Object.entries(refused))
  test(`${what} is refused with a sentence`, async () => {
    await assert.rejects(readBpmn(xml), { code, status: 422, field: 'file' })
  })

test('whatever is sent as a file is read or refused, never more', async () => {
  const pieces = fc.array(
    fc.constantFrom(
      '<process id="P">',
      '</process>',
      '<task id="T"/>',
      '<',
      '&#0;',
      'xmlns="x"',
      '<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">',
      '</definitions>',
      '<sequenceFlow sourceRef="T" targetRef="T"/>',
      '<parallelGateway id="T"/>',
    ),
  )
  await fc.assert(
    fc.asyncProperty(pieces, async (list) => {
      await readBpmn(list.join('')).catch((error: { code?: string }) =>
        assert.match(error.code ?? 'no refusal', /^workflow\.bpmn_/),
      )
    }),
    { numRuns: 300 },
  )
})
