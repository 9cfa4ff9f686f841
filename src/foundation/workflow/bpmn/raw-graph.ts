// What a BPMN file holds of nodes and flows, whatever tool wrote it.
import type { Element } from 'bpmn-moddle'
import { AppError } from '../../../kernel/errors.ts'
import { guardXml } from './guard-xml.ts'
import { newModdle } from './vocabulary.ts'

export type RawNode = { id: string; type: string; name: string; step?: Element; default?: string }
export type RawFlow = { id: string; from: string; to: string; name: string; condition: string; action?: Element }
export type RawGraph = {
  name: string
  nodes: RawNode[]
  flows: RawFlow[]
  /** Types of what was left out. */ left: string[]
}

const list = (value: unknown): Element[] => (Array.isArray(value) ? (value as Element[]) : [])
export const text = (value: unknown): string => (typeof value === 'string' ? value.trim().replace(/\s+/g, ' ') : '')

const extensionOf = (element: Element, type: string): Element | undefined =>
  list((element.extensionElements as Element | undefined)?.values).find((one) => one.$type === type)

const kept =
  /^bpmn:(StartEvent|EndEvent|IntermediateThrowEvent|IntermediateCatchEvent|CallActivity|SubProcess|Transaction|\w*Task|\w*Gateway)$/

function readProcess(process: Element): RawGraph {
  const nodes: RawNode[] = []
  const flows: RawFlow[] = []
  const left: string[] = []
  for (const element of list(process.flowElements)) {
    const id = text(element.id)
    const name = text(element.name).slice(0, 300)
    if (element.$type === 'bpmn:SequenceFlow') {
      const [from, to] = [element.sourceRef, element.targetRef] as (Element | undefined)[]
      const condition = text((element.conditionExpression as Element | undefined)?.body)
      const action = extensionOf(element, 'cchc:Action')
      if (from && to)
        flows.push({ id, from: text(from.id), to: text(to.id), name, condition, ...(action && { action }) })
    } else if (kept.test(element.$type)) {
      const step = extensionOf(element, 'cchc:Step')
      const otherwise = text((element.default as Element | undefined)?.id)
      nodes.push({ id, type: element.$type, name, ...(step && { step }), ...(otherwise && { default: otherwise }) })
    } else left.push(element.$type.replace('bpmn:', ''))
  }
  const known = new Set(nodes.map(({ id }) => id))
  return {
    name: text(process.name),
    nodes,
    flows: flows.filter(({ from, to }) => known.has(from) && known.has(to)),
    left,
  }
}

/** The first process of the file that has any step; the others are among what was left out. */
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
  return { ...first, left: [...first.left, ...others.map(() => 'Process')] }
}
