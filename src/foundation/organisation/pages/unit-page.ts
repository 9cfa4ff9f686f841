import { can } from '../../../kernel/access/actor.ts'
import { findHistory } from '../../../kernel/announce.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Text } from '../../../kernel/text/language.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import type { OrganisationAction } from '../organisation-access.ts'
import { findPeopleOf, type PersonInUnit } from '../people/person-queries.ts'
import { idsOnPath, kindName, type Unit } from '../units/unit.ts'
import {
  findAliasesOfUnit,
  findNamesOfUnit,
  findParentsOfUnit,
  findSuccession,
  type Kinship,
} from '../units/unit-history.ts'
import { findUnitNames, findUnits, getUnit } from '../units/unit-queries.ts'
import { historySection, periodText, personLink, section, unitLink, unitPath } from './shared.ts'
import { p } from './texts.ts'

const changes: { action: OrganisationAction; to: string; text: Text }[] = [
  { action: 'organisation.create_unit', to: 'don-vi-moi', text: p('organisation.do_create_unit') },
  { action: 'organisation.add_person', to: 'nguoi-moi', text: p('organisation.do_add_person') },
  { action: 'organisation.rename_unit', to: 'doi-ten', text: p('organisation.do_rename_unit') },
  { action: 'organisation.move_unit', to: 'chuyen', text: p('organisation.do_move_unit') },
  { action: 'organisation.merge_units', to: 'sap-nhap', text: p('organisation.do_merge_units') },
  { action: 'organisation.split_unit', to: 'chia-tach', text: p('organisation.do_split_unit') },
  { action: 'organisation.dissolve_unit', to: 'giai-the', text: p('organisation.do_dissolve_unit') },
  { action: 'organisation.add_alias', to: 'ten-goi', text: p('organisation.do_add_alias') },
  { action: 'organisation.add_collective', to: 'ten-goi-chung', text: p('organisation.do_add_collective') },
]

/** What this reader may do with the unit, as links: each leads to a page of its own. */
const changeLinks = ({ actor }: SignedInContext, unit: Unit): ui.Content => {
  const open = changes.filter(({ action }) => can(actor, action, unit.path))
  return (
    open.length > 0 &&
    ui.disclosure({
      summary: p('organisation.change_unit'),
      children: html`<ul>
        ${open.map(({ to, text }) => html`<li><a href="${`${unitPath(unit.id)}/${to}`}">${text}</a></li>`)}
      </ul>`,
    })
  )
}

const tierOf = ([latest]: Awaited<ReturnType<typeof findNamesOfUnit>>): Text | null => {
  const { tierVietnamese, tierEnglish } = latest ?? {}
  return tierVietnamese && tierEnglish ? (lang) => (lang === 'vi' ? tierVietnamese : tierEnglish) : null
}

type Above = { id: string; name: string }

const facts = (unit: Unit, tier: Text | null, parent: Above | undefined): ui.Html =>
  ui.descriptionList([
    { term: p('organisation.name'), value: unit.name },
    { term: p('organisation.kind'), value: kindName(unit.kind) },
    { term: p('organisation.tier'), value: tier },
    { term: p('organisation.place_name'), value: unit.placeName },
    { term: p('organisation.code'), value: unit.code },
    { term: p('organisation.is_authority'), value: p(unit.isAuthority ? 'organisation.yes' : 'organisation.no') },
    { term: p('organisation.valid'), value: periodText(unit.validFrom, unit.validTo) },
    { term: p('organisation.parent'), value: parent ? unitLink(parent.id, parent.name) : p('organisation.root') },
  ])

const peopleTable = (people: readonly PersonInUnit[]): ui.Html =>
  ui.table({
    caption: p('organisation.people'),
    rows: people,
    columns: [
      { header: p('organisation.person'), rowHeader: true, cell: (person) => personLink(person.id, person.name) },
      {
        header: p('organisation.title'),
        cell: (person) => [
          person.title,
          person.isHead && [' ', ui.statusBadge({ text: p('organisation.head'), tone: 'info' })],
        ],
      },
    ],
    empty: ui.emptyState({ title: p('organisation.no_people') }),
  })

const childTable = (children: readonly Unit[]): ui.Content =>
  children.length > 0 &&
  ui.table({
    caption: p('organisation.children'),
    rows: children,
    columns: [
      { header: p('organisation.unit'), rowHeader: true, cell: (unit) => unitLink(unit.id, unit.shortName) },
      { header: p('organisation.kind'), cell: (unit) => kindName(unit.kind) },
    ],
  })

const kinshipItem = (other: Kinship): ui.Html =>
  html`<li>
    ${
      other.id && other.name
        ? html`${p(`organisation.${other.side}`)} ${unitLink(other.id, other.name)}`
        : p('organisation.no_heir')
    }
    (${p(`organisation.by_${other.kind}`)}, ${ui.date(other.on)}${other.document && `, ${other.document}`})
  </li>`

type Dated = { from: Temporal.PlainDate; to: Temporal.PlainDate | null; document: string }

const datedList = <Row extends Dated>(title: Text, rows: readonly Row[], what: (row: Row) => ui.Content): ui.Content =>
  rows.length > 1 &&
  section(
    title,
    html`<ul>
      ${rows.map((row) => html`<li>${what(row)}, ${periodText(row.from, row.to)}${row.document && `, ${row.document}`}</li>`)}
    </ul>`,
  )

const aliasTable = (
  context: SignedInContext,
  unit: Unit,
  aliases: Awaited<ReturnType<typeof findAliasesOfUnit>>,
): ui.Html =>
  section(
    p('organisation.aliases'),
    html`<p class="muted">${p('organisation.aliases_lead')}</p>
      ${ui.table({
        caption: p('organisation.aliases'),
        captionHidden: true,
        rows: aliases,
        columns: [
          { header: p('organisation.alias'), rowHeader: true, cell: (row) => row.alias },
          { header: p('organisation.alias_where'), cell: (row) => row.authorityName ?? p('organisation.everywhere') },
          {
            header: p('organisation.remove'),
            cell: (row) =>
              can(context.actor, 'organisation.add_alias', unit.path) &&
              ui.buttonForm({
                action: `${unitPath(unit.id)}/ten-goi/${row.id}/bo`,
                csrf: context.csrf,
                text: p('organisation.remove'),
                about: row.alias,
                small: true,
              }),
          },
        ],
        empty: html`<p>${p('organisation.no_aliases')}</p>`,
      })} `,
  )

/** A unit: what it is, who works there, what stands below it, what it was and became. */
export async function showUnit(context: SignedInContext): Promise<ui.Html> {
  const { db } = context
  const unit = await getUnit(db, context.params.id!)
  const names = await findUnitNames(db, idsOnPath(unit.path))
  const above = idsOnPath(unit.path)
    .slice(0, -1)
    .map((id) => ({ id, name: names.get(id) ?? '' }))
  const people = await findPeopleOf(db, unit.id)
  const children = await findUnits(db, { parentId: unit.id })
  const kin = await findSuccession(db, unit.id)
  const aliases = await findAliasesOfUnit(db, unit.id)
  const past = { names: await findNamesOfUnit(db, unit.id), parents: await findParentsOfUnit(db, unit.id) }
  return ui.staffPage({
    ...context.frame,
    title: unit.shortName,
    status: unit.validTo && ui.statusBadge({ text: p('organisation.ended'), tone: 'neutral' }),
    crumbs: [
      { text: p('organisation.page_tree'), href: '/to-chuc' },
      ...above.map(({ id, name }) => ({ text: name, href: unitPath(id) })),
    ],
    children: html`${changeLinks(context, unit)}${facts(unit, tierOf(past.names), above.at(-1))}
    ${peopleTable(people)}${childTable(children)}
    ${
      kin.length > 0 &&
      section(
        p('organisation.succession'),
        html`<ul>
          ${kin.map(kinshipItem)}
        </ul>`,
      )
    }
    ${datedList(p('organisation.past_names'), past.names, (row) => row.name)}
    ${datedList(p('organisation.past_parents'), past.parents, (row) => unitLink(row.id, row.name))}
    ${aliasTable(context, unit, aliases)} ${historySection(await findHistory(db, [unit.id]))}`,
  })
}
