import type { SignedInContext } from '../../../kernel/http/context.ts'
import { onePage, placeOf } from '../../../kernel/http/list-address.ts'
import * as ui from '../../../kernel/ui/index.ts'
import { html } from '../../../kernel/ui/index.ts'
import { findEmails, type EmailRow } from '../notification-queries.ts'
import { t } from '../texts.ts'

const pageSize = 50

const stateOf = (row: EmailRow): ui.Content => {
  const badge = {
    waiting: ui.statusBadge({ text: t('notifications.mail_waiting'), tone: 'warning' }),
    sent: ui.statusBadge({ text: t('notifications.mail_sent'), tone: 'success' }),
    failed: ui.statusBadge({ text: t('notifications.mail_failed'), tone: 'danger' }),
  }[row.state]
  const more = row.handed_over_at
    ? ui.dateTime(row.handed_over_at)
    : row.last_error && t('notifications.tries', { count: row.attempts, error: row.last_error })
  return html`${badge}${more && html`<br /><span class="muted">${more}</span>`}`
}

const letter = (row: EmailRow): ui.Html =>
  ui.disclosure({
    summary: t('notifications.mail_body'),
    children: [
      row.body.split('\n\n').map((paragraph) => html`<p>${paragraph}</p>`),
      html`<p><a href="${row.href}">${t('notifications.open')}</a></p>`,
    ],
  })

/** What was sent by e-mail and what came of it; while no server is configured, the letters themselves. */
export async function showMailbox({ db, actor, frame, url, services }: SignedInContext): Promise<ui.Html> {
  const simulated = !services.config.smtpUrl
  const rows = await findEmails(db, actor, { after: placeOf(url), limit: pageSize + 1 })
  const { shown, pages } = onePage(url, rows, pageSize, (row) => ({ at: row.created_at, id: row.id }))
  return ui.staffPage({
    ...frame,
    title: t(simulated ? 'notifications.mailbox_simulated' : 'notifications.mailbox'),
    crumbs: [{ text: t('notifications.title'), href: '/thong-bao' }],
    children: [
      simulated && ui.notice({ tone: 'info', body: t('notifications.mailbox_simulated_body') }),
      ui.table({
        caption: t('notifications.mailbox'),
        captionHidden: true,
        columns: [
          { header: t('notifications.mail'), rowHeader: true, cell: (row) => row.subject },
          { header: t('notifications.to'), cell: (row) => row.address },
          {
            header: t('notifications.notice'),
            // Letters are for whom they are addressed to; a simulator has nothing in it but tries.
            cell: (row) => (simulated || row.person_id === actor.personId) && letter(row),
          },
          { header: t('notifications.at'), cell: (row) => ui.dateTime(row.created_at) },
          { header: t('notifications.state'), cell: stateOf },
        ],
        rows: shown,
        empty: ui.emptyState({ title: t('notifications.no_mails') }),
      }),
      pages,
    ],
  })
}
