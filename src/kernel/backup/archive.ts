import type { Shape } from './database-shape.ts'

// manifest.json, then tables/<schema.table>/<part>.json (a list of rows, each as PostgreSQL writes a row as text), then
// files/<sha256>, then checksums.json. What has no checksums.json was cut off.
export const format = 1
export const manifestName = 'manifest.json'
export const checksumsName = 'checksums.json'

export type Manifest = Shape & { product: 'cchc-mo'; format: number; madeAt: string; postgres: string }

export type Checksums = {
  /** SHA-256 of each part of a table. Files need none: they are named by theirs. */
  parts: Record<string, string>
  rows: number
  files: number
  /** Content that the database names and the disk no longer had. */
  missing: string[]
}

export const partName = (table: string, part: number): string =>
  `tables/${table.replaceAll('"', '')}/${String(part).padStart(6, '0')}.json`
