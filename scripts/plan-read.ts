// Prints what is understood of a plan as JSON:  npm run --silent plan:read -- FILE [--units FILE]
// Needs no database. Ends with 2 and one line that says why where the file is refused.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readPlanFile } from '../src/steering/plan-reading/read-plan-file.ts'
import { parseUnits } from '../src/steering/plan-reading/known-units.ts'
import { printable } from '../src/steering/plan-reading/printable.ts'
import { texts } from '../src/steering/plan-reading/texts.ts'

/** npm runs scripts in the project; names of files are meant from where the person stands. */
const here = (name: string): string => resolve(process.env['INIT_CWD'] ?? '.', name)

const refuse = (sentence: string): void => {
  console.error(sentence)
  process.exitCode = 2
}

const main = async (): Promise<void> => {
  const { values, positionals } = parseArgs({ options: { units: { type: 'string' } }, allowPositionals: true })
  const [file] = positionals
  if (file === undefined || positionals.length > 1)
    return refuse('Cách dùng: npm run --silent plan:read -- TỆP [--units TỆP]')
  const units = values.units === undefined ? [] : parseUnits(readFileSync(here(values.units), 'utf8'))
  const reading = await readPlanFile(here(file), { units })
  if (!reading.read) return refuse(texts.vi[reading.refusal.code])
  process.stdout.write(`${JSON.stringify(printable(reading.plan), null, 2)}\n`)
}

await main().catch((error: unknown) => {
  refuse(`Không đọc được tệp: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`)
})
