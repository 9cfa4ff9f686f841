import type { SignedInContext } from '../../../kernel/http/context.ts'
import { notFound } from '../../../kernel/errors.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findUnitNames } from '../../../foundation/organisation/index.ts'
import { contentOf } from '../editing/change-draft.ts'
import { compareContents, type Change } from '../parts/compare.ts'
import { mayKeep } from '../procedure-access.ts'
import { findVersions } from '../procedure-version.ts'
import { t } from './texts.ts'
import { cataloguePath } from './paths.ts'

const tones = { added: 'success', removed: 'danger', changed: 'info' } as const

/** Every change as old against new. */
export const changesTable = (changes: readonly Change[], caption = t('procedures.what_changes')): ui.Html =>
  ui.table({
    caption,
    captionHidden: true,
    columns: [
      {
        header: t('procedures.part_column'),
        rowHeader: true,
        cell: ({ part, line }) => html`${part}${line && html`<br /><span class="muted">${line}</span>`}`,
      },
      {
        header: t('procedures.change_column'),
        cell: ({ what }) => ui.statusBadge({ text: t(`procedures.change_${what}`), tone: tones[what] }),
      },
      { header: t('procedures.old_new_column'), cell: ({ before, after }) => ui.textDiff({ before, after }) },
    ],
    rows: changes,
    empty: html`<p>${t('procedures.no_changes')}</p>`,
  })

/** What one version changes of another. */
export async function showComparison({ db, actor, frame, params, url }: SignedInContext): Promise<ui.Html> {
  const versions = (await findVersions(db, params.id!)).filter(
    (version) => version.announcedAt || mayKeep(actor, version.authorityPath),
  )
  const numbered = (name: string) => versions.find(({ number }) => String(number) === url.searchParams.get(name))
  const after = url.searchParams.has('moi') ? numbered('moi') : versions[0]
  const before = numbered('cu') ?? versions.find(({ number }) => number === (after?.number ?? 0) - 1)
  if (!before || !after) throw notFound('procedures.not_found')
  const units = [before, after].flatMap(({ competent }) => competent.unitId ?? [])
  const names = await findUnitNames(db, units)
  const changes = compareContents(contentOf(before), contentOf(after), (id) => names.get(id) ?? id)
  return ui.staffPage({
    ...frame,
    title: t('procedures.what_changes'),
    lead: t('procedures.compared', { name: after.name, before: before.number, after: after.number }),
    crumbs: [
      { text: t('procedures.title'), href: cataloguePath },
      { text: after.name, href: `${cataloguePath}/${after.procedureId}?ban=${after.number}` },
    ],
    children: changesTable(changes),
  })
}
