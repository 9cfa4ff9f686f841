// The application as a process of its own, over the database whose address it is given; says where it listens.
import { readConfig } from '../../src/kernel/config.ts'
import { connect } from '../../src/kernel/database/connect.ts'
import { createApp } from '../../src/kernel/http/app.ts'
import { listen } from '../../src/kernel/http/listen.ts'
import { modules } from '../../src/modules.ts'

const [appUrl, dataDirectory] = process.argv.slice(2) as [string, string]
const config = readConfig({ DATA_DIR: dataDirectory, LOG: 'quiet' })
const { address } = await listen(
  createApp({ services: { database: connect(appUrl), config }, modules }),
  '127.0.0.1',
  0,
)
process.send!(address)
