import { canAnywhere } from '../../kernel/access/actor.ts'
import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { markAllRead, markAllReadInput, markRead, markReadInput } from './mark-read.ts'
import { actions } from './notifications-access.ts'
import { showMailbox } from './pages/mailbox-page.ts'
import { showNotifications } from './pages/notifications-page.ts'
import { setPreference, setPreferenceInput } from './set-preference.ts'
import { t } from './texts.ts'

const list = '/thong-bao'
const mailbox = '/thong-bao/hop-thu-mo-phong'

export const notificationRoutes: readonly Route[] = [
  page(list, (context) => showNotifications(context)),
  page(mailbox, showMailbox),
  action({
    path: '/thong-bao/da-doc',
    name: 'notifications.mark_all_read',
    input: markAllReadInput,
    run: markAllRead,
    next: () => ({ to: list, said: 'notifications.marked_said' }),
  }),
  action({
    path: '/thong-bao/cai-dat',
    name: 'notifications.set_preference',
    input: setPreferenceInput,
    run: setPreference,
    next: () => ({ to: list, said: 'notifications.saved_said' }),
    again: showNotifications,
  }),
  action({
    path: '/thong-bao/:id/da-doc',
    name: 'notifications.mark_read',
    input: markReadInput,
    run: markRead,
    next: (href, { open }) => (open ? href : list),
  }),
]

export const notificationDoors: readonly Door[] = [
  {
    href: mailbox,
    text: t('notifications.mailbox'),
    group: 'administration',
    order: 60,
    show: (actor) => canAnywhere(actor, actions['notifications.watch_delivery']),
  },
]
