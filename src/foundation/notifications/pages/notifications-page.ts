import type { SignedInContext } from '../../../kernel/http/context.ts'
import { errorOf, type FormProblem } from '../../../kernel/http/problem.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findContacts } from '../../organisation/index.ts'
import { noticeSentence, noticeTitle } from '../notice.ts'
import { findNotifications, findPreference, type NotificationRow } from '../notification-queries.ts'
import { t } from '../texts.ts'

const pageSize = 50
const path = '/thong-bao'

const stateOf = (row: NotificationRow): ui.Html =>
  row.read_at
    ? html`<span class="muted">${t('notifications.read')}</span>`
    : ui.statusBadge({ text: t('notifications.unread'), tone: 'info' })

const words = (row: NotificationRow): ui.Html =>
  html`<a href="${row.href}">${noticeTitle(row)}</a><br /><span class="muted">${noticeSentence(row)}</span>`

// Opening marks as read too; the title is a plain link for those who want it in another window.
const buttonsOf = (row: NotificationRow, csrf: string): ui.Content => {
  const form = { action: `${path}/${row.id}/da-doc`, csrf, about: noticeTitle(row), small: true }
  return ui.buttonGroup([
    ui.buttonForm({ ...form, text: t('notifications.open'), hidden: { open: 'true' } }),
    !row.read_at && ui.buttonForm({ ...form, text: t('notifications.mark_read'), kind: 'plain' }),
  ])
}

const list = (rows: readonly NotificationRow[], csrf: string): ui.Html =>
  ui.table({
    caption: t('notifications.title'),
    captionHidden: true,
    columns: [
      { header: t('notifications.notice'), rowHeader: true, cell: words },
      { header: t('notifications.at'), cell: (row) => ui.dateTime(row.created_at) },
      { header: t('notifications.state'), cell: stateOf },
      { header: t('notifications.action'), cell: (row) => buttonsOf(row, csrf) },
    ],
    rows,
    empty: ui.emptyState({ title: t('notifications.none'), body: t('notifications.none_body') }),
  })

async function settings({ db, actor, csrf }: SignedInContext, problem: FormProblem | undefined): Promise<ui.Html> {
  const { byEmail, lang } = await findPreference(db, actor)
  const [contact] = await findContacts(db, [actor.personId])
  return ui.disclosure({
    summary: t('notifications.settings'),
    open: problem !== undefined,
    children: ui.form({
      action: `${path}/cai-dat`,
      csrf,
      children: [
        ui.checkbox({
          name: 'byEmail',
          label: t('notifications.by_email'),
          checked: byEmail,
          hint: contact?.email ? t('notifications.address', { address: contact.email }) : t('notifications.no_address'),
        }),
        ui.select({
          name: 'lang',
          label: t('notifications.lang'),
          placeholder: false,
          value: lang,
          options: [
            { value: 'vi', text: t('notifications.lang_vi') },
            { value: 'en', text: t('notifications.lang_en') },
          ],
          error: errorOf(problem, 'notifications.set_preference', 'lang'),
        }),
        ui.button({ text: t('notifications.save') }),
      ],
    }),
  })
}

/** My notifications, newest first. */
export async function showNotifications(context: SignedInContext, problem?: FormProblem): Promise<ui.Html> {
  const { db, actor, csrf, frame, url, services } = context
  const rows = await findNotifications(db, actor, { after: placeOf(url), limit: pageSize + 1 })
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.created_at, id: row.id }))
  const unread = frame.notifications?.unread ?? 0
  return ui.staffPage({
    ...frame,
    title: t('notifications.title'),
    lead: t('notifications.lead'),
    errors: problem?.errors,
    actions: ui.buttonGroup([
      unread > 0 &&
        ui.buttonForm({
          action: `${path}/da-doc`,
          csrf,
          hidden: { until: db.now.toString() },
          text: t('notifications.mark_all_read'),
        }),
      !services.config.smtpUrl &&
        ui.linkButton({
          text: t('notifications.mailbox_simulated'),
          href: `${path}/hop-thu-mo-phong`,
          kind: 'secondary',
        }),
    ]),
    children: [list(shown, csrf), pages, await settings(context, problem)],
  })
}
