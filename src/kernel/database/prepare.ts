import { createHmac } from 'node:crypto'
import pg from 'pg'

export type DatabaseUrls = { ownerUrl: string; appUrl: string }

type Role = 'cchc_owner' | 'cchc_app'

// Derived from the server's one secret: nothing more has to be kept, and a second program that opens the same server
// (a backup while the application runs) finds the same passwords.
const passwordOf = (superuserUrl: string, role: Role): string =>
  createHmac('sha256', new URL(superuserUrl).password).update(role).digest('hex')

/** The address of a database on a server of our own, for one of the two roles. */
export function roleUrl(superuserUrl: string, role: Role, database: string): string {
  const address = new URL(superuserUrl)
  address.username = role
  address.password = passwordOf(superuserUrl, role)
  address.pathname = `/${database}`
  return address.toString()
}

/**
 * On a server of our own: makes the owner's and the application's role and the database, where they are missing.
 */
export async function prepareDatabase(superuserUrl: string, name: string): Promise<DatabaseUrls> {
  const client = new pg.Client({ connectionString: superuserUrl })
  await client.connect()
  try {
    for (const role of ['cchc_owner', 'cchc_app'] as const) {
      const exists = await client.query('select 1 from pg_roles where rolname = $1', [role])
      const rights = role === 'cchc_owner' ? 'login createrole' : 'login'
      await client.query(
        `${exists.rowCount ? 'alter' : 'create'} role ${role} ${rights} password '${passwordOf(superuserUrl, role)}'`,
      )
    }
    const found = await client.query('select 1 from pg_database where datname = $1', [name])
    if (!found.rowCount) await client.query(`create database ${pg.escapeIdentifier(name)} owner cchc_owner`)
  } finally {
    await client.end()
  }
  return {
    ownerUrl: roleUrl(superuserUrl, 'cchc_owner', name),
    appUrl: roleUrl(superuserUrl, 'cchc_app', name),
  }
}
