import { enqueue } from '../../../kernel/announce.ts'
import type { Tx } from '../../../kernel/database/types.ts'
import { findDossierByCode } from '../../dossiers/index.ts'
import type { ProcedureVersion } from '../../procedures/index.ts'
import type { PortalPaper } from '../read-portal-dossier.ts'
import { componentKeyOf } from '../component-key-of.ts'

export const filesJob = 'dossier_exchange.fetch_files'

type Expected = {
  code: string
  dossierId: string
  /** Of the papers that came with that request; null: with the dossier. */
  supplementId: string | null
  sent: readonly PortalPaper[]
  version: ProcedureVersion
}

/** The papers are there; their files are fetched after the commit, each by itself. */
export async function expectFiles(tx: Tx, { code, dossierId, supplementId, sent, version }: Expected): Promise<void> {
  if (!sent.some(({ files }) => files.length > 0)) return
  const { papers } = (await findDossierByCode(tx, code))!
  const paperOf = (key: string) =>
    papers.find((paper) => paper.component_key === key && paper.supplement_id === supplementId)?.id
  for (const paper of sent) {
    const paperId = paperOf(componentKeyOf(paper, version))
    if (!paperId) continue
    for (const file of paper.files)
      await tx.query
        .insertInto('dossier_exchange.file')
        .values({
          id: tx.id(),
          dossier_id: dossierId,
          paper_id: paperId,
          portal_id: file.MaTep,
          name: file.TenTep,
          sha256: file.MaBam ?? '',
          size: file.KichThuoc ?? null,
        })
        .onConflict((conflict) => conflict.columns(['paper_id', 'portal_id']).doNothing())
        .execute()
  }
  await enqueue(tx, filesJob, {}, { key: filesJob })
}
