// Statements that were recorded, as a script for pgbench: prepared once by each client, with ids, codes and numbers of
// their own each time.
import { spawnSync } from 'node:child_process'
import { existsSync, globSync, writeFileSync } from 'node:fs'
import type { Sent } from './measure.ts'

/** PostgreSQL's own load generator, where it is installed (Debian: postgresql-contrib). */
export const findPgbench = (): string | undefined =>
  globSync('/usr/lib/postgresql/*/bin/pgbench')
    .toSorted()
    .findLast((file) => existsSync(file))

const id = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** The text of a value as pg would have sent it. */
function textOf(value: unknown): string {
  if (value instanceof Uint8Array) return `\\x${Buffer.from(value).toString('hex')}`
  if (!Array.isArray(value)) return String(value)
  return `{${value.map((one) => (one === null ? 'NULL' : `"${String(one).replaceAll(/["\\]/g, '\\$&')}"`)).join(',')}}`
}

const literal = (value: unknown): string =>
  value === null || value === undefined ? 'null' : `'${textOf(value).replaceAll("'", "''")}'`

/**
 * `since`: ids made after it are new in every transaction. `counted`: what is told apart by a number of its own in each
 * transaction, as its first group says it begins.
 */
export function pgbenchScript(sent: readonly Sent[], since: number, counted: readonly RegExp[]): string {
  const names = new Map<string, string>()
  const isNew = (found: string): boolean => Number.parseInt(found.replace('-', '').slice(0, 12), 16) >= since
  const nameOf = (found: string): string => {
    if (!isNew(found)) return found
    return `:${names.get(found) ?? names.set(found, `id${names.size}`).get(found)!}`
  }
  const fresh = (text: string): string =>
    counted.reduce((so, one) => so.replaceAll(one, '$1:number'), text.replaceAll(id, nameOf))
  const prepared: string[] = []
  const executed = sent.map(({ text, values }, at) => {
    if (/^(begin|commit)/i.test(text)) return `${text};`
    prepared.push(`prepare s${at} as ${text.replaceAll('\n', ' ')};`)
    const given = values.map((value) =>
      text.includes('"receipt_number" =') && typeof value === 'number' && value > 0 ? ':number' : fresh(literal(value)),
    )
    return `execute s${at}${given.length ? `(${given.join(', ')})` : ''};`
  })
  const ids = [...names.values()].map((name) => `gen_random_uuid() as ${name}`)
  return [
    '\\if :first',
    ...prepared,
    '\\set first 0',
    '\\endif',
    `select ${[...ids, `nextval('bench_number') as number`].join(', ')} \\gset`,
    ...executed,
  ].join('\n')
}

/** @returns transactions per second */
export function runPgbench(
  program: string,
  {
    url,
    script,
    file,
    clients,
    seconds,
  }: { url: string; script: string; file: string; clients: number; seconds: number },
): number {
  writeFileSync(file, script)
  const { stdout, stderr } = spawnSync(
    program,
    ['-n', '-f', file, '-D', 'first=1', '-c', String(clients), '-j', '1', '-T', String(seconds), url],
    { encoding: 'utf8' },
  )
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1]
  if (!rate || /ERROR|aborted/.test(stderr)) throw new Error(`pgbench: ${stderr.slice(0, 2000)}`)
  return Number(rate)
}
