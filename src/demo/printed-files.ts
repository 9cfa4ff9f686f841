// Papers of the demo as files: printed like an official slip, and said at the foot to be worth nothing.
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '../kernel/access/actor.ts'
import type { Tx } from '../kernel/database/types.ts'
import { printOfficialSlip, type OfficialSlip } from '../kernel/documents/official-slip.ts'
import { keepFile } from '../kernel/files/keep-file.ts'
import type { Services } from '../kernel/http/context.ts'

type Printed = Pick<OfficialSlip, 'issuer' | 'issuedAt' | 'title' | 'about' | 'blocks' | 'signers'>

export const printSlip = (slip: Printed): Promise<Uint8Array> =>
  printOfficialSlip({
    form: '',
    superior: 'TỈNH AN BÌNH',
    number: '',
    place: 'An Bình',
    ...slip,
    scanned: '',
    trace: 'Giấy tờ của bản trình diễn, không có giá trị pháp lý.',
  })

/** @returns the id of the file */
export async function keepPdf(
  tx: Tx,
  services: Services,
  actor: Actor,
  title: string,
  bytes: Uint8Array,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'cchc-mo-demo-'))
  try {
    const path = join(folder, 'file.pdf')
    await writeFile(path, bytes)
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const upload = { name: `${title}.pdf`, size: bytes.length, sha256, path, scanned: true as const }
    return (await keepFile(tx, services, upload, actor, { accept: ['pdf'] })).id
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
