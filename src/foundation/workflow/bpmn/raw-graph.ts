// What a BPMN file holds of nodes and flows, whatever tool wrote it.
import type { Element } from 'bpmn-moddle'
import { AppError } from '../../../kernel/errors.ts'
import { guardXml } from './guard-xml.ts'
import { note, type Note } from './note.ts'
import { readDuration, timerKinds, type RawTimer } from './timers.ts'
import { newModdle } from './vocabulary.ts'

export type RawNode = {
  id: string
  type: string
  name: string
  step?: Element
  default?: string
  /** The lane it stands in. */
  lane?: string
  /** On its border. */
  timers: RawTimer[]
}
export type RawFlow = { id: string; from: string; to: string; name: string; condition: string; action?: Element }
export type RawGraph = { name: string; nodes: RawNode[]; flows: RawFlow[]; notes: Note[] }

const list = (value: unknown): Element[] => (Array.isArray(value) ? (value as Element[]) : [])
export const text = (value: unknown): string => (typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '')

const extensionOf = (element: Element, type: string): Element | undefined =>
  list((element.extensionElements as Element | undefined)?.values).find((one) => one.$type === type)

const kept =
  /^bpmn:(StartEvent|EndEvent|IntermediateThrowEvent|IntermediateCatchEvent|CallActivity|SubProcess|Transaction|\w*Task|\w*Gateway)$/

const labelOf = (element: Element): string => text(element.name) || text(element.id)

/** Each step's lane, of lanes within lanes the innermost. */
function lanesOf(process: Element, sets: unknown = process.laneSets): Map<string, string> {
  const lanes = new Map<string, string>()
  for (const set of list(sets))
    for (const lane of list(set.lanes)) {
      for (const ref of list(lane.flowNodeRef)) lanes.set(text(ref.id), text(lane.name))
      const within = lane.childLaneSet as Element | undefined
      if (within) for (const [id, name] of lanesOf(process, [within])) lanes.set(id, name)
    }
  return lanes
}

const timerKindOf = (element: Element) => timerKinds.find((kind) => kind === extensionOf(element, 'cchc:Step')?.kind)

/** A timer with a duration; of whatever else interrupts a task a sentence is all there is. */
function readBoundary(event: Element, leads: boolean): { on: string; timer?: RawTimer; notes: Note[] } {
  const task = event.attachedToRef as Element | undefined
  const [definition] = list(event.eventDefinitions)
  const duration = text((definition?.timeDuration as Element | undefined)?.body)
  const kind = timerKindOf(event)
  const on = text(task?.id)
  const params = { step: task ? labelOf(task) : '', event: labelOf(event), duration }
  if (!task || !readDuration(duration)) return { on, notes: kind ? [] : [note('event', params)] }
  if (kind) return { on, timer: { kind, duration }, notes: [] }
  return { on, timer: { duration }, notes: [note('timer', params), ...(leads ? [note('timer_way', params)] : [])] }
}

/** What is read otherwise than the other tool means it. */
function notesOn(element: Element, ways: number): Note[] {
  const name = labelOf(element)
  switch (element.$type) {
    case 'bpmn:InclusiveGateway':
    case 'bpmn:ComplexGateway':
    case 'bpmn:EventBasedGateway':
      return ways > 1 ? [note('gateway', { name })] : []
    case 'bpmn:SubProcess':
    case 'bpmn:Transaction': {
      const within = list(element.flowElements).filter(({ $type }) => /Task|SubProcess|CallActivity/.test($type))
      return [note('subprocess', { name, count: within.length, steps: within.map(labelOf).join(', ') })]
    }
    case 'bpmn:CallActivity':
      return [note('call', { name })]
    case 'bpmn:IntermediateCatchEvent':
      return [note('wait', { name })]
    default:
      return []
  }
}

function readProcess(process: Element): RawGraph {
  const elements = list(process.flowElements)
  const lanes = lanesOf(process)
  const nodes: RawNode[] = []
  const flows: RawFlow[] = []
  const notes: Note[] = []
  const left: string[] = []
  const boundaries = elements.filter(({ $type }) => $type === 'bpmn:BoundaryEvent')
  // Many tools write the ends of a flow at the flow alone.
  const leads = elements
    .filter(({ $type }) => $type === 'bpmn:SequenceFlow')
    .map(({ sourceRef }) => text((sourceRef as Element | undefined)?.id))
  const leadsOn = ({ id }: Element): number => leads.filter((one) => one === id).length
  const borders = boundaries.map((event) => readBoundary(event, leadsOn(event) > 0))
  for (const element of elements) {
    const id = text(element.id)
    const name = text(element.name).slice(0, 300)
    if (element.$type === 'bpmn:SequenceFlow') {
      const [from, to] = [element.sourceRef, element.targetRef] as (Element | undefined)[]
      const condition = text((element.conditionExpression as Element | undefined)?.body)
      const action = extensionOf(element, 'cchc:Action')
      if (from && to)
        flows.push({ id, from: text(from.id), to: text(to.id), name, condition, ...(action && { action }) })
    } else if (element.$type === 'bpmn:EndEvent' && timerKindOf(element)) continue
    else if (kept.test(element.$type)) {
      const step = extensionOf(element, 'cchc:Step')
      const otherwise = text((element.default as Element | undefined)?.id)
      const lane = lanes.get(id)
      const own = borders.filter(({ on }) => on === id)
      nodes.push({
        id,
        type: element.$type,
        name,
        timers: own.flatMap(({ timer }) => timer ?? []),
        ...(step && { step }),
        ...(otherwise && { default: otherwise }),
        ...(lane && { lane }),
      })
      notes.push(...(step ? [] : notesOn(element, leadsOn(element))), ...own.flatMap((one) => one.notes))
    } else if (element.$type !== 'bpmn:BoundaryEvent') left.push(element.$type.replace('bpmn:', ''))
  }
  const known = new Set(nodes.map(({ id }) => id))
  const what = [...new Set(left)].join(', ')
  return {
    name: text(process.name),
    nodes,
    flows: flows.filter(({ from, to }) => known.has(from) && known.has(to)),
    notes: [...notes, ...(what ? [{ code: 'workflow.left_out', params: { what } }] : [])],
  }
}

/** The first process of the file that has any step; the others are named. */
export async function readRawGraph(xml: string): Promise<RawGraph> {
  guardXml(xml)
  const read = await newModdle()
    .fromXML(xml)
    .catch(() => {
      throw new AppError('workflow.bpmn_unreadable', 422, {}, 'file')
    })
  const processes = list(read.rootElement.rootElements)
    .filter((element) => element.$type === 'bpmn:Process')
    .map(readProcess)
  const [first, ...others] = processes.filter(({ nodes }) => nodes.length > 0)
  if (!first) throw new AppError('workflow.bpmn_without_process', 422, {}, 'file')
  const more = others.map(({ name, nodes }) => note('process', { name: name || '—', count: nodes.length }))
  return { ...first, notes: [...first.notes, ...more] }
}
