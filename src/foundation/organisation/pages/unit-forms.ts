// One page for each command that changes a unit. What is asked is the command's input, nothing else.
import { ensureCan, scopesOf } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { FormProblem } from '../../../kernel/http/problem.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { OrganisationAction } from '../organisation-access.ts'
import { today } from '../today.ts'
import { findTiers, type Tier } from '../units/tiers.ts'
import { findCollectivesOf, findParentsOfUnit } from '../units/unit-history.ts'
import { kindName, unitKinds, type Unit } from '../units/unit.ts'
import { findUnitOptions, findUnits, getUnit } from '../units/unit-queries.ts'
import { commandPage, unitPath, valuesOf, type CommandPage } from './shared.ts'
import { p } from './texts.ts'

type Show = (context: SignedInContext, problem?: FormProblem) => Promise<ui.Html>
type Field = Parameters<CommandPage['fields']>[0]

/** The unit of the page, for those who may do this to it. */
async function unitFor(context: SignedInContext, action: OrganisationAction): Promise<Unit> {
  const unit = await getUnit(context.db, context.params.id!)
  ensureCan(context.actor, action, unit.path)
  return unit
}

const crumbsOf = (unit: Unit) => [
  { text: p('organisation.page_tree'), href: '/to-chuc' },
  { text: unit.shortName, href: unitPath(unit.id) },
]

const kindOptions: ui.Option[] = unitKinds.map((kind) => ({ value: kind, text: kindName(kind) }))

const naming = (field: Field, tiers: readonly Tier[], unit?: Unit): ui.Content => [
  ui.textInput({
    ...field('name', unit?.name),
    label: p('organisation.name'),
    hint: p('organisation.name_hint'),
  }),
  ui.textInput({
    ...field('shortName', unit?.shortName === unit?.name ? '' : unit?.shortName),
    label: p('organisation.short_name'),
    hint: p('organisation.short_name_hint'),
    optional: true,
  }),
  ui.select({ ...field('kind', unit?.kind), label: p('organisation.kind'), options: kindOptions }),
  ui.select({
    ...field('tier', unit?.tier ?? ''),
    label: p('organisation.tier'),
    optional: true,
    options: tiers.map(({ code, name }) => ({ value: code, text: name })),
  }),
  ui.textInput({
    ...field('placeName', unit?.placeName ?? ''),
    label: p('organisation.place_name'),
    hint: p('organisation.place_name_hint'),
    optional: true,
  }),
]

const since = (field: Field, day: Temporal.PlainDate, name = 'from', label: Text = p('organisation.from')) =>
  ui.dateInput({ ...field(name, day.toString()), label })

const decidedBy = (field: Field, optional = false) =>
  ui.textInput({
    ...field('document'),
    label: p('organisation.document'),
    hint: p('organisation.document_hint'),
    optional,
  })

export const showCreateUnit: Show = async (context, problem) => {
  const name = 'organisation.create_unit'
  const parent = await unitFor(context, name)
  const tiers = await findTiers(context.db, today(context.db))
  return commandPage(context, problem, {
    title: p('organisation.do_create_unit'),
    crumbs: crumbsOf(parent),
    action: `${unitPath(parent.id)}/don-vi-moi`,
    name,
    fields: (field, isTicked) => [
      naming(field, tiers),
      ui.textInput({ ...field('code'), label: p('organisation.code'), width: 'short', code: true, optional: true }),
      ui.checkbox({
        ...field('isAuthority', 'true'),
        value: 'true',
        label: p('organisation.is_authority'),
        checked: isTicked('isAuthority'),
      }),
      since(field, today(context.db)),
      decidedBy(field, true),
    ],
  })
}

export const showRenameUnit: Show = async (context, problem) => {
  const name = 'organisation.rename_unit'
  const unit = await unitFor(context, name)
  const tiers = await findTiers(context.db, today(context.db))
  return commandPage(context, problem, {
    title: p('organisation.do_rename_unit'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/doi-ten`,
    name,
    fields: (field) => [naming(field, tiers, unit), since(field, today(context.db)), decidedBy(field, true)],
  })
}

export const showMoveUnit: Show = async (context, problem) => {
  const name = 'organisation.move_unit'
  const unit = await unitFor(context, name)
  const options = await findUnitOptions(context.db, { within: scopesOf(context.actor, name) })
  return commandPage(context, problem, {
    title: p('organisation.do_move_unit'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/chuyen`,
    name,
    fields: (field) => [
      ui.select({
        ...field('parentId'),
        label: p('organisation.new_parent'),
        options: options.filter(({ value }) => value !== unit.id),
      }),
      since(field, today(context.db)),
      decidedBy(field, true),
    ],
  })
}

/** Units are merged and split among their neighbours: those under the same parent today. */
async function neighboursOf(context: SignedInContext, unit: Unit): Promise<ui.Option[]> {
  const [parent] = await findParentsOfUnit(context.db, unit.id)
  const units = parent ? await findUnits(context.db, { parentId: parent.id }) : []
  return units.filter(({ id }) => id !== unit.id).map(({ id, shortName }) => ({ value: id, text: shortName }))
}

const people = (field: Field, checked: boolean) =>
  ui.checkbox({ ...field('movePeople', 'true'), value: 'true', label: p('organisation.move_people'), checked })

export const showMergeUnits: Show = async (context, problem) => {
  const name = 'organisation.merge_units'
  const unit = await unitFor(context, name)
  const neighbours = await neighboursOf(context, unit)
  return commandPage(context, problem, {
    title: p('organisation.do_merge_units'),
    lead: p('organisation.merge_lead'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/sap-nhap`,
    name,
    danger: true,
    fields: (field, isTicked) => [
      ui.checkboxes({
        ...field('fromIds'),
        label: p('organisation.merge_which'),
        choices: neighbours,
        values: valuesOf(problem, name, 'fromIds'),
      }),
      since(field, today(context.db), 'from', p('organisation.first_day')),
      people(field, isTicked('movePeople', true)),
      decidedBy(field),
    ],
  })
}

export const showSplitUnit: Show = async (context, problem) => {
  const name = 'organisation.split_unit'
  const unit = await unitFor(context, name)
  const neighbours = await neighboursOf(context, unit)
  return commandPage(context, problem, {
    title: p('organisation.do_split_unit'),
    lead: p('organisation.split_lead'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/chia-tach`,
    name,
    danger: true,
    fields: (field, isTicked) => [
      ui.checkboxes({
        ...field('heirIds'),
        label: p('organisation.split_among'),
        choices: neighbours,
        values: valuesOf(problem, name, 'heirIds'),
      }),
      ui.checkbox({
        ...field('goesOn', 'true'),
        value: 'true',
        label: p('organisation.goes_on'),
        checked: isTicked('goesOn'),
      }),
      since(field, today(context.db), 'from', p('organisation.first_day')),
      people(field, isTicked('movePeople', true)),
      decidedBy(field),
    ],
  })
}

export const showDissolveUnit: Show = async (context, problem) => {
  const name = 'organisation.dissolve_unit'
  const unit = await unitFor(context, name)
  const neighbours = await neighboursOf(context, unit)
  return commandPage(context, problem, {
    title: p('organisation.do_dissolve_unit'),
    lead: p('organisation.dissolve_lead'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/giai-the`,
    name,
    danger: true,
    fields: (field, isTicked) => [
      ui.select({
        ...field('heirId'),
        label: p('organisation.heir_unit'),
        placeholder: p('organisation.no_heir_option'),
        options: neighbours,
        optional: true,
      }),
      since(field, today(context.db), 'from', p('organisation.first_day')),
      people(field, isTicked('movePeople', true)),
      decidedBy(field),
    ],
  })
}

export const showAddAlias: Show = async (context, problem) => {
  const name = 'organisation.add_alias'
  const unit = await unitFor(context, name)
  const authorities = await findUnitOptions(context.db, { within: scopesOf(context.actor, name), authorities: true })
  return commandPage(context, problem, {
    title: p('organisation.do_add_alias'),
    lead: p('organisation.aliases_lead'),
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/ten-goi`,
    name,
    fields: (field) => [
      ui.textInput({ ...field('alias'), label: p('organisation.alias') }),
      ui.select({
        ...field('authorityId'),
        label: p('organisation.alias_where'),
        placeholder: p('organisation.everywhere'),
        options: authorities,
        optional: true,
      }),
    ],
  })
}

export const showAddCollective: Show = async (context, problem) => {
  const name = 'organisation.add_collective'
  const unit = await unitFor(context, name)
  const known = await findCollectivesOf(context.db, unit.id)
  return commandPage(context, problem, {
    title: p('organisation.do_add_collective'),
    lead:
      known.length > 0 &&
      html`${p('organisation.collectives')}: ${known.map((one, at) => [at > 0 && ', ', one.name])}.`,
    crumbs: crumbsOf(unit),
    action: `${unitPath(unit.id)}/ten-goi-chung`,
    name,
    fields: (field) => [
      ui.textInput({ ...field('name'), label: p('organisation.alias') }),
      ui.checkboxes({
        ...field('kinds'),
        label: p('organisation.collective_kinds'),
        hint: p('organisation.collective_kinds_hint'),
        choices: kindOptions,
        values: valuesOf(problem, name, 'kinds'),
      }),
      ui.numberInput({
        ...field('depth', '1'),
        label: p('organisation.collective_depth'),
        hint: p('organisation.collective_depth_hint'),
        optional: true,
      }),
    ],
  })
}
