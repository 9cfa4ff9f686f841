import type { Element } from 'bpmn-moddle'
import type { Definition } from '../definition/definition.ts'
import { placeGraph, type Point } from '../drawing/layout.ts'
import { toGraph, type BpmnFlow, type BpmnGraph, type BpmnNode } from './to-graph.ts'
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

function diagramOf(
  moddle: Moddle,
  process: Element,
  graph: BpmnGraph,
  made: { nodes: Map<string, Element>; flows: Map<string, Element> },
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
  const plane = moddle.create('bpmndi:BPMNPlane', {
    id: 'Plane_1',
    bpmnElement: process,
    planeElement: [...shapes, ...edges],
  })
  return moddle.create('bpmndi:BPMNDiagram', { id: 'Diagram_1', plane })
}

/** BPMN 2.0 XML with its drawing, for any tool; roles, times and units in our extension elements. */
export async function writeBpmn(name: string, definition: Definition): Promise<string> {
  const moddle = newModdle()
  const graph = toGraph(definition)
  const made = flowElements(moddle, graph)
  const process = moddle.create('bpmn:Process', {
    id: 'Process_1',
    name,
    isExecutable: false,
    flowElements: [...made.nodes.values(), ...made.flows.values()],
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
