import { findAuthorities, findAuthorityOf, findUnits, type Unit } from '../../foundation/organisation/index.ts'
import { isWithin, scopesOf, type Actor } from '../../kernel/access/actor.ts'
import type { SignedInContext } from '../../kernel/http/context.ts'
import { fieldOf, summaryWithin, typed, type FormProblem } from '../../kernel/http/problem.ts'
import * as ui from '../../kernel/ui/index.ts'
import { html } from '../../kernel/ui/index.ts'
import { isUuid } from '../../kernel/uuid.ts'
import { dossierActions, findAgencyCodes, findHandlingUnits } from '../dossiers/index.ts'
import { findFields } from '../procedures/index.ts'
import { rulesPart } from './rules-part.ts'
import { t } from './texts.ts'

/** Authorities over which somebody keeps the rules, those whose dossiers he works on, and those he belongs to. */
function authoritiesOf(actor: Actor, all: readonly Unit[]): Unit[] {
  const scopes = [
    ...scopesOf(actor, dossierActions['dossiers.set_rules']),
    ...scopesOf(actor, dossierActions['dossiers.read']),
  ]
  const isNearestAbove = (unit: Unit, scope: string): boolean =>
    isWithin(scope, unit.path) &&
    !all.some((one) => one.path !== unit.path && isWithin(scope, one.path) && isWithin(one.path, unit.path))
  return all.filter((unit) => scopes.some((scope) => isWithin(unit.path, scope) || isNearestAbove(unit, scope)))
}

/** The authority that was asked for, also where the address names one of its divisions; else the first of one's own. */
async function chosenOf(
  { db, url }: SignedInContext,
  all: readonly Unit[],
  own: readonly Unit[],
  problem?: FormProblem,
) {
  const sent = (name: string) => typed(problem, problem?.action ?? '', name)
  const wanted = sent('unitId') || sent('authorityId') || sent('unit') || url.searchParams.get('don-vi') || ''
  const known = all.find(({ id }) => id === wanted)
  const above = known || !isUuid(wanted) ? undefined : await findAuthorityOf(db, wanted)
  return known ?? all.find(({ id }) => id === above?.id) ?? own[0]
}

/** What an authority decides about its dossiers, to be read by all who work on them and set by who keeps the rules. */
export async function showSettings(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { actor } = context
  const all = await findAuthorities(context.db)
  const own = authoritiesOf(actor, all)
  const unit = own.length > 0 ? await chosenOf(context, all, own, problem) : undefined
  const maySet =
    unit !== undefined &&
    scopesOf(actor, dossierActions['dossiers.set_rules']).some((scope) => isWithin(unit.path, scope))
  const choices = !unit || own.includes(unit) ? own : [unit, ...own]
  return ui.staffPage({
    ...context.frame,
    title: t('dossier_settings.title'),
    lead: t(maySet ? 'dossier_settings.lead' : 'dossier_settings.lead_read'),
    errors: summaryWithin(problem),
    children: unit
      ? html`${
          choices.length > 1
            ? ui.filterBar({
                action: '/quy-dinh-ho-so',
                fields: ui.select({
                  name: 'don-vi',
                  label: t('dossier_settings.unit'),
                  value: unit.id,
                  options: choices.map(({ id, name }) => ({ value: id, text: name })),
                }),
              })
            : html`<p>${t('dossier_settings.unit')}: <strong>${unit.name}</strong></p>`
        }
        ${await rulesPart(context, { unit, units: all, maySet, problem })}
        ${await handlingSection(context, { unit, maySet, problem })}
        ${await codeSection(context, { unit, maySet, problem })}`
      : ui.emptyState({ title: t('dossier_settings.nothing') }),
  })
}

type Section = { unit: Unit; maySet: boolean; problem?: FormProblem }

const fieldsOf = (action: string, problem?: FormProblem) => (name: string) => fieldOf(problem, action, name)

const hiddenUnit = (name: string, unit: Unit): ui.Html =>
  html`<input type="hidden" name="${name}" value="${unit.id}" />`

async function handlingSection(context: SignedInContext, { unit, maySet, problem }: Section): Promise<ui.Html> {
  const of = fieldsOf('dossiers.set_handling_unit', problem)
  const fields = await findFields(context.db)
  const handled = new Map((await findHandlingUnits(context.db, unit.id)).map((row) => [row.field_id, row.unit_id]))
  const below = await findUnits(context.db, { within: [unit.path], limit: 500 })
  const nameOf = (id: string | undefined) =>
    below.find((one) => one.id === id && id !== unit.id)?.name ?? t('dossier_settings.itself')
  return html`<section class="section">
    ${ui.table({
      caption: t('dossier_settings.handling'),
      columns: [
        { header: t('dossier_settings.field'), rowHeader: true, cell: (field) => field[context.lang] },
        { header: t('dossier_settings.handled_by'), cell: (field) => nameOf(handled.get(field.id)) },
      ],
      rows: fields,
    })}
    ${
      maySet &&
      html`<h3>${t('dossier_settings.change_handling')}</h3>
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
        })}`
    }
  </section>`
}

async function codeSection(context: SignedInContext, { unit, maySet, problem }: Section): Promise<ui.Html> {
  const of = fieldsOf('dossiers.set_agency_code', problem)
  const codes = await findAgencyCodes(context.db, unit.id)
  return html`<section class="section">
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
    ${
      maySet &&
      html`<h3>${t('dossier_settings.change_code')}</h3>
        ${ui.form({
          action: '/quy-dinh-ho-so/ma-dinh-danh',
          csrf: context.csrf,
          children: html`${hiddenUnit('unitId', unit)}
          ${ui.fieldRow([
            ui.textInput({ ...of('code'), label: t('dossier_settings.code') }),
            ui.dateInput({ ...of('from'), label: t('dossier_settings.from') }),
          ])}
          ${ui.buttonGroup([ui.button({ text: t('dossier_settings.save') })])}`,
        })}`
    }
  </section>`
}
