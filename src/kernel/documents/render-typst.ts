// Typst sets our own templates in Tinos, which has the measures of Times New Roman. What people wrote goes in as JSON
// through `sys.inputs`: it is shown, never run.
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'
import type { TypesetJob } from './typeset.ts'

// One at a time: a register of thousands of rows takes two seconds of a core and half a gigabyte.
let queue: Promise<unknown> = Promise.resolve()

/** @returns PDF/A-2b, tagged; the same bytes for the same data and the same instant */
export async function renderTypst(template: URL, data: object, at: Temporal.Instant): Promise<Uint8Array> {
  const job: TypesetJob = {
    template: await readFile(template, 'utf8'),
    data: JSON.stringify(data),
    at: Math.floor(at.epochMilliseconds / 1000),
  }
  const turn = queue.then(() => typeset(job))
  queue = turn.catch(() => undefined)
  return turn
}

async function typeset(workerData: TypesetJob): Promise<Uint8Array> {
  const worker = new Worker(new URL('./typeset.ts', import.meta.url), { workerData })
  const [pdf] = (await once(worker, 'message')) as [Uint8Array]
  await worker.terminate()
  return pdf
}
