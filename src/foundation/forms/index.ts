// The door of forms.
import { registerOwnSources } from './identity-card-source.ts'

registerOwnSources()

export type {
  AddressAnswer,
  Answer,
  Answers,
  Field,
  FieldKindName,
  FileAnswer,
  FormDefinition,
  Section,
} from './form-definition.ts'
export { allFields, fieldKindNames } from './form-definition.ts'
export { checkDefinition, type FormFault } from './check-definition.ts'
export { readAnswers, type ReadAnswers, type ReadOptions } from './read-answers.ts'
export { formFields, type FormFieldsProps } from './form-fields.ts'
export { answersView, answerText } from './answers-view.ts'
export { formFacts } from './form-facts.ts'
export { typedValues, type TypedValues } from './typed-values.ts'
export {
  prefill,
  provenanceOf,
  registerPrefillSource,
  sourceLabel,
  type Prefilled,
  type PrefillSource,
  type PrefillSubject,
  type Provenance,
} from './prefill.ts'
export { isPersonNumber, readIdentityCard, type IdentityCard } from './identity-card.ts'
export { isTaxNumber } from './tax-number.ts'
export { formFixtures } from './forms-fixtures.ts'
