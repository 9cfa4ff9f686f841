export { conditionFields, conditionNames, conditionSent } from './condition-fields.ts'
export { conditionText, type ConditionName } from './condition-words.ts'
