import type { Db } from '../database/types.ts'

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

const shown = [
  'id',
  'name',
  'title',
  'state',
  'done',
  'total',
  'note',
  'result',
  'error_code',
  'error_details',
  'created_at',
  'finished_at',
  'cancel_requested_at',
] as const

const jobsOf = (db: Db, accountId: string) =>
  db.query.selectFrom('kernel.job').select(shown).where('account_id', '=', accountId)

/** One's own long jobs, newest first. */
export const findJobs = (db: Db, accountId: string, limit = 50) =>
  jobsOf(db, accountId).orderBy('created_at', 'desc').limit(limit).execute()

export const findJob = (db: Db, accountId: string, id: string) =>
  jobsOf(db, accountId).where('id', '=', id).executeTakeFirst()

/** Work behind a record: whoever asks has decided that the reader may know of it. */
export const findJobBehind = (db: Db, id: string) =>
  db.query.selectFrom('kernel.job').select(shown).select('account_id').where('id', '=', id).executeTakeFirst()

export type JobRow = Awaited<ReturnType<typeof findJobs>>[number]

export const isOver = ({ state }: Pick<JobRow, 'state'>): boolean => state !== 'waiting' && state !== 'running'
