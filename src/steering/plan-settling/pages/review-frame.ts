// What stands around the pages of one import: the plan's name, how far it is, its parts.
import type { SignedInContext } from '../../../kernel/http/context.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { importHref } from '../addresses.ts'
import { isoDay } from '../iso-date.ts'
import { ownDoubts, printedUnits, type PointKind } from '../open-points.ts'
import type { Review } from '../settling/get-review.ts'
import { stateBadge } from './import-list-page.ts'
import { p } from './texts.ts'

export const titleOf = ({ draft, row }: Pick<Review, 'draft' | 'row'>): string => draft.document.title ?? row.file_name

const openOf = ({ points }: Review, ...kinds: PointKind[]): number =>
  points.filter(({ kind }) => kinds.includes(kind)).length

const parts = (review: Review) =>
  [
    { part: '', text: p('settling.tab_overview'), count: 0 },
    { part: 'thong-tin', text: p('settling.tab_head'), count: openOf(review, 'document') },
    { part: 'nhiem-vu', text: p('settling.tab_tasks'), count: openOf(review, 'task') },
    { part: 'don-vi', text: p('settling.tab_units'), count: openOf(review, 'unit') },
    { part: 'chi-tieu', text: p('settling.tab_targets'), count: openOf(review, 'target', 'conflict') },
    { part: 'trach-nhiem', text: p('settling.tab_duties'), count: 0 },
    { part: 'cac-buoc', text: p('settling.tab_steps'), count: 0 },
    { part: 'van-ban', text: p('settling.tab_source'), count: 0 },
  ] as const

export type Part = ReturnType<typeof parts>[number]['part']

export type ReviewPageProps = {
  part: Part
  actions?: ui.Content
  errors?: ui.FieldErrors | undefined
  children: ui.Content
}

/** A page that shows a whole list of the draft; counts in the tabs are open points. */
export const reviewPage = (context: SignedInContext, review: Review, props: ReviewPageProps): ui.Html => {
  const { row, draft } = review
  const { number, dateIssued } = draft.document
  const issued = isoDay(dateIssued)
  return ui.staffPage({
    ...context.frame,
    title: titleOf(review),
    status: stateBadge(row),
    lead: html`${row.authority_name}${number && ` · ${number}`}${issued && html` · ${ui.date(issued)}`} ·
    ${row.file_name}`,
    crumbs: [{ text: p('settling.list_title'), href: '/ke-hoach/nhap/danh-sach' }],
    tabs: ui.tabs(
      parts(review).map(({ part, text, count }) => ({
        text,
        href: importHref(row.id, part),
        count,
        current: part === props.part,
      })),
    ),
    actions: props.actions,
    errors: props.errors,
    children: props.children,
  })
}

/** How many of each: what the overview and the lists speak of. */
export const amounts = ({ draft }: Pick<Review, 'draft'>) => ({
  tasks: draft.tasks.length,
  targets: draft.targets.length,
  duties: draft.duties.length + draft.reporting.length,
  units: printedUnits(draft).length,
  doubtfulTargets: draft.targets.filter((target) => ownDoubts(target).length).length,
})
