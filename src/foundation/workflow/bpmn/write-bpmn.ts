import type { Element } from 'bpmn-moddle'
import type { Definition } from '../definition/definition.ts'
import { placeGraph, type Point } from '../drawing/layout.ts'
import { toGraph, type BpmnFlow, type BpmnGraph, type BpmnNode, type BpmnTimer } from './to-graph.ts'
import { newModdle } from './vocabulary.ts'

type Moddle = ReturnType<typeof newModdle>

/** The usual sizes of BPMN tools. */
const sizes: Record<BpmnNode['type'], { width: number; height: number }> = {
  'bpmn:StartEvent': { width: 36, height: 36 },
  'bpmn:EndEvent': { width: 36, height: 36 },
  'bpmn:UserTask': { width: 150, height: 80 },
  'bpmn:ExclusiveGateway': { width: 50, height: 50 },
  'bpmn:ParallelGateway': { width: 50, height: 50 },
}

const extension = (moddle: Moddle, type: string, attributes: Record<string, unknown>) => ({
  extensionElements: moddle.create('bpmn:ExtensionElements', { values: [moddle.create(type, attributes)] }),
})

function flowElements(moddle: Moddle, graph: BpmnGraph): { nodes: Map<string, Element>; flows: Map<string, Element> } {
  const nodes = new Map(
    graph.nodes.map(({ id, type, name, step }) => [
      id,
      moddle.create(type, { id, ...(name && { name }), ...(step && extension(moddle, 'cchc:Step', step)) }),
    ]),
  )
  const flowOf = ({ id, from, to, name, condition, action }: BpmnFlow): Element =>
    moddle.create('bpmn:SequenceFlow', {
      id,
      ...(name && { name }),
      sourceRef: nodes.get(from),
      targetRef: nodes.get(to),
      ...(action && extension(moddle, 'cchc:Action', action)),
      ...(condition !== undefined && {
        conditionExpression: moddle.create('bpmn:FormalExpression', { body: condition }),
      }),
    })
  const flows = new Map(graph.flows.map((flow) => [flow.id, flowOf(flow)]))
  for (const { id, default: otherwise } of graph.nodes) {
    const node = nodes.get(id)!
    node.incoming = graph.flows.filter(({ to }) => to === id).map((flow) => flows.get(flow.id))
    node.outgoing = graph.flows.filter(({ from }) => from === id).map((flow) => flows.get(flow.id))
    if (otherwise) node.default = flows.get(otherwise)
  }
  return { nodes, flows }
}

type TimerElements = { timer: BpmnTimer; event: Element; end: Element; flow: Element }

/** Each with the end it comes to, since every flow of BPMN ends somewhere; nothing of the task depends on it. */
const timerElements = (moddle: Moddle, timer: BpmnTimer, task: Element): TimerElements => {
  const own = { kind: timer.kind }
  const timeDuration = moddle.create('bpmn:FormalExpression', { body: timer.duration })
  const event = moddle.create('bpmn:BoundaryEvent', {
    id: timer.id,
    name: timer.name,
    attachedToRef: task,
    cancelActivity: false,
    eventDefinitions: [moddle.create('bpmn:TimerEventDefinition', { timeDuration })],
    ...extension(moddle, 'cchc:Step', own),
  })
  const end = moddle.create('bpmn:EndEvent', { id: `${timer.id}_end`, ...extension(moddle, 'cchc:Step', own) })
  const flow = moddle.create('bpmn:SequenceFlow', { id: `${timer.id}_flow`, sourceRef: event, targetRef: end })
  event.outgoing = [flow]
  end.incoming = [flow]
  return { timer, event, end, flow }
}

/** On the lower border of the task, the end below it. */
function timerDrawing(moddle: Moddle, { timer, event, end, flow }: TimerElements, task: Placed): Element[] {
  const x = Math.round(task.x + (timer.kind === 'remind' ? -task.width / 4 : task.width / 4))
  const y = Math.round(task.y + task.height / 2)
  const shape = (element: Element, middle: number, size: number) =>
    moddle.create('bpmndi:BPMNShape', {
      id: `Shape_${element.id as string}`,
      bpmnElement: element,
      bounds: moddle.create('dc:Bounds', { x: x - size / 2, y: middle - size / 2, width: size, height: size }),
    })
  const waypoint = [y + 9, y + 16].map((at) => moddle.create('dc:Point', { x, y: at }))
  return [
    shape(event, y, 18),
    shape(end, y + 22, 12),
    moddle.create('bpmndi:BPMNEdge', { id: `Edge_${flow.id as string}`, bpmnElement: flow, waypoint }),
  ]
}

type Placed = { x: number; y: number; width: number; height: number }

function diagramOf(
  moddle: Moddle,
  process: Element,
  graph: BpmnGraph,
  made: { nodes: Map<string, Element>; flows: Map<string, Element>; timers: readonly TimerElements[] },
): Element {
  const placed = placeGraph(
    graph.nodes.map(({ id, type }) => ({ key: id, ...sizes[type] })),
    graph.flows.map(({ from, to, name }) => ({ from, to, text: name })),
  )
  const round = (value: number) => Math.round(value)
  const shapes = graph.nodes.map(({ id }) => {
    const { x, y, width, height } = placed.nodes.get(id)!
    const bounds = moddle.create('dc:Bounds', { x: round(x - width / 2), y: round(y - height / 2), width, height })
    return moddle.create('bpmndi:BPMNShape', { id: `Shape_${id}`, bpmnElement: made.nodes.get(id), bounds })
  })
  const edges = graph.flows.map(({ id }, at) =>
    moddle.create('bpmndi:BPMNEdge', {
      id: `Edge_${id}`,
      bpmnElement: made.flows.get(id),
      waypoint: placed.edges[at]!.points.map(({ x, y }: Point) =>
        moddle.create('dc:Point', { x: round(x), y: round(y) }),
      ),
    }),
  )
  const timers = made.timers.flatMap((one) => timerDrawing(moddle, one, placed.nodes.get(one.timer.on)!))
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'Plane_1',
    bpmnElement: process,
    planeElement: [...shapes, ...edges, ...timers],
  })
  return moddle.create('bpmndi:BPMNDiagram', { id: 'Diagram_1', plane })
}

/** BPMN 2.0 XML with its drawing, for any tool; roles, times and units in our extension elements. */
export async function writeBpmn(name: string, definition: Definition): Promise<string> {
  const moddle = newModdle()
  const graph = toGraph(definition)
  const { nodes, flows } = flowElements(moddle, graph)
  const timers = graph.timers.map((timer) => timerElements(moddle, timer, nodes.get(timer.on)!))
  const made = { nodes, flows, timers }
  const process = moddle.create('bpmn:Process', {
    id: 'Process_1',
    name,
    isExecutable: false,
    flowElements: [
      ...nodes.values(),
      ...flows.values(),
      ...timers.flatMap(({ event, end, flow }) => [event, end, flow]),
    ],
  })
  const definitions = moddle.create('bpmn:Definitions', {
    id: 'Definitions_1',
    targetNamespace: 'urn:cchc-mo:process',
    exporter: 'CCHC Mở',
    rootElements: [process],
    diagrams: [diagramOf(moddle, process, graph, made)],
  })
  return (await moddle.toXML(definitions, { format: true })).xml
}
