// The part of the hours page about how terms are counted.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Html } from '../../../kernel/ui/index.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { TermRulesRow } from '../calendar-queries.ts'
import { DOSSIER_TERM_RULES } from '../legal-term.ts'
import { DAY_ENDS, OUTSIDE_HOURS, WORKING_DAYS } from '../set-term-rules.ts'
import { t as said } from '../texts.ts'
import { bindForm } from './bound-form.ts'
import { type CalendarView, ownerName, viewedName, viewFields } from './calendar-view.ts'
import { t } from './page-texts.ts'
import { validity } from './validity.ts'

export const rulesTable = (rules: readonly TermRulesRow[]): Html =>
  ui.table<TermRulesRow>({
    caption: t('calendar.rules'),
    rows: rules,
    empty: html`<h2>${t('calendar.rules')}</h2>
      <p>${t('calendar.default_rules')}</p>`,
    columns: [
      { header: t('calendar.whose'), rowHeader: true, cell: ownerName },
      { header: t('calendar.in_force'), cell: validity },
      { header: t('calendar.received_after'), cell: ({ receivedAfter }) => receivedAfter ?? t('calendar.no') },
      { header: t('calendar.outside_hours'), cell: ({ outsideHours }) => said(`calendar.outside_${outsideHours}`) },
      { header: t('calendar.day_ends'), cell: ({ dayEnds }) => said(`calendar.ends_${dayEnds}`) },
      { header: t('calendar.working_day_count'), cell: ({ workingDays }) => said(`calendar.days_${workingDays}`) },
      { header: t('calendar.document'), cell: ({ document }) => document },
    ],
  })

export function rulesForm(context: SignedInContext, view: CalendarView, problem?: FormProblem): Html {
  const { bind, isBack } = bindForm(problem, 'calendar.set_term_rules', 'rules')
  const usual = DOSSIER_TERM_RULES
  return ui.disclosure({
    summary: t('calendar.set_rules'),
    open: isBack,
    children: [
      html`<p>${t('calendar.applies_to', { unit: viewedName(view) })}</p>`,
      ui.form({
        action: '/lich-lam-viec/cach-tinh-han',
        csrf: context.csrf,
        idempotencyKey: context.key(),
        hidden: viewFields(view),
        children: [
          ui.dateInput({ ...bind('validFrom'), label: t('calendar.valid_from') }),
          ui.dateInput({ ...bind('validTo'), label: t('calendar.valid_to'), optional: true }),
          ui.textInput({
            ...bind('receivedAfter'),
            label: t('calendar.received_after'),
            hint: t('calendar.received_after_hint'),
            width: 'short',
            optional: true,
          }),
          ui.radios({
            ...bind('outsideHours', usual.outsideHours),
            label: t('calendar.outside_hours'),
            choices: OUTSIDE_HOURS.map((value) => ({ value, text: said(`calendar.outside_${value}`) })),
          }),
          ui.radios({
            ...bind('dayEnds', usual.dayEnds),
            label: t('calendar.day_ends'),
            choices: DAY_ENDS.map((value) => ({ value, text: said(`calendar.ends_${value}`) })),
          }),
          ui.radios({
            ...bind('workingDays', usual.workingDays),
            label: t('calendar.working_day_count'),
            choices: WORKING_DAYS.map((value) => ({ value, text: said(`calendar.days_${value}`) })),
          }),
          ui.numberInput({
            ...bind('minutesPerDay', String(usual.minutesPerDay)),
            label: t('calendar.minutes_per_day'),
            hint: t('calendar.minutes_hint'),
          }),
          ui.textInput({ ...bind('document'), label: t('calendar.document'), hint: t('calendar.document_hint') }),
          ui.button({ text: t('calendar.save_rules') }),
        ],
      }),
    ],
  })
}
