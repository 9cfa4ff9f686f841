// The door of backups.
import type { Module } from '../../kernel/module.ts'
import { dailyBackup } from './make-daily-backup.ts'
import { backupDoors, backupRoutes } from './routes.ts'

export const backupsModule: Module = {
  name: 'backups',
  routes: backupRoutes,
  doors: backupDoors,
  jobs: [dailyBackup],
}
