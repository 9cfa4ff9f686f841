// Work of a program that died is taken up by another. A lock counts as abandoned when its holder has been silent for a
// minute; the minute also gives a program that has just started the time to say that it is there.
import { sql } from 'kysely'
import type { Database } from '../database/connect.ts'

/** The database's clock judges, since the programs may run on several machines. */
export const sayAlive = ({ query }: Database, worker: string): Promise<unknown> =>
  sql`insert into kernel.process (id, started_at, seen_at) values (${worker}, now(), now())
    on conflict (id) do update set seen_at = now()`.execute(query)

export async function sayGoodbye({ query }: Database, worker: string): Promise<void> {
  await sql`select graphile_worker.force_unlock_workers(array[${worker}])`.execute(query)
  await sql`delete from kernel.process where id = ${worker}`.execute(query)
}

/** Unlocks what dead programs held, and gives up on work that nobody will run any more. */
export async function takeOver({ query }: Database): Promise<void> {
  await sql`
    select graphile_worker.force_unlock_workers(array(
      select distinct job.locked_by from graphile_worker.jobs job
      where job.locked_at < now() - interval '1 minute' and not exists (
        select from kernel.process where id = job.locked_by and seen_at > now() - interval '1 minute')))`.execute(query)
  await sql`
    update kernel.job set state = 'failed', error_code = 'kernel.job_died', finished_at = now()
    where state in ('waiting', 'running') and not exists (
      select from graphile_worker.jobs queued where queued.key = 'kernel.job:' || job.id
        and (queued.locked_at is not null or queued.attempts < queued.max_attempts))`.execute(query)
  await sql`delete from kernel.process where seen_at < now() - interval '1 day'`.execute(query)
}
