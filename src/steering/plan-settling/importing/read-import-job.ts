// Reading a document takes seconds and may take a minute: it happens beside the requests, in a process of its own.
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { findUnits } from '../../../foundation/organisation/index.ts'
import { announce } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { AppError } from '../../../kernel/errors.ts'
import { openFile } from '../../../kernel/files/open-file.ts'
import type { JobDefinition, JobRun } from '../../../kernel/jobs/define.ts'
import { every } from '../../../kernel/jobs/every.ts'
import { readPlanFile } from '../../plan-reading/index.ts'
import { keepReading } from './keep-reading.ts'

export const readImportJobName = 'plan_settling.read_import'

const readingRule = { rule: 'plan-reading' }

const payloadOf = z.object({ importId: z.uuid() })

const findToRead = (tx: Tx, id: string) =>
  tx.query
    .selectFrom('plan_settling.import')
    .select(['id', 'authority_id', 'file_id'])
    .where('id', '=', id)
    .where('read_at', 'is', null)
    .where('dropped_at', 'is', null)
    .executeTakeFirst()

/** The names by which the cells of the document are told apart; a province has some thousand. */
async function knownUnits(tx: Tx): Promise<{ name: string; aliases: string[] }[]> {
  const units = await findUnits(tx, { limit: 3000 })
  return units.map(({ name, shortName, placeName }) => ({
    name,
    aliases: [shortName, ...(placeName ? [placeName] : [])],
  }))
}

/** Looks twice a second whether the person has had enough of waiting; the work then ends at once. */
async function cancellable<Result>(run: JobRun, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const ending = new AbortController()
  const watch = every(500, run.ensureNotCancelled, (error) => ending.abort(error))
  try {
    return await work(ending.signal)
  } finally {
    await watch.stop()
  }
}

async function refuse(tx: Tx, it: { id: string; authority_id: string }, code: string): Promise<void> {
  await tx.query.updateTable('plan_settling.import').set({ refused_code: code }).where('id', '=', it.id).execute()
  await announce(tx, readingRule, {
    name: 'plan_settling.file_refused',
    subjectKind: 'plan_import',
    subjectId: it.id,
    unitId: it.authority_id,
    detail: { code },
  })
}

export const readImportJob: JobDefinition = {
  name: readImportJobName,
  run: async (run, payload) => {
    const { importId } = payloadOf.parse(payload)
    const it = await run.transaction((tx) => findToRead(tx, importId))
    if (!it) return undefined
    await run.progress(0, 2)
    const { stream } = await openFile(run.services, it.file_id)
    const bytes = await buffer(stream)
    const units = await run.transaction(knownUnits)
    const reading = await cancellable(run, (signal) => readPlanFile(bytes, { units, signal }))
    await run.progress(1, 2)
    if (!reading.read) {
      const { code } = reading.refusal
      await run.transaction((tx) => refuse(tx, it, code))
      throw new AppError(code, 422, { fault: reading.fault ?? null })
    }
    await run.transaction((tx) => keepReading(tx, it.id, reading))
    await run.progress(2, 2)
    return { href: `/ke-hoach/nhap/${it.id}` }
  },
}
