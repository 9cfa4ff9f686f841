import { sql } from 'kysely'
import { forgetFiles } from '../../../kernel/files/forget-files.ts'
import type { JobRun } from '../../../kernel/jobs/define.ts'

/** What nobody came back to for a month is personal data without a purpose. */
export async function expireDrafts({ transaction }: JobRun): Promise<void> {
  await transaction(async (tx) => {
    const ended = await tx.query
      .deleteFrom('forms.draft')
      .where('expires_at', '<=', tx.now)
      .returning(sql<{ id: string }[]>`files`.as('files'))
      .execute()
    await forgetFiles(
      tx,
      ended.flatMap(({ files }) => files.map(({ id }) => id)),
    )
  })
}
