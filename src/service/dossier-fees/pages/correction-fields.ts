// Within a form that corrects a dossier or its result: what the correction makes of what is owed, old and new amount side
// by side, to be confirmed.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { AppError } from '../../../kernel/errors.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { Dossier } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { seenField, tableOf, withFeesField } from '../correct-fees.ts'
import { changeOf, seenText, toCollect, toGiveBack, type Change } from '../fee-account.ts'
import { readFees } from '../fee-choices.ts'
import { findFees, type Fees } from '../fee-queries.ts'
import { t } from '../texts.ts'
import { choiceFields, hasChoice, type FieldAt } from './choice-fields.ts'
import { money } from './words.ts'

type Typed = Readonly<Record<string, unknown>> | undefined

/** Undefined where what was typed cannot be read: that is said at its box. */
function changeTyped(fees: Fees, table: ProcedureVersion, dossier: Dossier, typed: Typed): Change | undefined {
  try {
    return typed && changeOf(fees.now, table.fees, readFees(table.fees, typed), dossier.channel === 'online')
  } catch (error) {
    if (error instanceof AppError) return undefined
    throw error
  }
}

/** "Cũ 16.000, mới 8.000: đã thu 16.000, phải hoàn 8.000". */
const changeWords = (change: Change, { account }: Fees): ui.Html => {
  const after = { ...account, owed: change.after, isOpen: change.next.some(({ amount }) => amount === null) }
  return ui.descriptionList([
    { term: t('fees.before'), value: money(change.before) },
    { term: t('fees.after'), value: html`<strong>${money(change.after)}</strong>` },
    { term: t('fees.taken'), value: money(account.taken) },
    ...(toCollect(after) ? [{ term: t('fees.to_collect'), value: money(toCollect(after)) }] : []),
    ...(toGiveBack(after) ? [{ term: t('fees.to_give_back'), value: money(toGiveBack(after)) }] : []),
  ])
}

const confirmation = (field: FieldAt, fees: Fees, change: Change | undefined): ui.Content => {
  const { error, value, ...box } = field(seenField)
  if (!change?.isChanged) return undefined
  const seen = seenText(change)
  return html`${changeWords(change, fees)}
  ${ui.checkbox({
    ...box,
    label: t('fees.confirm_change', { before: money(change.before), after: money(change.after) }),
    value: seen,
    checked: value === seen,
    ...(error && { error }),
  })}`
}

export function correctionFields(
  field: FieldAt,
  it: { dossier: Dossier; table: ProcedureVersion; fees: Fees; typed: Typed },
): ui.Content {
  const { dossier, table, fees, typed } = it
  return html`${table.fees.filter(hasChoice).map((fee) =>
    choiceFields(
      field,
      fee,
      fees.now.find(({ key }) => key === fee.key),
    ),
  )}
  ${confirmation(field, fees, changeTyped(fees, table, dossier, typed))}`
}

/** For the forms of other modules; nothing where the procedure has no fee on which anything depends. */
export async function feesOfCorrection(
  { db }: SignedInContext,
  dossier: Dossier,
  field: FieldAt,
  typed: Typed,
): Promise<ui.Content> {
  const fees = await findFees(db, dossier)
  const table = await tableOf(db, dossier, fees.versionId)
  if (fees.now.length === 0 || !table.fees.some(hasChoice)) return undefined
  return ui.disclosure({
    summary: t('fees.in_correction', { amount: money(fees.account.owed) }),
    open: typed !== undefined,
    children: [
      html`<input type="hidden" name="${withFeesField}" value="true" />
        <p class="hint">${t('fees.in_correction_hint')}</p>`,
      correctionFields(field, { dossier, table, fees, typed }),
    ],
  })
}
