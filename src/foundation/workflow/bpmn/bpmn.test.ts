import assert from 'node:assert/strict'
import { before, test } from 'node:test'
import fc from 'fast-check'
import type { AppError } from '../../../kernel/errors.ts'
import { translate } from '../../../kernel/text/catalogue.ts'
import '../texts.ts'
import { caseFixtures } from '../case-fixtures.ts'
import { checkProcess } from '../definition/check-process.ts'
import type { Definition, Step } from '../definition/definition.ts'
import { wellFormed } from '../engine/arbitrary-process.ts'
import { processFixtures } from '../workflow-fixtures.ts'
import { notesFromText, notesToText } from './note.ts'
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
  assert.equal(
    count(/<bpmndi:BPMNShape /g),
    count(/<bpmn:(userTask|startEvent|endEvent|exclusiveGateway|boundaryEvent) /g),
  )
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
  const { name, definition, notes } = await readBpmn(foreign)
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
  assert.deepEqual(
    notes.map(({ code, params }) => [code.replace('workflow.', ''), params.step ?? params.what]),
    [
      ['note_event', 'Thẩm định'],
      ['left_out', 'DataObject'],
    ],
  )
  const faults = checkProcess(definition, { kind: caseFixtures.kind }).map(({ step, code }) => `${step} ${code}`)
  // The lane “Một cửa” says who does the first.
  const missing = ['T1', 'T2', 'T3', 'T4'].flatMap((key) => [
    ...(key === 'T1' ? [] : [`${key} workflow.fault_no_role`]),
    `${key} workflow.fault_no_time`,
  ])
  assert.deepEqual(
    faults.filter((fault) => !fault.endsWith('no_name')),
    missing,
  )
})

test('reminders and escalation are timers on the border of the task; one that another tool moved is followed', async () => {
  const definition = {
    steps: [work('do', 'z', { time: { amount: 3, unit: 'working_day' }, remindHours: 4, escalate: true }), end('z')],
  }
  const xml = await writeBpmn('Quy trình', definition)
  assert.match(
    xml,
    /<bpmn:boundaryEvent id="Timer_remind_do"[^>]* attachedToRef="do" cancelActivity="false"|<bpmn:boundaryEvent[^>]*cancelActivity="false" attachedToRef="do"/,
  )
  assert.match(xml, /<bpmn:timeDuration[^>]*>PT20H<[^]*<bpmn:timeDuration[^>]*>PT24H</)
  assert.deepEqual((await readBpmn(xml)).notes, [])
  const moved = (await readBpmn(xml.replace('PT20H', 'PT22H30M'))).definition.steps[0]
  assert.equal(moved?.kind === 'work' && moved.remindHours, 1.5)
  const bare = xml.replaceAll(/ (remindHours|escalate)="[^"]*"/g, '')
  assert.deepEqual((await readBpmn(bare)).definition, definition)
})

// As another tool writes it: two lanes, one of them called like no role; timers that end a task and lead on; a gateway
// that lets several ways go; a process within the process.
const rich = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn2:definitions xmlns:bpmn2="http://www.omg.org/spec/BPMN/20100524/MODEL" id="D" targetNamespace="http://tool.example">
  <bpmn2:process id="P" name="Cấp phép xây dựng">
    <bpmn2:laneSet id="LS">
      <bpmn2:lane id="L1" name="Chuyên viên"><bpmn2:flowNodeRef>T1</bpmn2:flowNodeRef></bpmn2:lane>
      <bpmn2:lane id="L2" name="Hội đồng"><bpmn2:flowNodeRef>T2</bpmn2:flowNodeRef><bpmn2:flowNodeRef>Sub</bpmn2:flowNodeRef></bpmn2:lane>
    </bpmn2:laneSet>
    <bpmn2:startEvent id="S" />
    <bpmn2:userTask id="T1" name="Thẩm định" />
    <bpmn2:boundaryEvent id="B0" attachedToRef="T1" cancelActivity="false"><bpmn2:timerEventDefinition><bpmn2:timeDuration>P2D</bpmn2:timeDuration></bpmn2:timerEventDefinition></bpmn2:boundaryEvent>
    <bpmn2:boundaryEvent id="B1" name="Quá hạn" attachedToRef="T1"><bpmn2:timerEventDefinition><bpmn2:timeDuration>P3D</bpmn2:timeDuration></bpmn2:timerEventDefinition></bpmn2:boundaryEvent>
    <bpmn2:inclusiveGateway id="G" name="Cần ý kiến?" default="F3" />
    <bpmn2:userTask id="T2" name="Họp" />
    <bpmn2:subProcess id="Sub" name="Đo đạc"><bpmn2:task id="I1" name="Đo" /><bpmn2:task id="I2" name="Vẽ" /></bpmn2:subProcess>
    <bpmn2:inclusiveGateway id="M" />
    <bpmn2:endEvent id="E" name="Xong" />
    <bpmn2:sequenceFlow id="F0" sourceRef="S" targetRef="T1" /><bpmn2:sequenceFlow id="F1" sourceRef="T1" targetRef="G" />
    <bpmn2:sequenceFlow id="F2" name="Có" sourceRef="G" targetRef="T2" /><bpmn2:sequenceFlow id="F3" name="Không" sourceRef="G" targetRef="Sub" />
    <bpmn2:sequenceFlow id="F4" sourceRef="T2" targetRef="M" /><bpmn2:sequenceFlow id="F5" sourceRef="Sub" targetRef="M" />
    <bpmn2:sequenceFlow id="F6" sourceRef="M" targetRef="E" /><bpmn2:sequenceFlow id="F7" sourceRef="B1" targetRef="E" />
  </bpmn2:process>
</bpmn2:definitions>`

test('of another tool lanes give roles and timers give times; whatever is meant otherwise is said in a sentence', async () => {
  const { definition, notes } = await readBpmn(rich)
  const [first] = definition.steps
  assert.deepEqual(first, {
    kind: 'work',
    key: 'T1',
    name: 'Thẩm định',
    role: 'specialist',
    unit: { rule: 'competent' },
    time: { amount: 3, unit: 'working_day' },
    actions: [
      { key: 'a1', name: 'Có', to: 'T2' },
      { key: 'a2', name: 'Không', to: 'Sub' },
    ],
    remindHours: 8,
    escalate: true,
  })
  assert.deepEqual(
    notes.map(({ code }) => code.replace('workflow.note_', '')),
    ['lane', 'timer', 'timer', 'timer_way', 'gateway', 'subprocess'],
  )
  for (const lang of ['vi', 'en'] as const) {
    const said = notesFromText(notesToText(notes)).map(({ code, params }) => translate(lang, code, params))
    assert.ok(
      said.every((sentence) => !/[{}]|workflow\./.test(sentence)),
      said.join('\n'),
    )
    assert.match(said.join('\n'), /Hội đồng[^]*P3D[^]*Cần ý kiến\?[^]*Đo, Vẽ/)
  }
  const faults = checkProcess(definition, { kind: caseFixtures.kind }).map(({ step, code }) => `${step} ${code}`)
  assert.deepEqual(
    faults,
    ['T2', 'Sub'].flatMap((key) => [`${key} workflow.fault_no_role`, `${key} workflow.fault_no_time`]),
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
