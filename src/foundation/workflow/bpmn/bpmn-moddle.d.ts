// The part of bpmn-moddle that we use; its package brings types of BPMN elements but none of itself.
declare module 'bpmn-moddle' {
  export type Element = { $type: string; [property: string]: unknown }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>)
    create(type: string, attributes?: Record<string, unknown>): Element
    fromXML(xml: string): Promise<{ rootElement: Element; warnings: { message: string }[] }>
    toXML(element: Element, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
