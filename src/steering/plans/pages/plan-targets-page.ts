import type { SignedInContext } from '../../../kernel/http/context.ts'
import { formatNumber } from '../../../kernel/text/numbers.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { isReached, reachedValue, type Actual } from '../actual.ts'
import { getPlan } from '../get-plan.ts'
import type { Comparator } from '../plan.ts'
import { findPlanTargets, type PlanTarget } from '../plan-queries.ts'
import { managesPlan, planPage } from './plan-frame.ts'
import { p } from './texts.ts'

const signs: Partial<Record<Comparator, string>> = {
  '>=': '≥ ',
  '<=': '≤ ',
  'rank<=': '≤ ',
  '>': '> ',
  '<': '< ',
  '=': '',
}

/** What is to be reached, as short as a table wants it. */
export const goalText = (target: PlanTarget): ui.Content => {
  const comparator = target.comparator as Comparator
  if (target.due_on) return html`≤ ${ui.date(target.due_on)}`
  if (target.value === null) return p('plans.cmp_qualitative')
  const number: Text = (lang) => formatNumber(Number(target.value), lang)
  if (comparator === 'between')
    return html`${number} – ${(lang) => formatNumber(Number(target.value_to), lang)} ${target.unit}`
  const word =
    comparator === 'increase' ? p('plans.cmp_increase') : comparator === 'decrease' ? p('plans.cmp_decrease') : ''
  return html`${word} ${signs[comparator] ?? ''}${number} ${target.unit}`
}

const actualOf = (target: PlanTarget): Actual | null =>
  target.as_of && {
    numerator: target.numerator,
    denominator: target.denominator,
    value: target.reached,
    noData: target.no_data ?? false,
  }

const reached = (target: PlanTarget): ui.Content => {
  const value = reachedValue(actualOf(target))
  if (!value) return p('plans.no_data')
  const sides =
    target.numerator !== null &&
    html` <span class="muted">(${ui.number(Number(target.numerator))}/${ui.number(Number(target.denominator))})</span>`
  return html`${ui.number(value.toNumber())} ${target.numerator === null ? target.unit : '%'}${sides}`
}

const verdict = (target: PlanTarget): ui.Content => {
  if (!target.binding) return ui.statusBadge({ text: p('plans.not_binding') })
  const comparator = target.comparator as Comparator
  const met = isReached({ comparator, value: target.value, valueTo: target.value_to }, reachedValue(actualOf(target)))
  if (met === null) return ui.statusBadge({ text: p('plans.no_data') })
  return met
    ? ui.statusBadge({ text: p('plans.reached_yes'), tone: 'success' })
    : ui.statusBadge({ text: p('plans.reached_no'), tone: 'warning' })
}

export async function showPlanTargets(context: SignedInContext): Promise<ui.Html> {
  const plan = await getPlan(context.db, context.actor, context.params.id!)
  const targets = await findPlanTargets(context.db, plan.id)
  const manages = managesPlan(context, plan)
  const columns: ui.Column<PlanTarget>[] = [
    {
      header: p('plans.target'),
      rowHeader: true,
      cell: (target) =>
        html`${target.text}${target.area_name && html`<br /><span class="muted">${target.area_name}</span>`}`,
    },
    { header: p('plans.to_reach'), numeric: true, cell: goalText },
    { header: p('plans.reached'), numeric: true, cell: reached },
    { header: p('plans.as_of'), cell: (target) => ui.date(target.as_of) },
    {
      header: p('plans.state'),
      cell: (target) =>
        html`${verdict(target)}${manages && html`<br /><a href="/chi-tieu/${target.id}/sua">${p('plans.change_target')}<span class="visually-hidden"> ${target.text}</span></a> · <a href="/chi-tieu/${target.id}/ket-qua">${p('plans.enter_actual')}<span class="visually-hidden"> ${target.text}</span></a>`}`,
    },
  ]
  return planPage(context, plan, {
    tab: 'chi-tieu',
    actions:
      manages &&
      ui.linkButton({ text: p('plans.add_target'), href: `/ke-hoach/${plan.id}/chi-tieu/moi`, kind: 'secondary' }),
    children: ui.table({
      caption: p('plans.tab_targets'),
      captionHidden: true,
      columns,
      rows: targets,
      empty: ui.emptyState({ title: p('plans.no_targets') }),
    }),
  })
}
