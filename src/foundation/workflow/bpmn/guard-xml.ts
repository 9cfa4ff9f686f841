// What somebody sends as XML is looked at before anything builds a tree of it: no entities that grow without end, no
// depth that exhausts the stack, no file that fills the memory.
import { SaxesParser } from 'saxes'
import { AppError } from '../../../kernel/errors.ts'

export const mostBytes = 2 * 1024 * 1024
const deepest = 64
const mostElements = 20_000

const refuse = (code: string): never => {
  throw new AppError(code, 422, {}, 'file')
}

export function guardXml(xml: string): void {
  if (Buffer.byteLength(xml) > mostBytes) refuse('workflow.bpmn_too_large')
  // Before any parser: entities are declared in a document type, and BPMN needs none.
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) refuse('workflow.bpmn_with_entities')
  const parser = new SaxesParser()
  let depth = 0
  let elements = 0
  parser.on('opentag', () => {
    if (++depth > deepest) refuse('workflow.bpmn_too_deep')
    if (++elements > mostElements) refuse('workflow.bpmn_too_large')
  })
  parser.on('closetag', () => depth--)
  parser.on('error', () => refuse('workflow.bpmn_unreadable'))
  parser.write(xml).close()
}
