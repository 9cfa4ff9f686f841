import { notFound } from '../../../kernel/errors.ts'
import type { SignedInContext } from '../../../kernel/http/context.ts'
import type { Db } from '../../../kernel/database/types.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { findVersions } from '../form-queries.ts'
import { ensureMayEdit } from '../forms-access.ts'
import { stateBadge } from './form-list-page.ts'
import { findFormUsers } from './form-users.ts'
import { versionPath } from './paths.ts'
import { t } from './texts.ts'

type VersionRow = Awaited<ReturnType<typeof findVersions>>[number]

const links = (version: VersionRow, before: VersionRow | undefined): ui.Html => {
  const path = versionPath(version.id)
  return ui.buttonGroup([
    !version.publishedAt && ui.linkButton({ text: t('forms.edit'), href: `${path}/sua`, small: true }),
    ui.linkButton({ text: t('forms.preview'), href: `${path}/xem-thu`, kind: 'secondary', small: true }),
    ui.linkButton({ text: t('forms.blank'), href: `${path}/de-trong.pdf`, kind: 'secondary', small: true }),
    before && ui.linkButton({ text: t('forms.compare'), href: `${path}/so-sanh`, kind: 'secondary', small: true }),
  ])
}

/** Which procedures are filed with it, and what has to happen before they take a new version. */
async function usesOf(db: Db, versions: readonly VersionRow[]): Promise<ui.Html> {
  const numbers = new Map(versions.map(({ id, number }) => [id, number]))
  const uses = await findFormUsers(db, [...numbers.keys()])
  return ui.section({
    id: 'thu-tuc',
    title: t('forms.uses'),
    children: !uses.length
      ? ui.html`<p class="muted">${t('forms.uses_none')}</p>`
      : [
          ui.html`<p>${t('forms.uses_lead')}</p>`,
          ui.table({
            caption: t('forms.uses'),
            captionHidden: true,
            rows: uses,
            columns: [
              {
                header: t('forms.use'),
                rowHeader: true,
                cell: (use) => ui.html`<a href="${use.href}">${use.name}</a>`,
              },
              {
                header: t('forms.use_version'),
                cell: ({ versionId }) => t('forms.version_n', { number: numbers.get(versionId) ?? 0 }),
              },
            ],
          }),
        ],
  })
}

/** A form with its versions. */
export async function showForm({ db, actor, frame, csrf, params }: SignedInContext): Promise<ui.Html> {
  const versions = await findVersions(db, params.id!)
  const [newest] = versions
  if (!newest) throw notFound()
  ensureMayEdit(actor, newest.authorityPath)
  return ui.staffPage({
    ...frame,
    title: newest.title || '—',
    crumbs: [{ text: t('forms.title'), href: '/bieu-mau' }],
    children: [
      ui.table({
        caption: t('forms.version'),
        captionHidden: true,
        rows: versions,
        columns: [
          { header: t('forms.version'), rowHeader: true, cell: ({ number }) => t('forms.version_n', { number }) },
          {
            header: t('forms.state'),
            cell: ({ publishedAt, publishedByName }) => [
              stateBadge(publishedAt),
              publishedAt &&
                ui.html`<br />${t('forms.published_by', { name: publishedByName ?? '' })}, ${ui.dateTime(publishedAt)}`,
            ],
          },
          {
            header: t('forms.edited'),
            cell: ({ editedAt, editedByName }) => ui.html`${editedByName}, ${ui.dateTime(editedAt)}`,
          },
          { header: t('forms.open'), cell: (version) => links(version, versions[versions.indexOf(version) + 1]) },
        ],
      }),
      await usesOf(db, versions),
      ui.buttonGroup([
        newest.publishedAt &&
          ui.buttonForm({ action: `${versionPath(newest.id)}/phien-ban-moi`, csrf, text: t('forms.new_version') }),
        !newest.publishedAt &&
          versions.length > 1 &&
          ui.buttonForm({
            action: `${versionPath(newest.id)}/bo`,
            csrf,
            text: t('forms.drop_version'),
            kind: 'danger',
          }),
      ]),
    ],
  })
}
