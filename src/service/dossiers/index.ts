// What other modules may know of dossiers.
import type { Module } from '../../kernel/module.ts'
import { loadCountryRules } from './find-clock-rules.ts'
import { followCalendar } from './follow-calendar.ts'
import './count-filed.ts'
import './follow-units.ts'
import './prefill-sources.ts'
import './texts.ts'

export const dossiersModule: Module = { name: 'dossiers', load: loadCountryRules, jobs: [followCalendar] }

export * from './dossier.ts'
export { dossierActions, isInScope, mayCorrect, mayHandOutSecret, mayReveal, mayWatch } from './dossier-access.ts'
export {
  clockRuleKeys,
  clockRuleKinds,
  type ClockRuleKey,
  type ClockRuleKind,
  type ClockRules,
  type RuleStanding,
} from './clock-rules.ts'
export { findClockRules, findClockRulesBy, findRuleRows, holdsAt, ruleAt, type RuleRow } from './find-clock-rules.ts'
export {
  endClockRule,
  endClockRuleInput,
  readRuleValue,
  setClockRule,
  setClockRuleInput,
  type SetClockRule,
} from './set-clock-rule.ts'
export { findCalendar, moveToWork } from './new-date.ts'
export type { ClockEvent, ClockReason, DossierClock, Standstill } from './dossier-clock.ts'
export { readClockOf } from './read-clock-of.ts'
export { reasonList, termText } from './explain-clock.ts'
export { applicantInput, filingInput, paperInput, type FilingInput, type PaperInput } from './dossier-input.ts'
export { readDossierCode } from './dossier-number.ts'
export { findEarlierApplicant, findMostReceived, findSameOpen } from './find-earlier.ts'
export {
  allNeeded,
  chosenOf,
  copiesField,
  copyField,
  ensureComplete,
  fileField,
  groupsOf,
  groupText,
  isNeeded,
  missingOf,
  type PaperGroup,
} from './required-papers.ts'
export { stillAwaited } from './supplement.ts'
export { takePart, takePartInput, takeWhatCame } from './take-part.ts'
export { attachToPaper, keepPaper, keepPaperFile, paperEndings, paperLimit } from './keep-paper.ts'
export { fileDossier, insertDossier, type Filed } from './file-dossier.ts'
export { actByEffect } from './act-by-effect.ts'
export type { DossierEffect } from './dossier-facts.ts'
export { actInput, actOnDossier, type Acted, type ActInput } from './act-on-dossier.ts'
export { extendDossier } from './extend-dossier.ts'
export { endDossier, endDossierInput } from './end-dossier.ts'
export { stopWaiting, stopWaitingInput } from './stop-waiting.ts'
export { correctDossier, correctDossierInput, correctResult, correctResultInput } from './correct-dossier.ts'
export { typeAnswers, typeAnswersInput } from './type-answers.ts'
export { isReadable } from './lock-dossier.ts'
export { acceptedByName, dossierCourses, dossierRows, lastExtension, lateSince, namesOf } from './dossier-rows.ts'
export { isSecretOf } from './check-secret.ts'
export { findDossierByCode, getDossier, getDossierWith, type Dossier, type ResultDraft } from './get-dossier.ts'
export { findUnitByAgencyCode } from './find-by-agency-code.ts'
export { findReadable } from './find-readable.ts'
export { findReceptionUnits, hasReception } from './reception-in-reach.ts'
export { findInterlinked, startInterlinked, startInterlinkedInput, type InterlinkedDossier } from './interlinked.ts'
export { foundAtOnce, isFoundBy, searchDossiers, searchQuery, type FoundDossier } from './search-dossiers.ts'
export { t as dossierText } from './texts.ts'
export {
  aFiling,
  anOldRule,
  aWaitingDossier,
  came,
  giveDaysForPapers,
  landPapers,
  makeOneStop,
  quickProcess,
  rewriteCountryRule,
  stepOf,
  throughTo,
  type OneStop,
} from './dossier-fixtures.ts'
export {
  findAgencyCodes,
  findHandlingUnits,
  setAgencyCode,
  setAgencyCodeInput,
  setHandlingUnit,
  setHandlingUnitInput,
} from './set-rules.ts'
