import type { SignedInContext } from '../../../kernel/http/context.ts'
import { isUuid } from '../../../kernel/uuid.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findTiers, findUnits, today, type Tier } from '../../../foundation/organisation/index.ts'
import { findFields, findProcedures, type ProcedureFilter, type ProcedureRow } from '../find-procedures.ts'
import { optionText } from '../parts/cell.ts'
import { keepsSome, mayKeepWords } from '../procedure-access.ts'
import { fieldsPath } from './fields-page.ts'
import { codeText } from '../procedure-code.ts'
import { channels, onlineLevels } from '../procedure-content.ts'
import { t } from './texts.ts'
import { competentText, fieldText, levelBadge, marks, shortTerm } from './words.ts'
import { cataloguePath } from './paths.ts'

const pageSize = 50

export function readProcedureFilter({ searchParams }: URL): ProcedureFilter {
  const get = (name: string): string | undefined => searchParams.get(name)?.trim().slice(0, 200) || undefined
  const [, name, id] = /^(.*)_([0-9a-f-]{36})$/s.exec(searchParams.get('sau') ?? '') ?? []
  const unitId = get('don-vi')
  return {
    q: get('q'),
    fieldId: get('linh-vuc'),
    tier: get('cap'),
    unitId: isUuid(unitId) ? unitId : undefined,
    kind: (['public', 'internal'] as const).find((kind) => kind === get('loai')),
    onlineLevel: onlineLevels.find((level) => level === get('muc-do')),
    channel: channels.find((channel) => channel === get('kenh')),
    after: name !== undefined && isUuid(id) ? { name, id } : undefined,
  }
}

function nextPage(url: URL, rows: readonly ProcedureRow[], filter: ProcedureFilter): string | undefined {
  const last = rows[pageSize - 1]
  if (filter.q || rows.length <= pageSize || !last) return undefined
  const search = new URLSearchParams(url.search)
  search.set('sau', `${last.name}_${last.versionId}`)
  return `${url.pathname}?${search.toString()}`
}

const textIn = (options: readonly ui.Option[], value: string | undefined) =>
  options.find((option) => option.value === value)?.text

const columns = (tiers: readonly Tier[]): ui.Column<ProcedureRow>[] => [
  {
    header: t('procedures.name_column'),
    rowHeader: true,
    cell: (row) =>
      html`<a href="${cataloguePath}/${row.id}">${row.name}</a><br /><span class="muted"
          >${codeText(row)} · ${fieldText(row.fieldNames)}</span
        >${marks(row)}`,
  },
  { header: t('procedures.competent_column'), cell: (row) => competentText(row, tiers) },
  { header: t('procedures.term_column'), cell: shortTerm },
  { header: t('procedures.level_column'), cell: (row) => levelBadge(row.onlineLevel) },
]

const keeping = (actor: SignedInContext['actor']): ui.Content =>
  keepsSome(actor) && [
    ui.linkButton({ text: t('procedures.new'), href: `${cataloguePath}/moi` }),
    ui.linkButton({ text: t('procedures.drafts'), href: `${cataloguePath}/ban-thao`, kind: 'secondary' }),
    ui.linkButton({ text: t('procedures.import'), href: `${cataloguePath}/nhap`, kind: 'secondary' }),
    ui.linkButton({ text: t('procedures.words'), href: `${cataloguePath}/tu-ngu`, kind: 'secondary' }),
    mayKeepWords(actor) && ui.linkButton({ text: t('procedures.fields'), href: fieldsPath, kind: 'secondary' }),
  ]

/** The catalogue: everything in force, narrowed by words, field, tier, unit and level. */
export async function showCatalogue({ db, actor, frame, url }: SignedInContext): Promise<ui.Html> {
  const filter = readProcedureFilter(url)
  const rows = await findProcedures(db, { ...filter, limit: pageSize + 1 })
  const [fields, tiers, units] = [
    await findFields(db),
    await findTiers(db, today(db)),
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
      ui.table({
        caption: t('procedures.title'),
        captionHidden: true,
        columns: columns(tiers),
        rows: rows.slice(0, pageSize),
        empty: ui.emptyState({ title: t('procedures.none'), body: t('procedures.none_body') }),
      }),
      filter.q !== undefined &&
        rows.length > pageSize &&
        html`<p class="muted">${t('procedures.more_found', { count: pageSize })}</p>`,
      ui.pagination({ next: nextPage(url, rows, filter) }),
      html`<p class="muted">
        ${t('procedures.take_along')}
        <a href="${`${cataloguePath}/xuat/xlsx${query}`}">XLSX</a>,
        <a href="${`${cataloguePath}/xuat/json${query}`}">JSON</a>
      </p>`,
    ],
  })
}
