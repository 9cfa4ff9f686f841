import type { SignedInContext } from '../../../kernel/http/context.ts'
import { fieldOf, summaryWithin, type FormProblem } from '../../../kernel/http/problem.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { getDossier, type Dossier } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import { mayAtItsUnits } from '../fee-access.ts'
import { findTables } from '../correct-fees.ts'
import { toCollect, toGiveBack } from '../fee-account.ts'
import { findFees, type Fees } from '../fee-queries.ts'
import { differenceTable, movementTable, sums } from '../fees-part.ts'
import { eventsOf } from '../take-fee.ts'
import { t } from '../texts.ts'
import { correctionFields } from './correction-fields.ts'
import { feesPath } from './paths.ts'

const takeName = 'dossier_fees.take'
const backName = 'dossier_fees.give_back'
const correctName = 'dossier_fees.correct'

type It = {
  context: SignedInContext
  dossier: Dossier
  fees: Fees
  tables: readonly ProcedureVersion[]
  problem: FormProblem | undefined
}

const part = (
  { context, dossier, fees, problem }: It,
  name: string,
  title: ReturnType<typeof t>,
  children: ui.Content,
) =>
  ui.disclosure({
    summary: title,
    open: problem?.action === name || (name === takeName && toCollect(fees.account) > 0),
    children: ui.form({
      action: `${feesPath(dossier.id)}/${name === takeName ? 'thu' : name === backName ? 'hoan' : 'tinh-lai'}`,
      csrf: context.csrf,
      idempotencyKey: context.key(),
      hidden: { seen: String(eventsOf(fees)) },
      children,
    }),
  })

const handed = (problem: FormProblem | undefined, name: string, amount: number): ui.Content =>
  ui.fieldRow([
    ui.moneyInput({ ...fieldOf(problem, name, 'amount', amount ? String(amount) : ''), label: t('fees.amount') }),
    ui.radios({
      ...fieldOf(problem, name, 'channel', 'cash'),
      label: t('fees.channel'),
      inline: true,
      choices: (['cash', 'transfer'] as const).map((value) => ({ value, text: t(`fees.channel_${value}`) })),
    }),
    ui.textInput({
      ...fieldOf(problem, name, 'receiptNumber'),
      label: t('fees.receipt'),
      optional: true,
      width: 'medium',
    }),
  ])

const takeForm = (it: It): ui.Html => {
  const { error, value, ...box } = fieldOf(it.problem, takeName, 'confirmed')
  const isMore = it.problem?.action === takeName && it.problem.errors['amount'] !== undefined
  return part(it, takeName, t('fees.take'), [
    handed(it.problem, takeName, toCollect(it.fees.account)),
    (isMore || value) &&
      ui.checkbox({ ...box, label: t('fees.confirm_more'), checked: value !== '', ...(error && { error }) }),
    ui.button({ text: t('fees.take_button') }),
  ])
}

const backForm = (it: It): ui.Html =>
  part(it, backName, t('fees.give_back'), [
    handed(it.problem, backName, toGiveBack(it.fees.account)),
    ui.textarea({ ...fieldOf(it.problem, backName, 'reason'), label: t('fees.reason'), rows: 2 }),
    ui.button({ text: t('fees.give_back_button'), kind: 'secondary' }),
  ])

const tableName = ({ number, validFrom, decisionNumber }: ProcedureVersion) =>
  t('fees.table_name', { number, from: formatDate(validFrom), decision: decisionNumber })

const correctForm = (it: It): ui.Html => {
  const { problem, tables, fees, dossier } = it
  const field = (name: string, current = '') => fieldOf(problem, correctName, name, current)
  const version = field('versionId', fees.versionId ?? dossier.procedure.id)
  const table = tables.find(({ id }) => id === version.value) ?? dossier.procedure
  return part(it, correctName, t('fees.correct'), [
    html`<p class="hint">${t('fees.correct_hint')}</p>`,
    tables.length > 1 &&
      ui.select({
        ...version,
        label: t('fees.table'),
        hint: t('fees.table_hint'),
        placeholder: false,
        options: tables.map((one) => ({ value: one.id, text: tableName(one) })),
      }),
    correctionFields(field, {
      dossier,
      table,
      fees,
      typed: problem?.action === correctName ? problem.values : undefined,
    }),
    ui.textarea({ ...field('reason'), label: t('fees.reason'), rows: 2 }),
    ui.button({ text: t('fees.correct_button'), kind: 'secondary' }),
  ])
}

/** What is owed and why, what was taken, what is still to be done about it. */
export async function showFees(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, params } = context
  const dossier = await getDossier(db, actor, params.id!)
  const fees = await findFees(db, dossier)
  const mayServe = mayAtItsUnits(actor, dossier, 'dossiers.serve')
  const mayCorrect = mayAtItsUnits(actor, dossier, 'dossiers.correct')
  const tables = mayCorrect ? await findTables(db, dossier) : []
  const it = { context, dossier, fees, tables, problem }
  return ui.staffPage({
    ...context.frame,
    title: t('fees.title', { code: dossier.code }),
    lead: dossier.procedure.name,
    crumbs: [{ text: dossier.code, href: `/ho-so/${dossier.id}` }],
    errors: summaryWithin(problem),
    children: html`${sums(fees)} ${mayServe && takeForm(it)}
    ${mayServe && (toGiveBack(fees.account) > 0 || problem?.action === backName) && backForm(it)}
    ${mayCorrect && tables.some((one) => one.fees.length > 0) && correctForm(it)} ${movementTable(fees.movements)}
    ${differenceTable(fees.differences)}`,
  })
}
