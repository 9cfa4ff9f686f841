// What BPMN 2.0 has no words for stands in extension elements of our own; other tools keep them unread.
import { BpmnModdle } from 'bpmn-moddle'

const attribute = (name: string, type = 'String') => ({ name, isAttr: true, type })

const cchc = {
  name: 'CchcMo',
  prefix: 'cchc',
  uri: 'urn:cchc-mo:bpmn:1',
  xml: { tagAlias: 'lowerCase' },
  associations: [],
  types: [
    {
      name: 'Step',
      superClass: ['Element'],
      properties: [
        ...['key', 'kind', 'role', 'unit', 'unitId', 'timeUnit', 'outcome'].map((name) => attribute(name)),
        attribute('amount', 'Real'),
        attribute('remindHours', 'Real'),
        attribute('escalate', 'Boolean'),
      ],
    },
    {
      name: 'Action',
      superClass: ['Element'],
      properties: [attribute('key'), attribute('effect'), attribute('needsNote', 'Boolean')],
    },
  ],
}

export const newModdle = (): BpmnModdle => new BpmnModdle({ cchc })

/** A gateway that stands for the actions of the task before it. */
export const choiceKind = 'choice'
