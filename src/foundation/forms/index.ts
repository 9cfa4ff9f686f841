// The door of forms.
import type { Module } from '../../kernel/module.ts'
import { builderDoors, builderRoutes } from './builder/routes.ts'
import { expireDrafts } from './drafts/expire-drafts.ts'
import { draftRoutes } from './drafts/routes.ts'
import { registerOwnSources } from './identity-card-source.ts'

registerOwnSources()

export const formsModule: Module = {
  name: 'forms',
  routes: [...builderRoutes, ...draftRoutes],
  doors: builderDoors,
  // Three in the morning where the law holds.
  jobs: [{ name: 'forms.expire_drafts', cron: '0 20 * * *', run: expireDrafts }],
}

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
export { allFields, fieldKindNames, topFields } from './form-definition.ts'
export { checkDefinition, type FormFault } from './check-definition.ts'
export { readAnswers, type ReadAnswers, type ReadOptions } from './read-answers.ts'
export { formFields, type FormFieldsProps } from './form-fields.ts'
export { provenanceTable } from './provenance-table.ts'
export { answersView, answerText } from './answers-view.ts'
export { conditionNamesIn } from './builder/rows.ts'
export { answerBoxes } from './answer-boxes.ts'
export { isFilled } from './is-filled.ts'
export { formFacts } from './form-facts.ts'
export { typedValues, type TypedValues } from './typed-values.ts'
export { keepFormFiles } from './drafts/keep-form-files.ts'
export {
  prefill,
  provenanceOf,
  registerPrefillSource,
  sourceLabel,
  type Prefilled,
  type PrefillOrigin,
  type PrefillSource,
  type PrefillSubject,
  type Provenance,
} from './prefill.ts'
export { isPersonNumber } from './identity-number.ts'
export { readIdentityCard, type IdentityCard } from './identity-card.ts'
export { isTaxNumber } from './tax-number.ts'
export { formFixtures } from './forms-fixtures.ts'
export { getFormVersion, findPublishedForms, type FormVersion, type PublishedForm } from './form-queries.ts'
export { createForm, publishVersion } from './edit-form.ts'
export { printAnswers } from './print-answers.ts'
export { registerDraftPurpose, type DraftPurpose } from './drafts/draft-purpose.ts'
export { findDraft, findDrafts, getDraft, type Draft, type DraftOwner } from './drafts/draft-queries.ts'
export { draftPath } from './drafts/draft-purpose.ts'
export { anchorOf, takeStep } from './drafts/steps.ts'
export { endDraft, keepDraft, keepDraftInput } from './drafts/keep-draft.ts'
export { registerFormUsers } from './builder/form-users.ts'
