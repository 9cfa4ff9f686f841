// The rules of the clock on the page: what holds now, what does not, and the form of one rule in its own kind.
import { findContacts, idsOnPath, type Unit } from '../../foundation/organisation/index.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { fieldOf, type FormProblem } from '../../kernel/http/problem.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import {
  clockRuleKeys,
  clockRuleKinds,
  findRuleRows,
  ruleAt,
  type ClockRuleKey,
  type RuleRow,
} from '../dossiers/index.ts'
import { choiceText, ruleName, standing, valueText, whose, type Names } from './rule-words.ts'
import { t } from './texts.ts'

export const setAction = 'dossiers.set_clock_rule'
export const endAction = 'dossiers.end_clock_rule'

export type Shown = { unit: Unit; units: readonly Unit[]; maySet: boolean; problem?: FormProblem }

const here = (unit: Unit, more: string): string => `/quy-dinh-ho-so?don-vi=${unit.id}&${more}`

async function namesOf(context: SignedInContext, rows: readonly RuleRow[], units: readonly Unit[]): Promise<Names> {
  const ids = rows.flatMap(({ set_by: setBy, ended_by: endedBy }) => [setBy, endedBy]).filter((id) => id !== null)
  const people = await findContacts(context.db, [...new Set(ids)])
  return {
    people: new Map(people.map(({ personId, name }) => [personId, name])),
    units: new Map(units.map(({ id, shortName }) => [id, shortName])),
  }
}

const sourceColumn = {
  header: t('dossier_settings.source'),
  cell: (row: RuleRow) =>
    html`${row.source}${!row.verified && html` ${ui.statusBadge({ text: t('dossier_settings.unverified'), tone: 'warning' })}`}`,
}

const ruleColumns = [
  { header: t('dossier_settings.rule'), rowHeader: true, cell: ({ key }: RuleRow) => ruleName(key) },
  { header: t('dossier_settings.value'), cell: valueText },
]

/** Each rule once with what holds now; behind a summary everything that does not. */
export async function rulesPart(context: SignedInContext, shown: Shown): Promise<ui.Html> {
  const { db } = context
  const { unit, units, maySet } = shown
  const unitIds = idsOnPath(unit.path)
  const rows = await findRuleRows(db, unitIds)
  const names = await namesOf(context, rows, units)
  const inForce = clockRuleKeys.map((key) => ruleAt(rows, unitIds, key, db.now)).filter((row) => row !== undefined)
  const others = rows.filter((row) => !inForce.includes(row))
  const mayEnd = (row: RuleRow) => maySet && row.set_by !== null && row.unit_id === unit.id && row.ended_on === null
  const links = (row: RuleRow) =>
    html`${maySet && html`<a class="button button-plain button-small" href="${here(unit, `quy-dinh=${row.key}#dat`)}">${t('dossier_settings.change')}<span class="visually-hidden"> ${ruleName(row.key)}</span></a>`}
    ${mayEnd(row) && html` <a class="button button-plain button-small" href="${here(unit, `bo=${row.id}#bo`)}">${t('dossier_settings.end')}<span class="visually-hidden"> ${ruleName(row.key)}</span></a>`}`
  return html`${setForm(context, shown, inForce)} ${endForm(context, shown, rows)}
    <section class="section">
      ${ui.table({
        caption: t('dossier_settings.rules'),
        columns: [
          ...ruleColumns,
          {
            header: t('dossier_settings.holds'),
            // Ended from a day to come, it holds until then.
            cell: (row) => html`${whose(row, names)}${row.ended_on && html`<br />${standing(row, db.now, names)}`}`,
          },
          sourceColumn,
          ...(maySet ? [{ header: t('dossier_settings.to_do'), cell: links }] : []),
        ],
        rows: inForce,
      })}
      ${
        others.length > 0 &&
        ui.disclosure({
          summary: t('dossier_settings.others', { count: others.length }),
          children: ui.table({
            caption: t('dossier_settings.others_caption'),
            captionHidden: true,
            columns: [
              ...ruleColumns,
              { header: t('dossier_settings.state'), cell: (row) => standing(row, db.now, names) },
              { header: t('dossier_settings.holds'), cell: (row) => whose(row, names) },
              sourceColumn,
              ...(maySet ? [{ header: t('dossier_settings.to_do'), cell: links }] : []),
            ],
            rows: others,
          }),
        })
      }
    </section>`
}

/** One box for each kind of value: a choice, a number with its unit, a time, some days. */
function valueField(key: ClockRuleKey, of: (name: string) => ReturnType<typeof fieldOf>): ui.Html {
  const kind = clockRuleKinds[key]
  const label = t('dossier_settings.value')
  if (kind.kind === 'choice')
    return ui.radios({
      ...of('value'),
      label,
      choices: kind.values.map((value) => ({ value, text: choiceText(value) })),
    })
  if (kind.kind === 'number')
    return ui.numberInput({ ...of('value'), label, suffix: t(`dossier_settings.unit_${kind.unit}`) })
  const hint = t(kind.kind === 'time' ? 'dossier_settings.time_hint' : 'dossier_settings.days_hint')
  return ui.textInput({ ...of('value'), label, hint, width: 'short' })
}

function setForm({ url, csrf, key: newKey }: SignedInContext, shown: Shown, inForce: readonly RuleRow[]): ui.Content {
  const { unit, maySet, problem } = shown
  const wanted = problem?.action === setAction ? problem.values['key'] : url.searchParams.get('quy-dinh')
  const key = clockRuleKeys.find((one) => one === wanted)
  if (!maySet || !key) return undefined
  const of = (name: string) => fieldOf(problem, setAction, name)
  const kind = clockRuleKinds[key]
  const now = inForce.find((row) => row.key === key)
  return ui.section({
    id: 'dat',
    title: ruleName(key),
    children: html`${now && html`<p class="muted">${t('dossier_settings.now')} ${valueText(now)}</p>`}
    ${ui.form({
      action: '/quy-dinh-ho-so/thoi-han',
      csrf,
      idempotencyKey: newKey(),
      hidden: { unitId: unit.id, key },
      children: html`${valueField(key, of)}
      ${
        'none' in kind &&
        kind.none &&
        ui.checkbox({
          ...of('none'),
          value: 'true',
          checked: of('none').value === 'true',
          label: t('dossier_settings.none_box'),
        })
      }
      ${ui.fieldRow([
        ui.dateInput({ ...of('from'), label: t('dossier_settings.from') }),
        ui.dateInput({ ...of('until'), label: t('dossier_settings.until') }),
      ])}
      ${
        of('confirmed').error &&
        ui.checkbox({ ...of('confirmed'), value: 'true', label: t('dossier_settings.confirm_past') })
      }
      ${ui.textInput({ ...of('source'), label: t('dossier_settings.source'), hint: t('dossier_settings.source_hint') })}
      ${ui.buttonGroup([ui.button({ text: t('dossier_settings.save') })])}`,
    })}`,
  })
}

function endForm({ url, csrf, key: newKey }: SignedInContext, shown: Shown, rows: readonly RuleRow[]): ui.Content {
  const { unit, maySet, problem } = shown
  const wanted = problem?.action === endAction ? problem.values['id'] : url.searchParams.get('bo')
  const row = rows.find(({ id }) => id === wanted)
  if (!maySet || !row) return undefined
  const of = (name: string) => fieldOf(problem, endAction, name)
  return ui.section({
    id: 'bo',
    title: t('dossier_settings.end_title'),
    children: html`<p>${ruleName(row.key)}: ${valueText(row)} (${row.source})</p>
      ${ui.form({
        action: '/quy-dinh-ho-so/bo',
        csrf,
        idempotencyKey: newKey(),
        hidden: { id: row.id, unit: unit.id },
        children: html`${ui.dateInput({
          ...of('endFrom'),
          label: t('dossier_settings.end_from'),
          hint: t('dossier_settings.end_hint'),
          optional: true,
        })}
        ${ui.textarea({ ...of('reason'), label: t('dossier_settings.end_reason'), rows: 2 })}
        ${ui.buttonGroup([ui.button({ text: t('dossier_settings.end_button'), kind: 'danger' })])}`,
      })}`,
  })
}
