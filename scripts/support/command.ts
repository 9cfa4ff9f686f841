// A program of the command line: says what it has to say in Vietnamese, or in English with --en, and opens the database
// of the configuration, also when the application is not running.
import { type Config, ConfigError, readConfig } from '../../src/kernel/config.ts'
import { openDatabase, type OpenedDatabase } from '../../src/kernel/database/open.ts'
import { StartFailure } from '../../src/kernel/database/start-failure.ts'
import { AppError } from '../../src/kernel/errors.ts'
import { errorText } from '../../src/kernel/http/problem.ts'
import { inLanguage, type Text } from '../../src/kernel/text/language.ts'

export type Command = { config: Config; opened: OpenedDatabase; say: (line: Text) => void }

const lang = process.argv.includes('--en') ? 'en' : 'vi'

export const say = (line: Text): void => console.log(inLanguage(line, lang))

function explain(error: unknown): void {
  if (error instanceof AppError) console.error(inLanguage(errorText(error), lang))
  else if (error instanceof ConfigError || error instanceof StartFailure) console.error(error.message)
  else console.error(error)
}

/** `work` returns the exit code; an error is 1 with its sentence. */
export async function command(work: (command: Command) => Promise<number>): Promise<void> {
  try {
    const config = readConfig()
    const opened = await openDatabase(config)
    try {
      process.exitCode = await work({ config, opened, say })
    } finally {
      await opened.close()
    }
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}
