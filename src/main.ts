// Reads the configuration, opens the database, mounts the modules, listens.
import { ConfigError, readConfig } from './kernel/config.ts'
import { connect } from './kernel/database/connect.ts'
import { migrate } from './kernel/database/migrate.ts'
import { openDatabase } from './kernel/database/open.ts'
import { everything, withReach } from './kernel/database/reach.ts'
import { inTransaction } from './kernel/database/transaction.ts'
import type { Services } from './kernel/http/context.ts'
import { createApp } from './kernel/http/app.ts'
import { isLoopback } from './kernel/http/loopback.ts'
import { listen } from './kernel/http/listen.ts'
import { startWorker } from './kernel/jobs/worker.ts'
import { reportMissingTexts } from './kernel/text/catalogue.ts'
import { demoPassword, loadDemo, type DemoAccount } from './demo/load-demo.ts'
import { isOwn, makeSetUpLink } from './foundation/organisation/index.ts'
import { modules } from './modules.ts'

type Begun = { link?: string | undefined; accounts?: DemoAccount[] | undefined }

/**
 * What an empty database becomes: the demo, whose passwords are public and which therefore stays on this machine, or,
 * with `--own` or when the network can reach us, an authority of one's own.
 */
async function begin(services: Services): Promise<Begun> {
  const own = process.argv.includes('--own') || !isLoopback(services.config.host)
  return inTransaction(services.database, async (tx) =>
    own || (await isOwn(tx)) ? { link: await makeSetUpLink(tx) } : { accounts: await loadDemo(tx, services) },
  )
}

async function main(): Promise<void> {
  const config = readConfig()
  reportMissingTexts((problem) => console.error(problem))
  const opened = await openDatabase(config)
  const applied = await migrate(opened.ownerUrl)
  if (applied.length) console.log(`Cơ sở dữ liệu: ${applied.length} bước nâng cấp / migrations applied`)
  const database = connect(opened.appUrl)
  const services = { database, config }
  const begun = await withReach(everything('start-up'), async () => {
    for (const { load } of modules) if (load) await inTransaction(database, load)
    const opening = await begin(services)
    // What starts may look at what there is: in the demo some modules put simulators to work.
    for (const module of modules) await module.start?.(services)
    return opening
  })
  const log = config.logLevel === 'quiet' ? undefined : (line: object) => console.log(JSON.stringify(line))
  const worker = await startWorker({ services, modules, log })
  const listening = await listen(createApp({ services, modules, log }), config.host, config.port)
  console.log(`\nCCHC Mở: ${listening.address}\n`)
  if (begun.link)
    console.log(`Mở một lần để lập cơ quan / open once to found the authority:\n  ${listening.address}${begun.link}\n`)
  if (begun.accounts) {
    console.log(`Tài khoản dùng thử, mật khẩu chung / demo accounts, one password: ${demoPassword}`)
    for (const { login, name, title, unit } of begun.accounts)
      console.log(`  ${login.padEnd(10)} ${name}, ${title}, ${unit}`)
    console.log()
  }

  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    await listening.close()
    await worker.stop()
    await database.close()
    await opened.close()
    process.exit(0)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

main().catch((error: unknown) => {
  const expected = error instanceof ConfigError || (error instanceof Error && error.name === 'StartFailure')
  console.error(expected ? (error as Error).message : error)
  process.exit(1)
})
