// A unit's weekly hours and how its terms are counted, with those it inherits.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Content, Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { canDecide } from '../calendar-access.ts'
import { findTermRules, findWorkingWeeks, type WeekRow } from '../calendar-queries.ts'
import { formatHours } from '../hours-text.ts'
import { WEEKDAYS } from '../set-working-hours.ts'
import type { Weekday } from '../working-calendar.ts'
import { bindForm, summaryErrors } from './bound-form.ts'
import { calendarPage } from './calendar-page.ts'
import { type CalendarView, canDecideRow, ownerName, readView, viewedName, viewFields } from './calendar-view.ts'
import { t } from './page-texts.ts'
import { rulesForm, rulesTable } from './term-rules-part.ts'
import { validity } from './validity.ts'

export async function showHours(context: SignedInContext, problem?: FormProblem): Promise<Html> {
  const view = await readView(context, 'hours', problem)
  const weeks = await findWorkingWeeks(context.db, view.path)
  const rules = await findTermRules(context.db, view.path)
  const mayDecide = canDecide(context.actor, 'calendar.set_hours', view.path)
  return calendarPage(
    context,
    view,
    [
      weeksTable(context, view, weeks),
      mayDecide && hoursForm(context, view, weeks[0], problem),
      rulesTable(rules),
      mayDecide && rulesForm(context, view, problem),
    ],
    summaryErrors(problem, { 'calendar.set_hours': 'hours', 'calendar.set_term_rules': 'rules' }),
  )
}

const hoursOf = ({ hours, reception }: WeekRow): Html =>
  html`<ul>
    ${WEEKDAYS.filter((weekday) => hours[weekday] || reception?.[weekday]).map(
      (weekday) =>
        html`<li>
          ${t(`calendar.weekday_${weekday}`)}: ${formatHours(hours[weekday])}
          ${reception?.[weekday] && t('calendar.reception_of', { hours: formatHours(reception[weekday]) })}
        </li>`,
    )}
  </ul>`

function weeksTable(context: SignedInContext, view: CalendarView, weeks: readonly WeekRow[]): Html {
  // What holds for everybody is replaced, never ended: a unit without hours would have no deadlines.
  const mayEnd = (week: WeekRow): boolean =>
    week.unitId !== null && canDecideRow(context.actor, 'calendar.set_hours', view, week)
  const endOf = (week: WeekRow): Content =>
    mayEnd(week) &&
    ui.disclosure({
      summary: t('calendar.end'),
      children: ui.form({
        action: `/lich-lam-viec/gio-lam-viec/${week.id}/ket-thuc`,
        csrf: context.csrf,
        hidden: viewFields(view),
        children: [
          ui.dateInput({
            name: 'lastDay',
            id: `end-${week.id}`,
            label: t('calendar.end_on'),
            value: week.validTo ?? '',
          }),
          ui.button({ text: t('calendar.end'), kind: 'secondary' }),
        ],
      }),
    })
  return ui.table<WeekRow>({
    caption: t('calendar.weeks'),
    rows: weeks,
    columns: [
      { header: t('calendar.whose'), rowHeader: true, cell: ownerName },
      { header: t('calendar.in_force'), cell: validity },
      { header: t('calendar.hours'), cell: hoursOf },
      { header: t('calendar.document'), cell: ({ document }) => document },
      ...(weeks.some(mayEnd) ? [{ header: t('calendar.action'), cell: endOf }] : []),
    ],
  })
}

function hoursForm(
  context: SignedInContext,
  view: CalendarView,
  now: WeekRow | undefined,
  problem?: FormProblem,
): Html {
  const { bind, isBack } = bindForm(problem, 'calendar.set_hours', 'hours')
  const hoursInput = (weekday: Weekday): Html =>
    ui.textInput({
      ...bind(`hours${weekday}`, formatHours(now?.hours[weekday])),
      label: t('calendar.hours_of', { weekday: t(`calendar.weekday_${weekday}`) }),
      labelHidden: true,
    })
  const receptionInput = (weekday: Weekday): Html =>
    ui.textInput({
      ...bind(`reception${weekday}`, formatHours(now?.reception?.[weekday])),
      label: t('calendar.reception_on', { weekday: t(`calendar.weekday_${weekday}`) }),
      labelHidden: true,
    })
  const inputs = ui.table<Weekday>({
    caption: t('calendar.weeks'),
    rows: WEEKDAYS,
    columns: [
      { header: t('calendar.weekday'), rowHeader: true, cell: (weekday) => t(`calendar.weekday_${weekday}`) },
      { header: t('calendar.hours'), cell: hoursInput },
      { header: t('calendar.reception'), cell: receptionInput },
    ],
  })
  return ui.disclosure({
    summary: t('calendar.set_hours'),
    open: isBack,
    children: [
      html`<p>${t('calendar.applies_to', { unit: viewedName(view) })}</p>`,
      ui.form({
        action: '/lich-lam-viec/gio-lam-viec',
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: viewFields(view),
        children: [
          ui.dateInput({ ...bind('validFrom'), label: t('calendar.valid_from') }),
          ui.dateInput({ ...bind('validTo'), label: t('calendar.valid_to'), optional: true }),
          html`<p class="hint">${t('calendar.hours_hint')} ${t('calendar.reception_hint')}</p>`,
          inputs,
          ui.textInput({ ...bind('document'), label: t('calendar.document'), hint: t('calendar.document_hint') }),
          ui.button({ text: t('calendar.save_hours') }),
        ],
      }),
    ],
  })
}
