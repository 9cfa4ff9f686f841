import { dateOf } from '../../../foundation/calendar/index.ts'
import { findUnitNames } from '../../../foundation/organisation/index.ts'
import { canAnywhere } from '../../../kernel/access/actor.ts'
import { forbidden } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import { dossierActions } from '../../dossiers/index.ts'
import { addMoney, findPeriodMoney, isBalanced, moneyKinds, type MoneyAsked, type MoneyRow } from '../period-money.ts'
import { t } from '../texts.ts'
import { periodPath, unsettledPath } from './paths.ts'
import { money } from './words.ts'

function dayOf(text: string | null): Temporal.PlainDate | undefined {
  if (!text || !/^(19|2[01])\d{2}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}

/** Without a period that makes sense: this year until today. */
function askedOf({ searchParams }: URL, today: Temporal.PlainDate): MoneyAsked {
  const [from, to] = [dayOf(searchParams.get('tu')), dayOf(searchParams.get('den'))]
  const unit = searchParams.get('don-vi') ?? ''
  const period =
    from && to && Temporal.PlainDate.compare(from, to) <= 0
      ? { from, to }
      : { from: today.with({ month: 1, day: 1 }), to: today }
  return { ...period, ...(isUuid(unit) && { unitId: unit }) }
}

const addressOf = ({ from, to }: MoneyAsked, unitId?: string): string =>
  `${periodPath}?${new URLSearchParams({ tu: from.toString(), den: to.toString(), ...(unitId && { 'don-vi': unitId }) }).toString()}`

/** A place leads to its days, a day to the list of that day with each movement. */
const rowName = (asked: MoneyAsked, { key, name }: MoneyRow): ui.Content =>
  asked.unitId
    ? html`<a href="/tong-hop-cuoi-ngay?don-vi=${asked.unitId}&ngay=${key}"
        >${ui.date(Temporal.PlainDate.from(key))}</a
      >`
    : html`<a href="${addressOf(asked, key)}">${name}</a>`

const figure = (kind: (typeof moneyKinds)[number], value: number) =>
  kind === 'movements' ? ui.number(value) : money(value)

/** Money taken and given back in a period, by place and kind; of one place by day. */
export async function showPeriodMoney(context: SignedInContext): Promise<ui.Html> {
  const { db, actor, url } = context
  if (!canAnywhere(actor, dossierActions['dossiers.read'])) throw forbidden({ action: 'dossiers.read' })
  const asked = askedOf(url, dateOf(db.now))
  const rows = await findPeriodMoney(db, actor, asked)
  const total = addMoney(rows)
  const right = rows.every(isBalanced) && isBalanced(total)
  const unit = asked.unitId && (await findUnitNames(db, [asked.unitId])).get(asked.unitId)
  const period = t('fees.period', { from: formatDate(asked.from), to: formatDate(asked.to) })
  return ui.staffPage({
    ...context.frame,
    title: t('fees.period_title'),
    lead: unit ?? t('fees.period_lead'),
    crumbs: [
      { text: t('fees.unsettled'), href: unsettledPath },
      ...(asked.unitId ? [{ text: t('fees.period_title'), href: addressOf(asked) }] : []),
    ],
    children: html`${ui.filterBar({
      action: periodPath,
      fields: html`${ui.dateInput({ name: 'tu', label: t('fees.period_from'), value: asked.from.toString() })}${ui.dateInput(
        {
          name: 'den',
          label: t('fees.period_to'),
          value: asked.to.toString(),
        },
      )}${asked.unitId && html`<input type="hidden" name="don-vi" value="${asked.unitId}" />`}`,
    })}
    ${
      rows.length === 0
        ? ui.emptyState({ title: t('fees.period_none') })
        : html`<p>
              ${ui.statusBadge({ text: t(right ? 'fees.period_right' : 'fees.period_wrong'), tone: right ? 'success' : 'danger' })}
              ${t('fees.period_balance', {
                cash: money(total.cash),
                transfer: money(total.transfer),
                online: money(total.online),
                back: money(total.given_back),
                total: money(total.total),
              })}
            </p>
            ${ui.table<MoneyRow>({
              caption: period,
              columns: [
                {
                  header: t(asked.unitId ? 'fees.period_day' : 'fees.period_unit'),
                  rowHeader: true,
                  cell: (row) => rowName(asked, row),
                },
                ...moneyKinds.map((kind) => ({
                  header: t(`fees.period_${kind}`),
                  numeric: true,
                  cell: (row: MoneyRow) => figure(kind, row[kind]),
                })),
              ],
              rows,
              footer: [t('fees.period_all'), ...moneyKinds.map((kind) => figure(kind, total[kind]))],
            })}`
    }`,
  })
}
