import { randomBytes } from 'node:crypto'
import pg from 'pg'

export type DatabaseUrls = { ownerUrl: string; appUrl: string }

const withUser = (url: string, user: string, password: string, database: string): string => {
  const address = new URL(url)
  address.username = user
  address.password = password
  address.pathname = `/${database}`
  return address.toString()
}

/**
 * On a server of our own: makes the owner's and the application's role and the database, where they are missing, and
 * gives both new passwords, so that none has to be kept.
 */
export async function prepareDatabase(superuserUrl: string, name: string): Promise<DatabaseUrls> {
  const passwords = { cchc_owner: randomBytes(24).toString('hex'), cchc_app: randomBytes(24).toString('hex') }
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const [role, password] of Object.entries(passwords)) {
      const exists = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const rights = role === 'cchc_owner' ? 'login createrole' : 'login'
      await client.query(`${exists.rowCount ? 'alter' : 'create'} role ${role} ${rights} password '${password}'`)
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} owner cchc_owner`)
  } finally {
    await client.end()
  }
  return {
    ownerUrl: withUser(superuserUrl, 'cchc_owner', passwords.cchc_owner, name),
    appUrl: withUser(superuserUrl, 'cchc_app', passwords.cchc_app, name),
  }
}
