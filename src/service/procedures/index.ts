// The door of procedures.
import type { Module } from '../../kernel/module.ts'
import './editing/texts.ts'
import './texts.ts'
import { registerFormUsers } from '../../foundation/forms/index.ts'
import { registerProcessUsers } from '../../foundation/workflow/index.ts'
import { findFormUses } from './form-uses.ts'
import { cataloguePath } from './pages/paths.ts'
import { findProcessUses } from './process/process-uses.ts'
import { takeWhereItFits } from './process/take-process.ts'
import { procedureDoors, procedureRoutes } from './routes.ts'

registerProcessUsers({
  find: findProcessUses,
  take: takeWhereItFits,
  takeHref: (versionId) => `${cataloguePath}/quy-trinh/${versionId}`,
})

registerFormUsers(findFormUses)

export const proceduresModule: Module = { name: 'procedures', routes: procedureRoutes, doors: procedureDoors }

export { announceVersions, announceVersionsInput } from './announce-versions.ts'
export { draftProcedure, draftProcedureInput } from './draft-procedure.ts'
export { abolishProcedure } from './abolish-procedure.ts'
export { takeBack } from './take-back.ts'
export { saveSection } from './editing/save-section.ts'
export { newVersion } from './editing/start-draft.ts'
export { findTemplate } from './editing/templates.ts'
export { findFields, findProcedures, type Field, type ProcedureFilter, type ProcedureRow } from './find-procedures.ts'
export { addPlace } from './posting/places.ts'
export { recordPosting } from './posting/record-posting.ts'
export { isCounted, isOfValue } from './fee-amount.ts'
export { feeChoice, owedFees, sumOwed, type FeeChoice, type OwedFee } from './owed-fees.ts'
export { countedUnit, exemptionWords, owedList, owedSum, owedText } from './pages/owed-words.ts'
export { feeContent, nearBadge } from './pages/words.ts'
export { registerCountFiled } from './filed-under.ts'
export { findProcedureIdByCode } from './find-by-code.ts'
export { codeText, readCode, type ProcedureCode } from './procedure-code.ts'
export {
  applicantKinds,
  channels,
  channelsOf,
  ordinaryTerm,
  procedureContent,
  type Channel,
  type Component,
  type ContentInput,
  type Fee,
  type ProcedureContent,
  type Result,
  type Term,
} from './procedure-content.ts'
export {
  aDecision,
  aProcedure,
  makeProcedures,
  procedurePlan,
  type MadeProcedures,
  type ProcedureName,
} from './procedure-fixtures.ts'
export {
  findProcedureVersion,
  findVersionOn,
  findVersions,
  isLive,
  getProcedureVersion,
  procedureCodeOf,
  procedureNameOf,
  procedureNameToday,
  versionIdsOf,
  type ProcedureKind,
  type ProcedureVersion,
} from './procedure-version.ts'
