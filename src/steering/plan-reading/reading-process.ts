// The process that reads one file and ends: it is started by read-plan-file.ts without network and with little memory.
// Options as a line of JSON and then the bytes come in on standard input; the outcome leaves as JSON on descriptor 3.
import { writeSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { extractDocument } from './extraction/extract.ts'
import { RefusedFile } from './extraction/refusal.ts'
import type { PlanFileReading, UnderstandingOptions } from './read-plan-file.ts'
import { understandPlan } from './understanding/understand.ts'

const read = async (input: Buffer): Promise<PlanFileReading> => {
  const line = input.indexOf('\n')
  const options = JSON.parse(input.subarray(0, line).toString()) as UnderstandingOptions
  try {
    const source = await extractDocument(input.subarray(line + 1))
    return { read: true, source, plan: understandPlan(source, options) }
  } catch (error) {
    if (error instanceof RefusedFile) return { read: false, refusal: error.refusal }
    // No file may bring a fault of ours further than this; it is kept for whoever looks into it.
    const fault = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { read: false, refusal: { code: 'plan_reading.broken', params: {} }, fault }
  }
}

const outcome = Buffer.from(JSON.stringify(await read(await buffer(process.stdin))))
for (let written = 0; written < outcome.length;) written += writeSync(3, outcome, written)
