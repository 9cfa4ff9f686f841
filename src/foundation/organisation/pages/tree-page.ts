import { canAnywhere } from '../../../kernel/access/actor.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import { parseDate } from '../../../kernel/text/dates.ts'
import { normalise } from '../../../kernel/text/vietnamese.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { today } from '../today.ts'
import { findTreeOn, type TreeUnit } from '../units/tree-on-day.ts'
import { kindName, territorialKinds, type Unit } from '../units/unit.ts'
import { findUnits } from '../units/unit-queries.ts'
import { importPath } from './import-page.ts'
import { unitLink, unitPath } from './shared.ts'
import { p } from './texts.ts'

/** Two levels are what fits on a page for a province; what lies deeper is on the page of its unit. */
const levels = 2
const searchLimit = 100

const counts = ({ children, people }: TreeUnit, deepest: boolean): ui.Content => {
  const parts = [
    deepest && children > 0 && p('organisation.count_children', { count: children }),
    people > 0 && p('organisation.count_people', { count: people }),
  ].filter((part) => part !== false)
  return parts.length > 0 && html` <span class="muted">${parts.map((part, at) => [at > 0 && ', ', part])}</span>`
}

const isPlace = ({ kind }: TreeUnit): boolean => territorialKinds.some((one) => one === kind)

/** Departments before communes, as every list of an authority's units has them; each by name. */
function nodes(tree: readonly TreeUnit[], parentId: string | null): ui.TreeNode[] {
  const own = tree.filter((unit) =>
    parentId === null ? unit.depth === 0 : unit.parentId === parentId && unit.depth > 0,
  )
  return own
    .toSorted((a, b) => Number(isPlace(a)) - Number(isPlace(b)))
    .map((unit) => {
      const below = unit.depth < levels ? nodes(tree, unit.id) : []
      if (below.length === 0) return { label: html`${unitLink(unit.id, unit.name)}${counts(unit, true)}` }
      // What opens a branch cannot hold a link as well: the link to the unit is the first thing inside.
      const itself = {
        label: html`<a href="${unitPath(unit.id)}">${p('organisation.see_unit', { name: unit.name })}</a>`,
      }
      return { label: [unit.name, counts(unit, false)], children: [itself, ...below], open: unit.depth === 0 }
    })
}

const found = (units: readonly Unit[]): ui.Html =>
  ui.table({
    caption: p('organisation.found'),
    rows: units,
    columns: [
      { header: p('organisation.unit'), rowHeader: true, cell: (unit) => unitLink(unit.id, unit.shortName) },
      { header: p('organisation.kind'), cell: (unit) => kindName(unit.kind) },
      { header: p('organisation.code'), cell: (unit) => unit.code ?? '—' },
    ],
    empty: ui.emptyState({ title: p('organisation.found_none') }),
  })

export async function showTree(context: SignedInContext): Promise<ui.Html> {
  const { db, url } = context
  const on = parseDate(url.searchParams.get('ngay') ?? '') ?? today(db)
  const words = normalise(url.searchParams.get('ten') ?? '')
  const [result, tree] = words
    ? [await findUnits(db, { words, on, limit: searchLimit }), []]
    : [undefined, await findTreeOn(db, on, { levels })]
  return ui.staffPage({
    ...context.frame,
    title: p('organisation.page_tree'),
    lead: p('organisation.page_tree_lead'),
    actions:
      canAnywhere(context.actor, 'organisation.import') &&
      ui.linkButton({ text: p('organisation.import'), href: importPath, kind: 'secondary' }),
    children: html`${ui.filterBar({
      action: '/to-chuc',
      fields: [
        ui.dateInput({ name: 'ngay', label: p('organisation.on_day'), value: on.toString() }),
        ui.textInput({
          name: 'ten',
          label: p('organisation.find_unit'),
          type: 'search',
          value: words,
          width: 'medium',
        }),
      ],
      clearHref: '/to-chuc',
    })}${
      result
        ? found(result)
        : tree.length > 0
          ? ui.treeList(nodes(tree, null))
          : ui.emptyState({ title: p('organisation.no_units') })
    }`,
  })
}
