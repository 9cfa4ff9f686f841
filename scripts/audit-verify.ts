// Recomputes the chain of history and names what was removed or changed; exit code 1 when something was.
//   npm run audit:verify [-- --en] [-- --anchor=SEAL:HASH]
import { parseArgs } from 'node:util'
import { auditLines } from '../src/kernel/audit/report-audit.ts'
import { verifyAudit } from '../src/kernel/audit/verify.ts'
import { connect } from '../src/kernel/database/connect.ts'
import { command } from './support/command.ts'

const { values } = parseArgs({ options: { en: { type: 'boolean' }, anchor: { type: 'string' } } })
const [, seal, hash] = /^(\d+):([0-9a-f]{64})$/.exec(values.anchor ?? '') ?? []

await command(async ({ opened, say }) => {
  const database = connect(opened.appUrl, { connections: 1 })
  try {
    const report = await verifyAudit(database, seal && hash ? { seal: Number(seal), hash } : undefined)
    for (const line of auditLines(report)) say(line)
    return report.breaches.length ? 1 : 0
  } finally {
    await database.close()
  }
})
