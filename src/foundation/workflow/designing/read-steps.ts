// From the fields of the table to steps: `s0.name`, `s0.a1.to`. What is incomplete stays incomplete, since a draft may
// be; only what cannot be kept at all (a time that is no number) is an error of its field.
import {
  stepKinds,
  unitRules,
  type Definition,
  type Step,
  type StepAction,
  type UnitRule,
  type WorkStep,
} from '../definition/definition.ts'
import { conditionSent } from '../../../kernel/conditions/index.ts'
import { factNames } from '../definition/case-kind.ts'
import { mostSteps, mostWays } from './edit-steps.ts'

export type Fields = Readonly<Record<string, unknown>>
export type ReadSteps = { definition: Definition; /** Names of fields that hold no number. */ wrong: string[] }

const text = (fields: Fields, name: string, most = 300): string => {
  const value = fields[name]
  return typeof value === 'string' ? value.trim().replace(/\s+/g, ' ').slice(0, most) : ''
}

/** As Vietnamese write it: 0,25; a point will do too. */
export function readNumber(typed: string): number | undefined {
  if (!/^\d{1,4}([.,]\d{1,4})?$/.test(typed)) return undefined
  return Number(typed.replace(',', '.'))
}

function readUnit(typed: string): UnitRule {
  const [rule, unitId = ''] = typed.split(':')
  if (rule === 'named') return { rule, unitId }
  const known = unitRules.find((one) => one === rule)
  return known && known !== 'named' ? { rule: known } : { rule: 'competent' }
}

function readTime(fields: Fields, prefix: string, wrong: string[]): WorkStep['time'] {
  const unit = text(fields, `${prefix}.timeUnit`)
  if (unit === 'not_counted') return unit
  const typed = text(fields, `${prefix}.amount`)
  if (!typed) return null
  const amount = readNumber(typed)
  if (amount === undefined) wrong.push(`${prefix}.amount`)
  return amount === undefined ? null : { amount, unit: unit === 'working_hour' ? unit : 'working_day' }
}

/** `s0.a0`, `s0.a1` … as long as the field `last` of each was sent. */
const ways = (fields: Fields, prefix: string, last: string): string[] =>
  Array.from({ length: mostWays }, (_, at) => `${prefix}${at}`).filter((way) => `${way}.${last}` in fields)

function readWork(fields: Fields, prefix: string, base: { key: string; name: string }, wrong: string[]): WorkStep {
  const remind = text(fields, `${prefix}.remind`)
  const remindHours = remind ? readNumber(remind) : undefined
  if (remind && remindHours === undefined) wrong.push(`${prefix}.remind`)
  const actions = ways(fields, `${prefix}.a`, 'to').map((way): StepAction => {
    const effect = text(fields, `${way}.effect`)
    return {
      key: text(fields, `${way}.key`),
      name: text(fields, `${way}.name`),
      to: text(fields, `${way}.to`),
      ...(effect && { effect }),
      ...(`${way}.note` in fields && { needsNote: true }),
    }
  })
  return {
    kind: 'work',
    ...base,
    role: text(fields, `${prefix}.role`),
    unit: readUnit(text(fields, `${prefix}.unit`)),
    time: readTime(fields, prefix, wrong),
    actions,
    ...(remindHours && { remindHours }),
    ...(`${prefix}.escalate` in fields && { escalate: true }),
  }
}

function readStep(fields: Fields, prefix: string, wrong: string[]): Step | undefined {
  const kind = stepKinds.find((one) => one === fields[`${prefix}.kind`])
  const base = { key: text(fields, `${prefix}.key`, 100), name: text(fields, `${prefix}.name`) }
  switch (kind) {
    case 'work':
      return readWork(fields, prefix, base, wrong)
    case 'decision': {
      const branches = ways(fields, `${prefix}.b`, 'to').map((way) => ({
        when: conditionSent(fields, `${way}.when`, factNames()).slice(0, 2000),
        to: text(fields, `${way}.to`),
      }))
      return { kind, ...base, branches, otherwise: text(fields, `${prefix}.otherwise`) }
    }
    case 'fork':
      return { kind, ...base, to: ways(fields, `${prefix}.t`, 'to').map((way) => text(fields, `${way}.to`)) }
    case 'join':
      return { kind, ...base, to: text(fields, `${prefix}.to`) }
    case 'end':
      return { kind, ...base, outcome: text(fields, `${prefix}.outcome`, 50) }
    default:
      return undefined
  }
}

export function readSteps(fields: Fields): ReadSteps {
  const wrong: string[] = []
  const steps = Array.from({ length: mostSteps }, (_, at) => readStep(fields, `s${at}`, wrong)).filter(
    (step) => step !== undefined,
  )
  return { definition: { steps }, wrong }
}
