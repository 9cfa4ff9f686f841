// Looks at everything that must be well and says in plain words what is not; exit code 1 when something is bad.
//   npm run doctor [-- --en]
import { connect } from '../src/kernel/database/connect.ts'
import { everything } from '../src/kernel/database/reach.ts'
import { examine } from '../src/kernel/doctor/examine.ts'
import { t } from '../src/kernel/doctor/texts.ts'
import { inLanguage } from '../src/kernel/text/language.ts'
import { modules } from '../src/modules.ts'
import { command } from './support/command.ts'

await command(async ({ config, opened, say }) => {
  const database = connect(opened.appUrl, { connections: 2, reach: everything('the doctor') })
  const found = { good: 0, warning: 0, bad: 0 }
  try {
    for await (const { state, text } of examine({ database, config }, modules)) {
      found[state] += 1
      say((lang) => inLanguage(t(`doctor.${state}`), lang) + inLanguage(text, lang))
    }
  } finally {
    await database.close()
  }
  const { bad, warning } = found
  say(bad + warning ? t('doctor.sum', { bad, warnings: warning }) : t('doctor.all_good'))
  return bad ? 1 : 0
})
