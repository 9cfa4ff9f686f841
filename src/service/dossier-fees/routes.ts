import type { Door } from '../../kernel/http/frame.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { hasReception } from '../dossiers/index.ts'
import { correctFees, correctFeesInput } from './correct-fees.ts'
import { showFees } from './pages/fees-page.ts'
import { periodPath, unsettledPath } from './pages/paths.ts'
import { showPeriodMoney } from './pages/period-page.ts'
import { showUnsettled } from './pages/unsettled-page.ts'
import { giveBackFee, giveBackFeeInput, takeFee, takeFeeInput } from './take-fee.ts'
import { t } from './texts.ts'

const back =
  (said: 'fees.said_taken' | 'fees.said_given_back' | 'fees.said_corrected') =>
  (_: unknown, { id }: { id: string }) => ({
    to: `/ho-so/${id}/phi`,
    said,
  })

export const feeRoutes: readonly Route[] = [
  page(unsettledPath, showUnsettled),
  page(periodPath, showPeriodMoney),
  page('/ho-so/:id/phi', (context: SignedInContext) => showFees(context)),
  action({
    path: '/ho-so/:id/phi/thu',
    name: 'dossier_fees.take',
    input: takeFeeInput,
    run: takeFee,
    next: back('fees.said_taken'),
    again: showFees,
  }),
  action({
    path: '/ho-so/:id/phi/hoan',
    name: 'dossier_fees.give_back',
    input: giveBackFeeInput,
    run: giveBackFee,
    next: back('fees.said_given_back'),
    again: showFees,
  }),
  action({
    path: '/ho-so/:id/phi/tinh-lai',
    name: 'dossier_fees.correct',
    input: correctFeesInput,
    run: correctFees,
    next: back('fees.said_corrected'),
    again: showFees,
  }),
]

export const feeDoors: readonly Door[] = [
  {
    href: unsettledPath,
    text: t('fees.unsettled'),
    group: 'work',
    order: 53,
    show: hasReception,
  },
]
