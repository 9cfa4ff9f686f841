import { findUnits, idsOnPath, type Unit } from '../../foundation/organisation/index.ts'
import { scopesOf } from '../../kernel/access/actor.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { errorOf, summaryWithin, typed, type FormProblem } from '../../kernel/http/problem.ts'
import { formatDate } from '../../kernel/text/dates.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import {
  clockRuleKeys,
  dossierActions,
  findAgencyCodes,
  findHandlingUnits,
  findRuleRows,
  type ClockRuleKey,
} from '../dossiers/index.ts'
import { findFields } from '../procedures/index.ts'
import { t } from './texts.ts'

type RuleRow = Awaited<ReturnType<typeof findRuleRows>>[number]

const ruleName = (key: string) => t(`dossier_settings.rule_${key as ClockRuleKey}`)

const holds = ({ valid_from: from, valid_to: to }: RuleRow) =>
  to
    ? t('dossier_settings.between', { from: formatDate(from), to: formatDate(to) })
    : t('dossier_settings.since', { from: formatDate(from) })

const words = ['pause', 'restart', 'counted', 'second_term'] as const

const wordOf = (value: unknown) => {
  const word = words.find((one) => one === value)
  return word ? t(`dossier_settings.value_${word}`) : typeof value === 'string' ? value : JSON.stringify(value)
}

const valueText = (value: unknown) => (value === null ? '—' : Array.isArray(value) ? value.join(', ') : wordOf(value))

/** Rules that belong together stand together; of one the newest first, as they come. */
const inOrder = (rows: readonly RuleRow[]): RuleRow[] => {
  const place = ({ key }: RuleRow): number => clockRuleKeys.findIndex((one) => one === key)
  return rows.toSorted((a, b) => place(a) - place(b))
}

const rulesTable = (rows: readonly RuleRow[]): ui.Html =>
  ui.table({
    caption: t('dossier_settings.rules'),
    columns: [
      { header: t('dossier_settings.rule'), rowHeader: true, cell: (row) => ruleName(row.key) },
      { header: t('dossier_settings.value'), cell: (row) => valueText(row.value) },
      {
        header: t('dossier_settings.holds'),
        cell: (row) =>
          html`${holds(row)}${
            row.unit_id === null && html`<br /><span class="muted">${t('dossier_settings.whole_country')}</span>`
          }`,
      },
      {
        header: t('dossier_settings.source'),
        cell: (row) =>
          html`${row.source}${
            !row.verified && html` ${ui.statusBadge({ text: t('dossier_settings.unverified'), tone: 'warning' })}`
          }`,
      },
    ],
    rows: inOrder(rows),
  })

/** What an authority decides about its dossiers: rules of the clock, who handles which field, its code. */
export async function showSettings(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, url } = context
  const within = scopesOf(actor, dossierActions['dossiers.set_rules'])
  const units = await findUnits(db, { within, authorities: true, limit: 500 })
  const wanted = typed(problem, problem?.action ?? '', 'unitId') || url.searchParams.get('don-vi')
  const unit = units.find(({ id }) => id === wanted) ?? units[0]
  return ui.staffPage({
    ...context.frame,
    title: t('dossier_settings.title'),
    lead: t('dossier_settings.lead'),
    errors: summaryWithin(problem),
    children: unit
      ? html`${ui.filterBar({
          action: '/quy-dinh-ho-so',
          fields: ui.select({
            name: 'don-vi',
            label: t('dossier_settings.unit'),
            value: unit.id,
            options: units.map(({ id, name }) => ({ value: id, text: name })),
          }),
        })}${ui.severalForms()}${await ruleSection(context, unit, problem)}${await handlingSection(context, unit, problem)}${await codeSection(
          context,
          unit,
          problem,
        )}`
      : ui.emptyState({ title: t('dossier_settings.nothing') }),
  })
}

const fieldsOf = (action: string, problem?: FormProblem) => (name: string) => ({
  name,
  value: typed(problem, action, name),
  error: errorOf(problem, action, name),
})

const hiddenUnit = (name: string, unit: Unit): ui.Html =>
  html`<input type="hidden" name="${name}" value="${unit.id}" />`

async function ruleSection(context: SignedInContext, unit: Unit, problem?: FormProblem): Promise<ui.Html> {
  const of = fieldsOf('dossiers.set_clock_rule', problem)
  const rows = await findRuleRows(context.db, idsOnPath(unit.path))
  return html`<section>
    ${rulesTable(rows)}
    ${ui.disclosure({
      summary: t('dossier_settings.set_rule'),
      open: problem?.action === 'dossiers.set_clock_rule',
      children: ui.form({
        action: '/quy-dinh-ho-so/thoi-han',
        csrf: context.csrf,
        children: html`${hiddenUnit('unitId', unit)}${ui.select({
          ...of('key'),
          label: t('dossier_settings.rule'),
          options: clockRuleKeys.map((key) => ({ value: key, text: ruleName(key) })),
        })}
        ${ui.textInput({ ...of('value'), label: t('dossier_settings.value'), hint: t('dossier_settings.value_hint') })}
        ${ui.fieldRow([
          ui.dateInput({ ...of('from'), label: t('dossier_settings.from') }),
          ui.dateInput({ ...of('until'), label: t('dossier_settings.until') }),
        ])}
        ${ui.textInput({ ...of('source'), label: t('dossier_settings.source') })}
        ${ui.buttonGroup([ui.button({ text: t('dossier_settings.save') })])}`,
      }),
    })}
  </section>`
}

async function handlingSection(context: SignedInContext, unit: Unit, problem?: FormProblem): Promise<ui.Html> {
  const of = fieldsOf('dossiers.set_handling_unit', problem)
  const fields = await findFields(context.db)
  const handled = new Map((await findHandlingUnits(context.db, unit.id)).map((row) => [row.field_id, row.unit_id]))
  const below = await findUnits(context.db, { within: [unit.path], limit: 500 })
  const nameOf = (id: string | undefined) =>
    below.find((one) => one.id === id && id !== unit.id)?.name ?? t('dossier_settings.itself')
  return html`<section>
    ${ui.table({
      caption: t('dossier_settings.handling'),
      columns: [
        { header: t('dossier_settings.field'), rowHeader: true, cell: (field) => field[context.lang] },
        { header: t('dossier_settings.handled_by'), cell: (field) => nameOf(handled.get(field.id)) },
      ],
      rows: fields,
    })}
    ${ui.form({
      action: '/quy-dinh-ho-so/don-vi-giai-quyet',
      csrf: context.csrf,
      children: html`${hiddenUnit('authorityId', unit)}
      ${ui.fieldRow([
        ui.select({
          ...of('fieldId'),
          label: t('dossier_settings.field'),
          options: fields.map((field) => ({ value: field.id, text: field[context.lang] })),
        }),
        ui.select({
          ...of('unitId'),
          label: t('dossier_settings.handled_by'),
          options: [
            { value: '', text: t('dossier_settings.itself') },
            ...below.filter(({ id }) => id !== unit.id).map(({ id, name }) => ({ value: id, text: name })),
          ],
        }),
      ])}
      ${ui.buttonGroup([ui.button({ text: t('dossier_settings.save') })])}`,
    })}
  </section>`
}

async function codeSection(context: SignedInContext, unit: Unit, problem?: FormProblem): Promise<ui.Html> {
  const of = fieldsOf('dossiers.set_agency_code', problem)
  const codes = await findAgencyCodes(context.db, unit.id)
  return html`<section>
    ${
      codes.length
        ? ui.table({
            caption: t('dossier_settings.codes'),
            columns: [
              { header: t('dossier_settings.code'), rowHeader: true, cell: (row) => row.code },
              { header: t('dossier_settings.from'), cell: (row) => ui.date(row.valid_from) },
            ],
            rows: codes,
          })
        : html`<p class="muted">${t('dossier_settings.no_code')}</p>`
    }
    ${ui.form({
      action: '/quy-dinh-ho-so/ma-dinh-danh',
      csrf: context.csrf,
      children: html`${hiddenUnit('unitId', unit)}
      ${ui.fieldRow([
        ui.textInput({ ...of('code'), label: t('dossier_settings.code') }),
        ui.dateInput({ ...of('from'), label: t('dossier_settings.from') }),
      ])}
      ${ui.buttonGroup([ui.button({ text: t('dossier_settings.save') })])}`,
    })}
  </section>`
}
