// The reporting periods that hold for a unit in a year, as dated windows, and the rules they come from.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Text } from '../../../kernel/text/language.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Content, Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { canDecide } from '../calendar-access.ts'
import { findPeriodRules, type PeriodRuleRow } from '../period-queries.ts'
import { PERIOD_SERIES, type ReportingPeriod, reportingPeriods } from '../reporting-period.ts'
import { PERIOD_KEYS, REPEATS } from '../set-period-rule.ts'
import { t as said } from '../texts.ts'
import { bindForm, type BoundForm, summaryErrors } from './bound-form.ts'
import { calendarPage } from './calendar-page.ts'
import { type CalendarView, canDecideRow, ownerName, readView, viewedName, viewFields } from './calendar-view.ts'
import { t } from './page-texts.ts'
import { dates } from './validity.ts'

export async function showPeriods(context: SignedInContext, problem?: FormProblem): Promise<Html> {
  const view = await readView(context, 'periods', problem)
  const rules = await findPeriodRules(context.db, view.path, view.year)
  return calendarPage(
    context,
    view,
    [
      windowsTable(view, reportingPeriods(rules, view.year)),
      rules.length > 0 && rulesTable(context, view, rules),
      canDecide(context.actor, 'calendar.set_periods', view.path) && addForm(context, view, problem),
    ],
    summaryErrors(problem, { 'calendar.add_period': 'period' }),
  )
}

const windowsTable = (view: CalendarView, periods: readonly ReportingPeriod[]): Html =>
  ui.table<ReportingPeriod>({
    caption: t('calendar.periods', { year: String(view.year), unit: viewedName(view) }),
    rows: periods,
    empty: ui.emptyState({ title: t('calendar.no_periods', { year: String(view.year) }) }),
    columns: [
      { header: t('calendar.period'), rowHeader: true, cell: ({ name }) => name },
      { header: t('calendar.series'), cell: ({ series }) => said(`calendar.series_${series}`) },
      { header: t('calendar.window'), cell: ({ from, to }) => dates(from, to) },
      { header: t('calendar.due_by'), cell: ({ dueBy }) => ui.date(dueBy) },
      { header: t('calendar.cumulative'), cell: ({ cumulative }) => t(cumulative ? 'calendar.yes' : 'calendar.no') },
      { header: t('calendar.document'), cell: ({ document }) => document },
    ],
  })

function rulesTable(context: SignedInContext, view: CalendarView, rules: readonly PeriodRuleRow[]): Html {
  const mayEnd = (rule: PeriodRuleRow): boolean => canDecideRow(context.actor, 'calendar.set_periods', view, rule)
  const endOf = (rule: PeriodRuleRow): Content =>
    mayEnd(rule) &&
    ui.disclosure({
      summary: t('calendar.end'),
      children: ui.form({
        action: `/lich-lam-viec/ky-bao-cao/${rule.id}/ket-thuc`,
        csrf: context.csrf,
        hidden: viewFields(view),
        children: [
          ui.numberInput({
            name: 'lastYear',
            id: `end-${rule.id}`,
            label: t('calendar.last_year_short'),
            value: String(rule.lastYear ?? view.year),
          }),
          ui.button({ text: t('calendar.end'), kind: 'secondary' }),
        ],
      }),
    })
  return ui.table<PeriodRuleRow>({
    caption: t('calendar.period_rules'),
    rows: rules,
    columns: [
      { header: t('calendar.period'), rowHeader: true, cell: ({ name }) => name },
      { header: t('calendar.whose'), cell: ownerName },
      { header: t('calendar.first_year'), cell: ({ firstYear }) => String(firstYear) },
      { header: t('calendar.last_year'), cell: ({ lastYear }) => (lastYear ? String(lastYear) : t('calendar.no_end')) },
      { header: t('calendar.every'), cell: ({ every }) => t(`calendar.every_${every}`) },
      ...(rules.some(mayEnd) ? [{ header: t('calendar.action'), cell: endOf }] : []),
    ],
  })
}

const monthName = (month: number): Text => {
  if (month < 1) return t('calendar.month_before', { month: month + 12 })
  return month > 12 ? t('calendar.month_after', { month: month - 12 }) : t('calendar.month_number', { month })
}

const MONTHS = { opens: [-2, 12], closes: [1, 15], due: [1, 15] } as const

/** A day of the reporting year, whose figures may begin in the year before and be due in the year after. */
function yearDay({ bind }: BoundForm, name: 'opens' | 'closes' | 'due'): Html {
  const [first, last] = MONTHS[name]
  const months = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  return ui.fieldset({
    name,
    id: `period-${name}`,
    label: t(`calendar.${name}`),
    optional: name === 'due',
    children: html`<div class="columns">
      ${ui.numberInput({ ...bind(`${name}Day`), label: t('calendar.day_of_month') })}
      ${ui.select({
        ...bind(`${name}Month`),
        label: t('calendar.month'),
        options: months.map((month) => ({ value: String(month), text: monthName(month) })),
      })}
    </div>`,
  })
}

function addForm(context: SignedInContext, view: CalendarView, problem?: FormProblem): Html {
  const form = bindForm(problem, 'calendar.add_period', 'period')
  const { bind, isBack } = form
  const isTicked = (name: string): boolean => isBack && bind(name).value === 'true'
  return ui.disclosure({
    summary: t('calendar.add_period'),
    open: isBack,
    children: [
      html`<p>${t('calendar.applies_to', { unit: viewedName(view) })} ${t('calendar.add_period_note')}</p>`,
      ui.form({
        action: '/lich-lam-viec/ky-bao-cao',
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: viewFields(view),
        children: [
          ui.select({
            ...bind('series', 'cchc'),
            label: t('calendar.series'),
            placeholder: false,
            options: PERIOD_SERIES.map((value) => ({ value, text: said(`calendar.series_${value}`) })),
          }),
          ui.select({
            ...bind('key'),
            label: t('calendar.key'),
            options: PERIOD_KEYS.map((value) => ({ value, text: said(`calendar.key_${value}`) })),
          }),
          ui.textInput({
            ...bind('name'),
            label: t('calendar.period_name'),
            hint: t('calendar.period_name_hint', { n: '{n}' }),
          }),
          ui.numberInput({ ...bind('firstYear', String(view.year)), label: t('calendar.first_year') }),
          ui.numberInput({ ...bind('lastYear'), label: t('calendar.last_year'), optional: true }),
          ui.select({
            ...bind('every', '12'),
            label: t('calendar.every'),
            placeholder: false,
            options: REPEATS.map((value) => ({ value, text: t(`calendar.every_${value}`) })),
          }),
          yearDay(form, 'opens'),
          yearDay(form, 'closes'),
          yearDay(form, 'due'),
          ui.checkbox({
            name: 'dueBefore',
            id: 'period-dueBefore',
            label: t('calendar.due_before'),
            checked: isTicked('dueBefore'),
          }),
          ui.checkbox({
            name: 'cumulative',
            id: 'period-cumulative',
            label: t('calendar.cumulative'),
            checked: isTicked('cumulative'),
          }),
          ui.textInput({ ...bind('document'), label: t('calendar.document'), hint: t('calendar.document_hint') }),
          ui.button({ text: t('calendar.save_period') }),
        ],
      }),
    ],
  })
}
