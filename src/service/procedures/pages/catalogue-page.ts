import type { SignedInContext } from '../../../kernel/http/context.ts'
import { namePlaceOf, onePage, withParts } from '../../../kernel/http/list-address.ts'
import type { Actor } from '../../../kernel/access/actor.ts'
import { formatDate } from '../../../kernel/text/dates.ts'
import { inLanguage, type Text } from '../../../kernel/text/language.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, findUnits, today, type Tier } from '../../../foundation/organisation/index.ts'
import {
  catalogueStates,
  countByState,
  findFields,
  findProcedures,
  type CatalogueState,
  type ProcedureFilter,
  type ProcedureRow,
  type StateCounts,
} from '../find-procedures.ts'
import { optionText } from '../parts/cell.ts'
import { keepsSome, keptBy, mayKeepWords } from '../procedure-access.ts'
import { fieldsPath } from './fields-page.ts'
import { codeText, isCode } from '../procedure-code.ts'
import { channels, onlineLevels } from '../procedure-content.ts'
import { t } from './texts.ts'
import { saysNothing } from '../procedure-search.ts'
import {
  competentText,
  fieldText,
  levelBadge,
  marks,
  nearBadge,
  shortTerm,
  stateBadge,
  stateOfDays,
  type State,
} from './words.ts'
import { cataloguePath } from './paths.ts'

const pageSize = 50

/** The states in the words of an address. */
const stateNames: Record<CatalogueState, string> = {
  in_force: 'hieu-luc',
  coming: 'sap-hieu-luc',
  ended: 'bai-bo',
  draft: 'ban-thao',
}

/** Drafts are for those who keep a catalogue. */
const statesFor = (actor: Actor): CatalogueState[] =>
  catalogueStates.filter((state) => state !== 'draft' || keepsSome(actor))

export function readProcedureFilter(url: URL, actor: Actor): ProcedureFilter {
  const { searchParams } = url
  const get = (name: string): string | undefined => searchParams.get(name)?.trim().slice(0, 200) || undefined
  const unitId = get('don-vi')
  return {
    q: get('q'),
    state: statesFor(actor).find((state) => stateNames[state] === get('tinh-trang')),
    keeps: keptBy(actor),
    fieldId: get('linh-vuc'),
    tier: get('cap'),
    unitId: isUuid(unitId) ? unitId : undefined,
    kind: (['public', 'internal'] as const).find((kind) => kind === get('loai')),
    onlineLevel: onlineLevels.find((level) => level === get('muc-do')),
    channel: channels.find((channel) => channel === get('kenh')),
    after: namePlaceOf(url),
  }
}

const textIn = (options: readonly ui.Option[], value: string | undefined) =>
  options.find((option) => option.value === value)?.text

/** The version itself, unless it is the one that the page shows by itself. */
const hrefOf = (row: ProcedureRow, state: State): string =>
  `${cataloguePath}/${row.id}${state === 'in_force' ? '' : `?ban=${row.number}`}`

const columns = (tiers: readonly Tier[], on: Temporal.PlainDate): ui.Column<ProcedureRow>[] => [
  {
    header: t('procedures.name_column'),
    rowHeader: true,
    cell: (row) => {
      const state = stateOfDays(row, on)
      return html`<a href="${hrefOf(row, state)}">${row.name}</a
        >${row.isNear && html` ${nearBadge}`}${state !== 'in_force' && html` ${stateBadge(state)}`}<br /><span
          class="muted"
          >${codeText(row)} ·
          ${fieldText(row.fieldNames)}${state === 'coming' && html` · ${t('procedures.from_day', { day: dayText(row.validFrom) })}`}${state === 'ended' && html` · ${t('procedures.until_day', { day: dayText(row.validTo) })}`}</span
        >${marks(row)}`
    },
  },
  { header: t('procedures.competent_column'), cell: (row) => competentText(row, tiers) },
  { header: t('procedures.term_column'), cell: shortTerm },
  { header: t('procedures.level_column'), cell: (row) => levelBadge(row.onlineLevel) },
]

const dayText =
  (day: Temporal.PlainDate | null): Text =>
  (lang) =>
    formatDate(day, lang)

const stateTabs = (url: URL, { state = 'in_force' }: ProcedureFilter, counts: StateCounts, actor: Actor) =>
  statesFor(actor).map((each) => ({
    text: t(`procedures.states_${each}`),
    href: withParts(url, {
      'tinh-trang': each === 'in_force' && !isCode(url.searchParams.get('q') ?? '') ? undefined : stateNames[each],
    }),
    current: each === state,
    count: counts[each],
  }))

/** Says what else may be tried, and where it would be found. */
const nothingFound = ({ q, state = 'in_force' }: ProcedureFilter, counts: StateCounts): ui.Html => {
  const elsewhere = catalogueStates.filter((each) => each !== state && counts[each] > 0)
  const hint = saysNothing(q) ? t('procedures.type_words') : t('procedures.none_body')
  return ui.emptyState({
    title: t('procedures.none'),
    body: html`${hint}${elsewhere.map((each) => html` ${t('procedures.found_elsewhere', { count: counts[each], state: (lang) => inLanguage(t(`procedures.states_${each}`), lang) })}`)}`,
  })
}

const keeping = (actor: SignedInContext['actor']): ui.Content =>
  keepsSome(actor) && [
    ui.linkButton({ text: t('procedures.new'), href: `${cataloguePath}/moi` }),
    ui.linkButton({ text: t('procedures.drafts'), href: `${cataloguePath}/ban-thao`, kind: 'secondary' }),
    ui.linkButton({ text: t('procedures.import'), href: `${cataloguePath}/nhap`, kind: 'secondary' }),
    ui.linkButton({ text: t('procedures.words'), href: `${cataloguePath}/tu-ngu`, kind: 'secondary' }),
    mayKeepWords(actor) && ui.linkButton({ text: t('procedures.fields'), href: fieldsPath, kind: 'secondary' }),
  ]

/** The catalogue: what is in force or in another state, narrowed by words, field, tier, unit and level. */
export async function showCatalogue({ db, actor, frame, url }: SignedInContext): Promise<ui.Html> {
  const asked = readProcedureFilter(url, actor)
  // Who types a code means that procedure, whatever has become of it.
  const filter = asked.q && isCode(asked.q) && !asked.state ? { ...asked, state: 'any' as const } : asked
  const rows = await findProcedures(db, { ...filter, limit: pageSize + 1 })
  const counts = await countByState(db, filter)
  const on = today(db)
  const { shown, pages } = onePage(url, rows, filter.q ? rows.length : pageSize, ({ name, versionId: id }) => ({
    name,
    id,
  }))
  const [fields, tiers, units] = [
    await findFields(db),
    await findTiers(db, on),
    await findUnits(db, { authorities: true, limit: 500 }),
  ]
  const options = {
    fields: fields.map((field) => ({ value: field.id, text: fieldText(field) })),
    tiers: tiers.map(({ code, name }) => ({ value: code, text: name })),
    units: units.map(({ id, shortName }) => ({ value: id, text: shortName })),
    levels: onlineLevels.map((value) => ({ value, text: optionText(value) })),
    kinds: [
      { value: 'public', text: t('procedures.kind_public') },
      { value: 'internal', text: t('procedures.kind_internal') },
    ],
  }
  const any = t('procedures.any')
  const search = new URLSearchParams(url.search)
  search.delete('sau')
  const query = search.size > 0 ? `?${search.toString()}` : ''
  return ui.staffPage({
    ...frame,
    title: t('procedures.title'),
    actions: keeping(actor),
    tabs: ui.tabs(stateTabs(url, filter, counts, actor)),
    children: [
      ui.filterBar({
        action: cataloguePath,
        active: ui.chosenFilters(url, [
          { name: 'q', label: t('procedures.search') },
          { name: 'linh-vuc', label: t('procedures.field_column'), text: textIn(options.fields, filter.fieldId) },
          { name: 'cap', label: t('procedures.tier_column'), text: textIn(options.tiers, filter.tier) },
          { name: 'don-vi', label: t('procedures.competent_column'), text: textIn(options.units, filter.unitId) },
          { name: 'muc-do', label: t('procedures.level_column'), text: textIn(options.levels, filter.onlineLevel) },
          { name: 'loai', label: t('procedures.kind_column'), text: textIn(options.kinds, filter.kind) },
        ]),
        clearHref: cataloguePath,
        hidden: { 'tinh-trang': filter.state && filter.state !== 'any' ? stateNames[filter.state] : undefined },
        fields: [
          ui.textInput({
            name: 'q',
            label: t('procedures.search'),
            value: filter.q,
            type: 'search',
            placeholder: t('procedures.search_hint'),
          }),
          ui.select({
            name: 'linh-vuc',
            label: t('procedures.field_column'),
            placeholder: any,
            value: filter.fieldId,
            options: options.fields,
          }),
          ui.select({
            name: 'cap',
            label: t('procedures.tier_column'),
            placeholder: any,
            value: filter.tier,
            options: options.tiers,
          }),
          ui.select({
            name: 'don-vi',
            label: t('procedures.competent_column'),
            placeholder: any,
            value: filter.unitId,
            options: options.units,
          }),
          ui.select({
            name: 'muc-do',
            label: t('procedures.level_column'),
            placeholder: any,
            value: filter.onlineLevel,
            options: options.levels,
          }),
          ui.select({
            name: 'loai',
            label: t('procedures.kind_column'),
            placeholder: any,
            value: filter.kind,
            options: options.kinds,
          }),
        ],
      }),
      rows[0]?.isNear && ui.notice({ tone: 'info', title: t('procedures.near_only', { q: filter.q ?? '' }) }),
      ui.table({
        caption: t('procedures.title'),
        captionHidden: true,
        columns: columns(tiers, on),
        rows: filter.q ? rows.slice(0, pageSize) : shown,
        empty: nothingFound(filter, counts),
      }),
      filter.q !== undefined &&
        rows.length > pageSize &&
        html`<p class="muted">${t('procedures.more_found', { count: pageSize })}</p>`,
      pages,
      html`<p class="muted">
        ${t('procedures.take_along')}
        <a href="${`${cataloguePath}/xuat/xlsx${query}`}">XLSX</a>,
        <a href="${`${cataloguePath}/xuat/json${query}`}">JSON</a>
      </p>`,
    ],
  })
}
