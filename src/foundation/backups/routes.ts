import type { Door } from '../../kernel/http/frame.ts'
import { action, page, type Route } from '../../kernel/http/route.ts'
import { canInAll } from './backups-access.ts'
import { showBackups } from './pages/backups-page.ts'
import { setKept, setKeptInput } from './set-kept.ts'
import { t } from './texts.ts'

const path = '/quan-tri/sao-luu'

export const backupRoutes: readonly Route[] = [
  page(path, (context) => showBackups(context)),
  action({
    path: `${path}/so-ban`,
    name: 'backups.set_kept',
    input: setKeptInput,
    run: setKept,
    next: () => ({ to: path, said: 'backups.kept_said' }),
    again: showBackups,
  }),
]

export const backupDoors: readonly Door[] = [
  {
    href: path,
    text: t('backups.title'),
    group: 'administration',
    order: 70,
    show: (actor) => canInAll(actor, 'backups.watch'),
  },
]
