// The year's days off and made-up days: what holds, what is proposed, and what the unit may decide about.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Content, Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { canDecide, EVERY_UNIT } from '../calendar-access.ts'
import { type DayRow, findDaysOfYear, findSettledYear, getUnitClock } from '../calendar-queries.ts'
import { formatHours } from '../hours-text.ts'
import { t as said } from '../texts.ts'
import { EXCEPTION_KINDS } from '../working-calendar.ts'
import { bindForm, summaryErrors } from './bound-form.ts'
import { calendarPage } from './calendar-page.ts'
import { type CalendarView, canDecideRow, ownerName, readView, viewedName, viewFields } from './calendar-view.ts'
import { type MonthSummary, summariseMonths } from './month-summary.ts'
import { t } from './page-texts.ts'

export async function showDays(context: SignedInContext, problem?: FormProblem): Promise<Html> {
  const view = await readView(context, 'days', problem)
  const { db } = context
  const range = { from: new Temporal.PlainDate(view.year, 1, 1), to: new Temporal.PlainDate(view.year, 12, 31) }
  const days = await findDaysOfYear(db, view.path, view.year)
  const { calendar } = await getUnitClock(db, view.path, range)
  return calendarPage(
    context,
    view,
    [
      await settledNotice(context, view, problem),
      daysTable(context, view, days),
      monthsTable(view, summariseMonths(calendar, view.year), days),
      canDecide(context.actor, 'calendar.decide_days', view.path) && addForm(context, view, problem),
    ],
    summaryErrors(problem, { 'calendar.add_day': 'day', 'calendar.settle_year': 'settle' }),
  )
}

async function settledNotice(context: SignedInContext, view: CalendarView, problem?: FormProblem): Promise<Content> {
  const { year } = view
  const settled = await findSettledYear(context.db, year)
  if (settled)
    return html`<p class="muted">${t('calendar.settled_by', { year: String(year), document: settled.document })}</p>`
  const { bind } = bindForm(problem, 'calendar.settle_year', 'settle')
  const mayConfirm = canDecide(context.actor, 'calendar.decide_days', EVERY_UNIT)
  return [
    ui.notice({
      tone: 'warning',
      title: t('calendar.not_settled', { year: String(year) }),
      body: t('calendar.not_settled_body', { year: String(year) }),
    }),
    mayConfirm &&
      ui.form({
        action: '/lich-lam-viec/nam',
        csrf: context.csrf,
        hidden: { ...viewFields(view), year: String(year) },
        children: [
          ui.textInput({ ...bind('document'), label: t('calendar.document'), hint: t('calendar.document_hint') }),
          ui.button({ text: t('calendar.settle', { year: String(year) }), kind: 'secondary' }),
        ],
      }),
  ]
}

const weekday = (date: string): Html => {
  const day = Temporal.PlainDate.from(date)
  return html`<span>${t(`calendar.weekday_${day.dayOfWeek as 1}`)}, ${ui.date(day)}</span>`
}

function daysTable(context: SignedInContext, view: CalendarView, days: readonly DayRow[]): Html {
  const kindOf = (day: DayRow): Html =>
    html`<span
      >${said(`calendar.kind_${day.kind}`)}${day.replaces && [' (', ui.date(Temporal.PlainDate.from(day.replaces)), ')']}${day.hours && `: ${formatHours(day.hours)}`}</span
    >`
  const stateOf = ({ status }: DayRow): Html =>
    ui.statusBadge({ text: t(`calendar.${status}`), tone: status === 'active' ? 'success' : 'neutral' })
  const switchOf = (day: DayRow): Content =>
    canDecideRow(context.actor, 'calendar.decide_days', view, day) &&
    ui.buttonForm({
      action: `/lich-lam-viec/ngay/${day.id}/hieu-luc`,
      csrf: context.csrf,
      hidden: { ...viewFields(view), active: String(day.status !== 'active') },
      text: t(day.status === 'active' ? 'calendar.deactivate' : 'calendar.activate'),
      about: day.name,
      small: true,
    })
  const mayAct = days.some((day) => canDecideRow(context.actor, 'calendar.decide_days', view, day))
  return ui.table<DayRow>({
    caption: t('calendar.days_table', { year: String(view.year) }),
    rows: days,
    empty: ui.emptyState({ title: t('calendar.no_days', { year: String(view.year) }) }),
    columns: [
      {
        header: t('calendar.date'),
        rowHeader: true,
        cell: ({ date }) => html`<span class="code">${weekday(date)}</span>`,
      },
      { header: t('calendar.name'), cell: ({ name }) => name },
      { header: t('calendar.kind'), cell: kindOf },
      { header: t('calendar.document'), cell: ({ document }) => document },
      { header: t('calendar.whose'), cell: ownerName },
      { header: t('calendar.state'), cell: stateOf },
      ...(mayAct ? [{ header: t('calendar.action'), cell: switchOf }] : []),
    ],
  })
}

function monthsTable(view: CalendarView, months: readonly MonthSummary[], days: readonly DayRow[]): Html {
  const exceptionsIn = ({ month }: MonthSummary): Content =>
    days
      .filter(({ date, status }) => status === 'active' && Number(date.slice(5, 7)) === month)
      .map(({ date, name }, index) => [index > 0 && '; ', `${Number(date.slice(8))}: ${name}`])
  const sum = (of: (month: MonthSummary) => number): Content =>
    ui.number(months.reduce((total, month) => total + of(month), 0))
  return ui.table<MonthSummary>({
    caption: t('calendar.months', { year: String(view.year), unit: viewedName(view) }),
    rows: months,
    columns: [
      { header: t('calendar.month'), rowHeader: true, cell: ({ month }) => t('calendar.month_number', { month }) },
      { header: t('calendar.working_days'), numeric: true, cell: ({ workingDays }) => ui.number(workingDays) },
      { header: t('calendar.working_hours'), numeric: true, cell: ({ workingHours }) => ui.number(workingHours) },
      { header: t('calendar.exceptions'), cell: exceptionsIn },
    ],
    footer: [
      t('calendar.whole_year'),
      sum(({ workingDays }) => workingDays),
      sum(({ workingHours }) => workingHours),
      '',
    ],
  })
}

function addForm(context: SignedInContext, view: CalendarView, problem?: FormProblem): Html {
  const { bind, isBack } = bindForm(problem, 'calendar.add_day', 'day')
  return ui.disclosure({
    summary: t('calendar.add_day'),
    open: isBack,
    children: [
      html`<p>${t('calendar.applies_to', { unit: viewedName(view) })}</p>`,
      ui.form({
        action: '/lich-lam-viec/ngay',
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: viewFields(view),
        children: [
          ui.dateInput({ ...bind('date'), label: t('calendar.date') }),
          ui.select({
            ...bind('kind'),
            label: t('calendar.kind'),
            options: EXCEPTION_KINDS.map((kind) => ({ value: kind, text: said(`calendar.kind_${kind}`) })),
          }),
          ui.textInput({ ...bind('name'), label: t('calendar.name') }),
          ui.dateInput({
            ...bind('replaces'),
            label: t('calendar.replaces'),
            hint: t('calendar.replaces_hint'),
            optional: true,
          }),
          ui.textInput({
            ...bind('hours'),
            label: t('calendar.own_hours'),
            hint: t('calendar.own_hours_hint'),
            optional: true,
          }),
          ui.textInput({ ...bind('document'), label: t('calendar.document'), hint: t('calendar.document_hint') }),
          ui.checkbox({
            name: 'active',
            id: 'day-active',
            label: t('calendar.decided'),
            checked: !isBack || bind('active').value === 'true',
          }),
          ui.button({ text: t('calendar.save_day') }),
        ],
      }),
    ],
  })
}
