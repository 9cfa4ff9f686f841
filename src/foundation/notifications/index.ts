// The door of notifications.
import { registerUnreadCount } from '../../kernel/http/frame.ts'
import type { Module } from '../../kernel/module.ts'
import { countUnread } from './notification-queries.ts'
import { notificationDoors, notificationRoutes } from './routes.ts'
import { sendEmails } from './send-email.ts'

registerUnreadCount(countUnread)

export const notificationsModule: Module = {
  name: 'notifications',
  routes: notificationRoutes,
  doors: notificationDoors,
  jobs: [sendEmails],
}

export { excerpt, type Notice, type NoticeParams } from './notice.ts'
export { notify, type NotifyInput } from './notify.ts'
export { takeBackNotices } from './take-back.ts'
