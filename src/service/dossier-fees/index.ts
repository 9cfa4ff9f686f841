// The door of the money of dossiers.
import type { Module } from '../../kernel/module.ts'
import { checkAccounts, checkDays } from './check-accounts.ts'
import { feeDoors, feeRoutes } from './routes.ts'
import './texts.ts'

export const dossierFeesModule: Module = {
  name: 'dossier-fees',
  routes: feeRoutes,
  doors: feeDoors,
  checks: [checkAccounts, checkDays],
}

export { correctFees, correctFeesInput, followCorrection } from './correct-fees.ts'
export { findDayMoney } from './day-money.ts'
export { dayMoneyPart } from './day-part.ts'
export { toCollect, toGiveBack } from './fee-account.ts'
export { countField, exemptField, owedNow, readFees, valueField } from './fee-choices.ts'
export { feesFrom, findFees, moneyOf, noFees, type Fees, type Movement } from './fee-queries.ts'
export { feesPart } from './fees-part.ts'
export { choiceFields, hasChoice } from './pages/choice-fields.ts'
export { feesOfCorrection } from './pages/correction-fields.ts'
export { periodPath } from './pages/paths.ts'
export { channelText } from './pages/words.ts'
export { giveBackFee, giveBackFeeInput, takeFee, takeFeeInput } from './take-fee.ts'
export { recordMovement } from './record-movement.ts'
